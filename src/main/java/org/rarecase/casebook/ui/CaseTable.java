package org.rarecase.casebook.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseRecord;
import org.rarecase.casebook.ui.CaseContribution.Mark;
import org.rarecase.form.Forms;
import org.rarecase.ui.Selection;
import org.rarecase.ui.When;

/** Cases as rows of a plain table, which becomes a stack of cards on a narrow screen. */
final class CaseTable extends Composite<Div> {

    private final transient Forms forms;
    private final transient Clock clock;
    private final Selection<CaseRecord> selection;
    private final Element body = new Element("tbody");

    /**
     * @param more columns of other modules, before the last one
     * @param selection where cases are ticked, if anything can be done with them
     */
    CaseTable(Forms forms, Clock clock, List<CaseColumn> more, Selection<CaseRecord> selection) {
        this.forms = forms;
        this.clock = clock;
        this.selection = selection;
        Element head = new Element("tr");
        Stream.of(
                        Stream.of(t("Case"), t("Tumour type"), t("Site"), t("State")),
                        more.stream().map(CaseColumn::title),
                        Stream.of(t("Last change")))
                .flatMap(columns -> columns)
                .forEach(column -> head.appendChild(
                        new Element("th").setAttribute("scope", "col").setText(column)));
        Element table = new Element("table");
        table.getClassList().add("rc-cases-table");
        table.appendChild(new Element("thead").appendChild(head), body);
        getContent().addClassName("rc-cases-frame");
        getContent().getElement().appendChild(table);
    }

    boolean isEmpty() {
        return body.getChildCount() == 0;
    }

    void clear() {
        body.removeAllChildren();
    }

    void append(CasePages.Page page) {
        page.cases().forEach(each -> body.appendChild(row(each, page.marks())));
    }

    private Element row(CaseRecord shown, Map<CaseColumn, Map<CaseId, List<Mark>>> marks) {
        RouterLink link = new RouterLink(
                shown.number(),
                CaseView.class,
                new RouteParameters(new RouteParam("caseId", shown.id().toString())));
        link.addClassName("rc-row-link");
        Span site = new Span(shown.site().name());
        Span type = new Span(CaseTexts.tumourType(forms.inUse(), shown));
        type.setClassName("rc-quiet", shown.tumourType() == null);
        Element row = new Element("tr");
        Component first = selection.hasActions() ? ticked(shown, link) : link;
        row.appendChild(
                new Element("th").setAttribute("scope", "row").appendChild(first.getElement()),
                cell(t("Tumour type"), type),
                cell(t("Site"), site),
                cell(t("State"), new Span(CaseTexts.badges(shown))));
        marks.forEach((column, byCase) ->
                row.appendChild(cell(column.title(), new CaseMarks(byCase.getOrDefault(shown.id(), List.of())))));
        row.appendChild(cell(t("Last change"), new When(shown.changedAt(), clock)));
        return row;
    }

    private Component ticked(CaseRecord shown, RouterLink link) {
        Div both = new Div(selection.box(shown, shown.number()), link);
        both.addClassName("rc-selectable");
        return both;
    }

    /** On a narrow screen the name of the column stands before its value. */
    private static Element cell(String column, Component content) {
        return new Element("td").setAttribute("data-column", column).appendChild(content.getElement());
    }
}
