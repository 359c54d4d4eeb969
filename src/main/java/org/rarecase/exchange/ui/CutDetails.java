package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rarecase.casebook.ui.CaseTexts;
import org.rarecase.exchange.cut.Cut;
import org.rarecase.exchange.cut.CutCase;
import org.rarecase.exchange.cut.Cuts;
import org.rarecase.shared.Messages;
import org.rarecase.study.Site;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.RelativeTime;

/** What a cut is of, and its cases. */
final class CutDetails extends Div {

    private static final int PAGE = 20;

    private final transient Cuts cuts;
    private final transient Cut cut;
    private final Element facts = new Element("dl");
    private final Div cases = new Div();
    private final Paragraph checked = new Paragraph();

    /** @param with what it is compared with now */
    CutDetails(Cuts cuts, Cut cut, List<Cut> made, Optional<Cut> with, List<Site> sites, Clock clock) {
        this.cuts = cuts;
        this.cut = cut;
        addClassNames("rc-card", "rc-cut");
        facts.getClassList().add("rc-cut-facts");
        fact(t("What it is for"), cut.request().purpose());
        fact(t("Cases as of"), cut.asOf() == null ? "" : RelativeTime.exact(cut.asOf()));
        fact(t("Made by"), cut.madeBy().userName());
        fact(t("Which cases"), filter(sites));
        fact(t("Forms"), forms());
        fact("SHA-256", cut.sha256() == null ? "" : cut.sha256());
        cut.erasures()
                .forEach(erasure -> fact(
                        t("Case erased"),
                        t("{0}; SHA-256 before: {1}", RelativeTime.exact(erasure.at()), erasure.sha256Before())));
        Div told = new Div();
        told.getElement().appendChild(facts);
        checked.getElement().setAttribute("role", "status");
        Anchor export = new Anchor("export?" + ExportView.CUT + "=" + cut.id(), t("Export from it"));
        export.addClassName("rc-button-link");
        Div actions = new Div(export, new Button(t("Check the SHA-256"), click -> check()), checked);
        actions.addClassName("rc-versions-actions");
        add(new H2(cut.name()), told, actions);
        if (made.size() > 1) {
            add(compare(made, with));
        }
        if (with.isEmpty()) {
            add(cases);
            show(0);
        }
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            facts.appendChild(new Element("dt").setText(name), new Element("dd").setText(value));
        }
    }

    private String filter(List<Site> sites) {
        Long siteId = cut.request().site();
        String site = sites.stream()
                .filter(each -> siteId != null && each.id().value() == siteId)
                .map(each -> each.code() + " " + each.name())
                .findFirst()
                .orElse("");
        String tumourType = cut.request().tumourType();
        String state = cut.request().state() == null
                ? ""
                : CaseTexts.state(cut.request().state(), false);
        String chosen = Stream.of(site, tumourType == null ? "" : tumourType, state)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return chosen.isEmpty() ? t("All") : chosen;
    }

    private String forms() {
        return cuts.forms(cut.id()).stream()
                .map(form -> form.key() + " " + form.version())
                .collect(Collectors.joining(", "));
    }

    private void check() {
        checked.setText(
                cuts.isIntact(cut.id())
                        ? t("It is as it was made.")
                        : t("It is not as it was made. Restore it from a backup."));
    }

    private Component compare(List<Cut> made, Optional<Cut> with) {
        ComboBox<Cut> before = new ComboBox<>(t("What changed since the cut"));
        before.setItems(made.stream().filter(other -> other.id() != cut.id()).toList());
        before.setItemLabelGenerator(Cut::name);
        before.setClearButtonVisible(true);
        FilterBoxes.sayIfNothingFits(before);
        with.ifPresent(before::setValue);
        before.addValueChangeListener(change -> getUI().ifPresent(ui -> ui.navigate(
                change.getValue() == null ? CutsView.address(cut) : CutsView.address(change.getValue(), cut))));
        return before;
    }

    private void show(int from) {
        cases.removeAll();
        int count = cuts.count(cut.id());
        PlainTable table = new PlainTable(t("Cases"), t("Case number"), t("Tumour type"), t("State"));
        for (CutCase each : cuts.cases(cut.id(), from, PAGE)) {
            table.addRow(
                    new Span(each.number()),
                    new Span(each.tumourType() == null ? "–" : each.tumourType().code()),
                    new Span(CaseTexts.state(each.state(), false)));
        }
        cases.add(table);
        if (count > PAGE) {
            Button back = new Button(t("Previous page"), click -> show(Math.max(0, from - PAGE)));
            Button next = new Button(t("Next page"), click -> show(from + PAGE));
            back.setEnabled(from > 0);
            next.setEnabled(from + PAGE < count);
            Span place = new Span(t(
                    "{0} to {1} of {2}",
                    Messages.number(from + 1), Messages.number(Math.min(from + PAGE, count)), Messages.number(count)));
            Div pages = new Div(back, next, place);
            pages.addClassName("rc-versions-actions");
            cases.add(pages);
        }
    }
}
