package org.rarecase.casebook.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.rarecase.casebook.ui.CasePageExtension.Mark;
import org.rarecase.ui.Badge;

/** Marks of other modules, beside a form in the casebook or in a row of the list of cases. */
public final class CaseMarks extends Div {

    CaseMarks() {
        addClassName("rc-casebook-marks");
    }

    public CaseMarks(List<Mark> marks) {
        this();
        show(marks);
    }

    void show(List<Mark> marks) {
        removeAll();
        marks.forEach(mark -> add(badge(mark)));
    }

    private static Badge badge(Mark mark) {
        Badge badge = mark.icon() == null
                ? new Badge(mark.shown(), mark.tone())
                : new Badge(mark.icon(), mark.shown(), mark.tone());
        badge.getElement().setAttribute("role", "img");
        badge.getElement().setAttribute("aria-label", mark.meaning());
        badge.setTitle(mark.meaning());
        return badge;
    }
}
