package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.server.VaadinSession;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Focus;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.StaticFiles;

/** Casebook, form and panels side by side; on a narrow screen one of them at a time. */
@Tag("rc-case-page")
final class CaseLayout extends Div {

    enum Part {
        FORMS(texts("Forms")),
        ENTRY(texts("Entry")),
        PANELS(texts("Steps and more"));

        private final LocalizedText title;

        Part(LocalizedText title) {
            this.title = title;
        }
    }

    /** Whether this person wants the panels, as long as they are logged in. */
    private static final String CHOSEN = CaseLayout.class.getName();

    private final Div forms = new Div();
    private final Div entry = new Div();
    private final Div panels = new Div();
    private final Div partSwitch = new Div();
    private final Div head = new Div();
    private final Div noticeArea = new Div();
    private final Map<Part, NativeButton> switches = new EnumMap<>(Part.class);
    private final Button panelSwitch = new Button();
    private @Nullable PanelArea panelArea;
    private boolean panelsShown = true;
    private Part part = Part.ENTRY;

    CaseLayout() {
        addClassName("rc-case");
        head.addClassName("rc-case-holder");
        noticeArea.addClassName("rc-case-holder");
        forms.addClassName("rc-case-nav");
        entry.addClassName("rc-case-form");
        panels.addClassName("rc-case-panels");
        partSwitch.addClassName("rc-case-switch");
        partSwitch.getElement().setAttribute("role", "group");
        partSwitch.getElement().setAttribute("aria-label", t("Part of the case"));
        for (Part each : Part.values()) {
            NativeButton button = new NativeButton(each.title.in(Messages.language()), click -> show(each));
            switches.put(each, button);
            partSwitch.add(button);
        }
        panelSwitch.addThemeVariants(ButtonVariant.TERTIARY);
        panelSwitch.addClassName("rc-panels-switch");
        panelSwitch.addClickListener(click -> {
            showPanels(!panelsShown);
            remember(panelsShown);
        });
        show(Part.ENTRY);
    }

    /** Its keys are in case-page.js. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJsModule(StaticFiles.address("case-page.js"));
    }

    /**
     * Everything but the form in the middle, which stays.
     *
     * @param room whether the form needs the room of the panels; a person who has opened or closed them knows better
     */
    void frame(
            PageHeader header,
            Component notices,
            Component casebook,
            PanelArea panelArea,
            Component bar,
            boolean room) {
        removeAll();
        showCasebook(casebook);
        this.panelArea = panelArea;
        panels.removeAll();
        panels.add(panelArea);
        panelSwitch.setVisible(!panelArea.isEmpty());
        Div body = new Div(forms, entry, panels);
        body.addClassName("rc-case-body");
        add(head, noticeArea, partSwitch, body, bar);
        showHead(header, notices);
        fold(room);
        // A step may take the button away that was pressed.
        Focus.goOn();
    }

    /** Head and notices alone; all else stays as it is. */
    void showHead(PageHeader header, Component notices) {
        head.removeAll();
        head.add(header.withActions(panelSwitch));
        noticeArea.removeAll();
        noticeArea.add(notices);
    }

    /** The forms of the case alone. */
    void showCasebook(Component casebook) {
        forms.removeAll();
        forms.add(casebook);
    }

    void fill(Component form) {
        entry.removeAll();
        entry.add(form);
        // Another form begins at its beginning, however far down the last one was read.
        entry.getElement().executeJs("if (this.getBoundingClientRect().top < 0) this.scrollIntoView()");
    }

    /** Gives the form the room of the panels or takes it back, unless the person has chosen. */
    void fold(boolean room) {
        Boolean chosen = chosen();
        showPanels((chosen == null ? !room : chosen) && panelArea != null && !panelArea.isEmpty());
    }

    /** Whether the panels are away although the person did not close them. */
    boolean isFolded() {
        return !panelsShown && chosen() == null;
    }

    private static @Nullable Boolean chosen() {
        VaadinSession session = VaadinSession.getCurrent();
        return session == null ? null : (Boolean) session.getAttribute(CHOSEN);
    }

    private static void remember(boolean shown) {
        VaadinSession.getCurrent().setAttribute(CHOSEN, shown);
    }

    void showPanels(boolean shown) {
        panelsShown = shown;
        panelSwitch.setText(shown ? t("Hide panels") : t("Show panels"));
        panelSwitch.getElement().setAttribute("aria-expanded", Boolean.toString(shown));
        getElement().setAttribute("data-panels", shown ? "open" : "closed");
        if (panelArea != null) {
            panelArea.setInSight(shown);
        }
    }

    void show(Part shown) {
        part = shown;
        getElement().setAttribute("data-show", shown.name().toLowerCase(Locale.ROOT));
        switches.forEach(
                (each, button) -> button.getElement().setAttribute("aria-pressed", Boolean.toString(each == shown)));
    }

    Part part() {
        return part;
    }

    void markUnsaved(boolean unsaved) {
        getElement().setAttribute("data-unsaved", unsaved);
    }
}
