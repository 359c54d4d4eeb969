package org.rarecase.casebook.ui.list;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.ui.CaseMarks;
import org.rarecase.casebook.ui.CasePageExtension.Mark;
import org.rarecase.casebook.ui.CaseTexts;
import org.rarecase.casebook.ui.CaseView;
import org.rarecase.form.Forms;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Selection;

/** Cases as rows of a plain table, which becomes a stack of cards on a narrow screen. */
final class CaseTable extends Composite<Div> {

    private final transient Forms forms;
    private final transient Clock clock;
    private final Selection<CaseSummary> selection;
    private final PlainTable table;

    /**
     * @param more columns of other modules, before the last one
     * @param selection where cases are ticked, if anything can be done with them
     */
    CaseTable(Forms forms, Clock clock, List<CaseColumn> more, Selection<CaseSummary> selection) {
        this.forms = forms;
        this.clock = clock;
        this.selection = selection;
        table = new PlainTable(
                t("Cases"),
                Stream.of(
                                Stream.of(t("Case"), t("Tumour type"), t("Site"), t("State")),
                                more.stream().map(CaseColumn::title),
                                Stream.of(t("Last change")))
                        .flatMap(columns -> columns)
                        .toArray(String[]::new));
        getContent().addClassName("rc-cases-frame");
        getContent().add(table);
    }

    boolean isEmpty() {
        return table.isEmpty();
    }

    void clear() {
        table.clear();
    }

    void append(CasePages.Page page) {
        page.cases().forEach(each -> addRow(each, page.marks()));
    }

    private void addRow(CaseSummary shown, Map<CaseColumn, Map<CaseId, List<Mark>>> marks) {
        RouterLink link = new RouterLink(
                shown.number(),
                CaseView.class,
                new RouteParameters(new RouteParam("caseId", shown.id().toString())));
        link.addClassName("rc-row-link");
        Span site = new Span(shown.site().name());
        Span type = new Span(CaseTexts.tumourType(forms.inUse(), shown));
        type.setClassName("rc-quiet", shown.tumourType() == null);
        List<Component> cells = new ArrayList<>(List.of(
                selection.hasActions() ? ticked(shown, link) : link, type, site, new Span(CaseTexts.badges(shown))));
        marks.values().forEach(byCase -> cells.add(new CaseMarks(byCase.getOrDefault(shown.id(), List.of()))));
        cells.add(new RelativeTime(shown.changedAt(), clock));
        table.addRow(cells.toArray(Component[]::new));
    }

    private Component ticked(CaseSummary shown, RouterLink link) {
        Div both = new Div(selection.box(shown, shown.number()), link);
        both.addClassName("rc-selectable");
        return both;
    }
}
