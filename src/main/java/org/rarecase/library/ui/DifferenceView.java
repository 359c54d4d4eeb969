package org.rarecase.library.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormDifference;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormVersion;
import org.rarecase.form.Forms;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.Tone;

/** What differs between two versions of a form: what came, what went, and what changed from what to what. */
@Route(FormNavigation.FORMS + "/:form/difference")
@PermitAll
public class DifferenceView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Forms forms;
    private String title = "";

    DifferenceView(Forms forms) {
        this.forms = forms;
        addClassNames("rc-page", "rc-difference");
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        FormKey key =
                new FormKey(event.getRouteParameters().get(FormNavigation.FORM).orElse(""));
        List<FormVersion> versions = forms.versions(key);
        if (versions.isEmpty()) {
            throw new NotFoundException();
        }
        int to = FormNavigation.number(event, "to").orElse(versions.getFirst().version());
        int from =
                FormNavigation.number(event, "from").orElse(versions.getLast().version());
        FormDefinition before = forms.find(key, from).orElseThrow(NotFoundException::new);
        FormDefinition after = forms.find(key, to).orElseThrow(NotFoundException::new);
        removeAll();
        title = t("{0}: what changed", after.title().in(Messages.language()));
        Anchor back = new Anchor(
                FormNavigation.address(after), Icons.decorative(VaadinIcon.ARROW_LEFT), FormText.span(after.title()));
        back.addClassName("rc-back");
        add(back, new PageHeader(title));
        if (versions.size() == 1) {
            add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    t("There is one version so far"),
                    t("As soon as the form has a second one, what differs stands here.")));
        } else {
            add(versions(key, versions, from, to));
            show(FormDifference.between(before, after));
        }
    }

    private Div versions(FormKey key, List<FormVersion> versions, int from, int to) {
        Select<FormVersion> before = VersionSelect.of(t("From version"), versions, from);
        Select<FormVersion> after = VersionSelect.of(t("To version"), versions, to);
        List.of(before, after)
                .forEach(select -> select.addValueChangeListener(
                        change -> getUI().ifPresent(ui -> ui.navigate(FormNavigation.difference(
                                key,
                                before.getValue().version(),
                                after.getValue().version())))));
        Div filters = new Div(before, after);
        filters.addClassName("rc-filters");
        return filters;
    }

    private void show(FormDifference difference) {
        if (difference.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    t("These versions do not differ"),
                    t("Choose others to see what came, went and changed between them.")));
            return;
        }
        if (!difference.form().isEmpty()) {
            add(section(t("The form itself"), properties(t("The form itself"), difference.form())));
        }
        parts(t("Items"), difference.items());
        parts(t("Sections"), difference.sections());
        parts(t("Checks"), difference.checks());
    }

    private void parts(String name, List<FormDifference.Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        Section section = section(name);
        for (FormDifference.Kind kind :
                List.of(FormDifference.Kind.REMOVED, FormDifference.Kind.ADDED, FormDifference.Kind.CHANGED)) {
            parts.stream().filter(part -> part.kind() == kind).map(this::part).forEach(section::add);
        }
        add(section);
    }

    private Div part(FormDifference.Part part) {
        Span label = FormText.span(part.label());
        label.addClassName("rc-dictionary-label");
        Span key = new Span(part.key());
        key.addClassName("rc-code");
        Div heading = new Div(badge(part.kind()), label, key);
        heading.addClassName("rc-dictionary-heading");
        Div shown = new Div(heading);
        shown.addClassName("rc-dictionary-item");
        if (!part.properties().isEmpty()) {
            shown.add(properties(part.key(), part.properties()));
        }
        return shown;
    }

    private static Badge badge(FormDifference.Kind kind) {
        return switch (kind) {
            case ADDED -> new Badge(t("new"), Tone.SUCCESS);
            case REMOVED -> new Badge(t("gone"), Tone.DANGER);
            case CHANGED -> new Badge(t("changed"), Tone.WARNING);
        };
    }

    private static PlainTable properties(String name, List<FormDifference.Property> properties) {
        PlainTable table = new PlainTable(name, t("What"), t("Before"), t("After"));
        properties.forEach(property -> table.addRow(
                new Span(property.name()), value(property.before(), "rc-before"), value(property.after(), "rc-after")));
        return table;
    }

    private static Span value(@Nullable String value, String className) {
        Span shown = new Span(value == null ? "–" : value);
        shown.addClassName(value == null ? "rc-soft" : className);
        return shown;
    }

    private static Section section(String title, com.vaadin.flow.component.Component... content) {
        Section section = new Section(new H2(title));
        section.add(content);
        section.addClassName("rc-dictionary-section");
        return section;
    }
}
