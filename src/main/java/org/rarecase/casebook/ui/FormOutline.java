package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.form.Section;
import org.rarecase.ui.FormText;

/** The sections of the shown form, each with what is missing in it; a click goes there. */
final class FormOutline extends Composite<UnorderedList> {

    private final FormInstance entry;
    private final Consumer<String> goToSection;
    private final Map<String, Line> lines = new HashMap<>();
    private List<SectionProgress> shown = List.of();

    private record Line(ListItem item, Span mark) {}

    FormOutline(VisibleCase visibleCase, FormInstance entry, Consumer<String> goToSection) {
        this.entry = entry;
        this.goToSection = goToSection;
        getContent().addClassName("rc-outline");
        getContent().getElement().setAttribute("aria-label", t("Sections of this form"));
        refresh(visibleCase);
    }

    /** Lines that stay are the same ones, so that a click on one just now is not lost. */
    void refresh(VisibleCase visibleCase) {
        List<SectionProgress> sections = SectionProgress.of(visibleCase, entry);
        // The only section of a form says no more than the form.
        List<SectionProgress> now = sections.size() > 1 ? sections : List.of();
        if (now.equals(shown)) {
            return;
        }
        List<SectionProgress> before = shown;
        shown = now;
        Set<String> keys = now.stream().map(each -> each.section().key()).collect(Collectors.toSet());
        lines.entrySet().removeIf(line -> {
            boolean goes = !keys.contains(line.getKey());
            if (goes) {
                line.getValue().item().removeFromParent();
            }
            return goes;
        });
        for (int i = 0; i < now.size(); i++) {
            SectionProgress progress = now.get(i);
            Line line = lines.get(progress.section().key());
            if (line == null) {
                line = line(progress.section());
                lines.put(progress.section().key(), line);
                getContent().addComponentAtIndex(i, line.item());
            }
            if (!before.contains(progress)) {
                line.mark().setText(progress.text());
                line.mark().setClassName("rc-outline-mark rc-progress-" + progress.key());
            }
        }
    }

    private Line line(Section section) {
        Span mark = new Span();
        NativeButton button = new NativeButton("", click -> goToSection.accept(section.key()));
        button.add(FormText.span(section.title()), mark);
        button.addClassName("rc-outline-section");
        return new Line(new ListItem(button), mark);
    }
}
