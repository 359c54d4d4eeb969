package org.rarecase.casebook.ui;

import static java.util.Objects.requireNonNull;
import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDefinition;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Icons;
import org.rarecase.ui.ShownText;

/** The forms of the case in their order, each with how far it is, and where another filling may be added. */
final class CasebookTree extends Composite<Nav> {

    private final Map<FormInstanceId, Line> lines = new HashMap<>();
    private final Map<FormInstanceId, FormProgress> shown = new HashMap<>();
    private final Paragraph summary = new Paragraph();
    private VisibleCase visibleCase;
    private Component outline = new Span();

    private record Line(RouterLink link, Span title, Div progress, CaseMarks marks) {}

    /**
     * @param addable repeating forms that the account may fill once more
     */
    CasebookTree(
            VisibleCase visibleCase,
            List<FormDefinition> addable,
            Consumer<FormDefinition> add,
            Component nextMissing) {
        this.visibleCase = visibleCase;
        getContent().addClassName("rc-casebook");
        getContent().getElement().setAttribute("aria-label", t("Forms of this case"));
        H2 title = new H2(t("Casebook"));
        summary.addClassName("rc-casebook-summary");
        UnorderedList list = new UnorderedList();
        List<FormInstance> entries = visibleCase.entries();
        for (int i = 0; i < entries.size(); i++) {
            FormInstance entry = entries.get(i);
            list.add(new ListItem(line(entry)));
            boolean last = i + 1 == entries.size()
                    || !entries.get(i + 1).form().key().equals(entry.form().key());
            if (last) {
                addable.stream()
                        .filter(form -> form.key().equals(entry.form().key()))
                        .forEach(form -> list.add(new ListItem(addButton(form, add))));
            }
        }
        Set<String> present =
                entries.stream().map(entry -> entry.form().key().value()).collect(Collectors.toSet());
        addable.stream()
                .filter(form -> !present.contains(form.key().value()))
                .forEach(form -> list.add(new ListItem(addButton(form, add))));
        getContent().add(title, summary, nextMissing, list);
        refresh(visibleCase);
    }

    private RouterLink line(FormInstance entry) {
        RouterLink link = new RouterLink();
        link.setRoute(
                CaseView.class,
                new RouteParameters(
                        new RouteParam("caseId", visibleCase.caseSummary().id().toString()),
                        new RouteParam("entryId", entry.id().toString())));
        link.addClassName("rc-casebook-form");
        // The view itself marks the present form: the address may name the case alone.
        link.setHighlightAction((target, highlight) -> {});
        Span title = new Span();
        title.addClassName("rc-casebook-title");
        Div progress = new Div();
        CaseMarks marks = new CaseMarks();
        Div below = new Div(progress, marks);
        below.addClassName("rc-casebook-below");
        link.add(title, below);
        lines.put(entry.id(), new Line(link, title, progress, marks));
        return link;
    }

    private static NativeButton addButton(FormDefinition form, Consumer<FormDefinition> add) {
        NativeButton button = new NativeButton("", click -> add.accept(form));
        button.add(
                Icons.decorative(VaadinIcon.PLUS),
                new Span(t("Add {0}", inSentence(form.title().in(Messages.language())))));
        button.addClassName("rc-casebook-add");
        return button;
    }

    private static String inSentence(String title) {
        return Messages.language().equals(Locale.GERMAN) ? title : title.toLowerCase(Locale.ROOT);
    }

    void select(FormInstanceId instanceId) {
        lines.forEach((id, line) -> {
            line.link().setClassName("rc-casebook-current", id.equals(instanceId));
            if (id.equals(instanceId)) {
                line.link().getElement().setAttribute("aria-current", "page");
            } else {
                line.link().getElement().removeAttribute("aria-current");
            }
        });
    }

    /** Shows the marks of other modules, by id of the filled form, in place of those before. */
    void mark(Map<FormInstanceId, List<CasePageExtension.Mark>> marks) {
        lines.forEach((id, line) -> line.marks().show(marks.getOrDefault(id, List.of())));
    }

    /** Puts the sections of the present form below its line, in place of those of the one before. */
    void outline(FormInstanceId instanceId, FormOutline shown) {
        outline.getElement().removeFromParent();
        outline = shown;
        Line line = lines.get(instanceId);
        if (line != null) {
            line.link().getElement().getParent().appendChild(shown.getElement());
        }
    }

    /** Whether these are the forms it shows. */
    boolean shows(VisibleCase read) {
        return keys(read).equals(keys(visibleCase));
    }

    private static List<String> keys(VisibleCase read) {
        return read.entries().stream()
                .map(entry -> entry.id() + " " + entry.form().version() + " " + entry.kept() + " "
                        + read.isEditable(entry.id()))
                .toList();
    }

    /** Brings all marks up to date. */
    void refresh(VisibleCase read) {
        visibleCase = read;
        refresh(lines.keySet());
    }

    void refresh(Set<FormInstanceId> entryIds) {
        for (FormInstance entry : visibleCase.entries()) {
            if (entryIds.contains(entry.id()) && lines.containsKey(entry.id())) {
                Line line = lines.get(entry.id());
                CaseTexts.show(line.title(), visibleCase, entry);
                FormProgress now = FormProgress.of(visibleCase, entry);
                if (!now.equals(shown.put(entry.id(), now))) {
                    show(line.progress(), now);
                }
            }
        }
        List<FormInstance> counted =
                visibleCase.entries().stream().filter(entry -> !entry.kept()).toList();
        long done =
                counted.stream().filter(entry -> progress(entry.id()).isDone()).count();
        ShownText.update(summary, t("{0} of {1} forms complete", done, counted.size()));
    }

    /** How far this form is, as it is shown. */
    FormProgress progress(FormInstanceId instanceId) {
        return requireNonNull(shown.get(instanceId));
    }

    private static void show(Div line, FormProgress progress) {
        line.removeAll();
        line.setClassName("rc-casebook-mark rc-progress-" + progress.key());
        line.add(Icons.decorative(progress.icon()), new Span(progress.text()));
    }
}
