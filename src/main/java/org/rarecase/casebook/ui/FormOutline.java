package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.ui.FormText;

/** The sections of the shown form, each with what is missing in it; a click goes there. */
final class FormOutline extends Composite<UnorderedList> {

    private final FormInstance entry;
    private final Consumer<String> goToSection;
    private List<SectionProgress> shown = List.of();

    FormOutline(VisibleCase visibleCase, FormInstance entry, Consumer<String> goToSection) {
        this.entry = entry;
        this.goToSection = goToSection;
        getContent().addClassName("rc-outline");
        getContent().getElement().setAttribute("aria-label", t("Sections of this form"));
        refresh(visibleCase);
    }

    void refresh(VisibleCase visibleCase) {
        List<SectionProgress> now = SectionProgress.of(visibleCase, entry);
        if (!now.equals(shown)) {
            shown = now;
            getContent().removeAll();
            // The only section of a form says no more than the form.
            if (now.size() > 1) {
                now.forEach(section -> getContent().add(line(section)));
            }
        }
    }

    private ListItem line(SectionProgress progress) {
        Span mark = new Span(progress.text());
        mark.addClassNames("rc-outline-mark", "rc-progress-" + progress.key());
        NativeButton button = new NativeButton(
                "", click -> goToSection.accept(progress.section().key()));
        button.add(FormText.span(progress.section().title()), mark);
        button.addClassName("rc-outline-section");
        return new ListItem(button);
    }
}
