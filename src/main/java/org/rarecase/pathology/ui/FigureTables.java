package org.rarecase.pathology.ui;

import static org.rarecase.pathology.ui.FigureParts.bar;
import static org.rarecase.pathology.ui.FigureParts.cases;
import static org.rarecase.pathology.ui.FigureParts.chart;
import static org.rarecase.pathology.ui.FigureParts.days;
import static org.rarecase.pathology.ui.FigureParts.interval;
import static org.rarecase.pathology.ui.FigureParts.number;
import static org.rarecase.pathology.ui.FigureParts.quiet;
import static org.rarecase.pathology.ui.FigureParts.section;
import static org.rarecase.pathology.ui.FigureParts.share;
import static org.rarecase.pathology.ui.FigureParts.value;
import static org.rarecase.pathology.ui.FigureParts.whole;
import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rarecase.pathology.figures.Estimate;
import org.rarecase.pathology.figures.Figures;
import org.rarecase.pathology.figures.Rates;
import org.rarecase.pathology.figures.ReaderFigures;
import org.rarecase.pathology.figures.ReadersAgree;
import org.rarecase.pathology.figures.Spread;
import org.rarecase.study.TumourType;
import org.rarecase.ui.PlainTable;

/** Figures as tables with a chart above each, and as lines of a file. */
final class FigureTables {

    private final Figures told;
    private final Map<String, String> names;
    private final Function<TumourType, String> tumourTypes;
    private final Function<Figures.Cell, String> addresses;
    private final FigureLines lines = new FigureLines();
    private final Map<String, Component> sections = new LinkedHashMap<>();

    /** @param addresses of the cases in a cell of the matrix */
    FigureTables(
            Figures told,
            Map<String, String> names,
            Function<TumourType, String> tumourTypes,
            Function<Figures.Cell, String> addresses) {
        this.told = told;
        this.names = names;
        this.tumourTypes = tumourTypes;
        this.addresses = addresses;
        times();
        rates();
        matrix();
        agreement();
        readers();
    }

    /** By their headings. */
    Map<String, Component> sections() {
        return sections;
    }

    /** The head first. */
    List<List<String>> lines() {
        return lines.all();
    }

    private void times() {
        Map<String, Spread> times = new LinkedHashMap<>();
        times.put(t("To the first reading"), told.toReading());
        times.put(t("To the agreed diagnosis"), told.toAgreed());
        times.put(t("To the acknowledgement"), told.toAcknowledged());
        double longest = times.values().stream()
                .map(Spread::p90)
                .mapToDouble(p90 -> p90 == null ? 0 : p90.toSeconds())
                .max()
                .orElse(0);
        Div chart = chart();
        PlainTable table = new PlainTable(
                t("Times from the request"),
                t("From the request"),
                t("Median"),
                t("Nine of ten within"),
                t("Counted"),
                t("Still open"));
        times.forEach((name, spread) -> {
            bar(chart, name, share(spread.median(), longest), share(spread.p90(), longest), "rc-bar-p90");
            table.addRow(
                    new Span(name),
                    days(spread.median()),
                    days(spread.p90()),
                    number(spread.count()),
                    number(spread.open()));
            lines.time(name, t("Median"), spread.median(), spread.count());
            lines.time(name, t("Nine of ten within"), spread.p90(), spread.count());
            lines.count("times", name, t("Still open"), spread.open(), spread.count());
        });
        sections.put(t("Times from the request"), section(chart, table));
    }

    private void rates() {
        Div chart = chart();
        PlainTable table = new PlainTable(
                t("Disagreement with the local diagnosis"),
                t("Tumour type"),
                t("Minor"),
                t("Major"),
                t("Relevant to treatment"),
                t("Amended"),
                t("Class corrected"));
        for (Rates rates : told.rates()) {
            TumourType type = rates.tumourType();
            String name = type == null ? t("All") : tumourTypes.apply(type);
            int of = Math.max(1, rates.major().of());
            bar(
                    chart,
                    name,
                    (double) rates.major().count() / of,
                    (double) (rates.major().count() + rates.minor().count()) / of,
                    "rc-bar-disagreement");
            table.addRow(
                    new Span(name),
                    share(rates.minor()),
                    share(rates.major()),
                    share(rates.relevant()),
                    share(rates.amended()),
                    share(rates.corrected()));
            lines.share(name, t("Minor"), rates.minor());
            lines.share(name, t("Major"), rates.major());
            lines.share(name, t("Relevant to treatment"), rates.relevant());
            lines.share(name, t("Amended"), rates.amended());
            lines.share(name, t("Class corrected"), rates.corrected());
        }
        sections.put(t("Disagreement with the local diagnosis"), section(chart, table));
    }

    private void matrix() {
        int most = told.cells().stream()
                .mapToInt(cell -> cell.cases().size())
                .max()
                .orElse(1);
        List<String> agreed = told.cells().stream()
                .map(Figures.Cell::agreed)
                .distinct()
                .sorted()
                .toList();
        List<String> columns = new ArrayList<>(List.of(t("Local")));
        agreed.forEach(each -> columns.add(entity(each)));
        PlainTable table = new PlainTable(t("Local and agreed diagnosis"), columns.toArray(String[]::new));
        told.cells().stream().map(Figures.Cell::local).distinct().sorted().forEach(local -> {
            List<Component> row = new ArrayList<>(List.of(new Span(entity(local))));
            agreed.forEach(each -> row.add(told.cells().stream()
                    .filter(cell -> cell.local().equals(local) && cell.agreed().equals(each))
                    .findFirst()
                    .<Component>map(cell -> cell(cell, most))
                    .orElseGet(() -> number(0))));
            table.addRow(row.toArray(Component[]::new));
        });
        told.cells()
                .forEach(cell -> lines.count(
                        "matrix",
                        cell.local(),
                        cell.agreed(),
                        cell.cases().size(),
                        cell.cases().size()));
        sections.put(
                t("Local and agreed diagnosis"),
                told.cells().isEmpty()
                        ? quiet(t("No review has both diagnoses with a code yet."))
                        : section(
                                quiet(t("By entity; the more cases, the darker. A number leads to its cases.")),
                                table));
    }

    private Component cell(Figures.Cell cell, int most) {
        Anchor link =
                new Anchor(addresses.apply(cell), Integer.toString(cell.cases().size()));
        link.addClassNames("rc-link", "rc-cell", cell.isSame() ? "rc-cell-same" : "rc-cell-other");
        link.getStyle().set("--rc-share", Integer.toString(100 * cell.cases().size() / most) + "%");
        link.setAriaLabel(
                t("{0} cases: {1}, agreed {2}", cell.cases().size(), entity(cell.local()), entity(cell.agreed())));
        return link;
    }

    private void agreement() {
        ReadersAgree agree = told.agree();
        Map<String, Estimate> measures = new LinkedHashMap<>();
        measures.put(t("Agreement in percent"), agree.percent());
        measures.put(t("AC1 (Gwet)"), agree.ac1());
        Estimate cohen = agree.cohen();
        if (cohen != null) {
            measures.put(t("Kappa (Cohen)"), cohen);
        }
        measures.put(t("Kappa (Fleiss)"), agree.fleiss());
        agree.entities().forEach(each -> measures.put(t("Kappa of {0}", entity(each.entity())), each.kappa()));
        PlainTable table = new PlainTable(
                t("Readers with each other"), t("Measure"), t("Value"), t("Interval of 95 %"), t("Cases"));
        Div chart = chart();
        measures.forEach((name, estimate) -> {
            if (estimate instanceof Estimate.Value value) {
                interval(chart, name, value);
            }
            table.addRow(new Span(name), value(estimate), interval(estimate), cases(estimate));
            lines.estimate("readers", t("All"), name, estimate);
        });
        Div section = section(
                quiet(t("On the entity, of reviews that all have signed. Percent counts what chance gives too; kappa"
                        + " misleads where one entity prevails, so read AC1 and percent beside it.")),
                chart,
                table);
        if (!agree.pairs().isEmpty()) {
            PlainTable pairs = new PlainTable(
                    t("Pairs of readers"),
                    t("Readers"),
                    t("Agreement in percent"),
                    t("AC1 (Gwet)"),
                    t("Kappa (Cohen)"),
                    t("Cases"));
            agree.pairs().forEach(pair -> {
                String both = name(pair.one()) + " – " + name(pair.other());
                pairs.addRow(
                        new Span(both),
                        whole(pair.percent()),
                        whole(pair.ac1()),
                        whole(pair.cohen()),
                        cases(pair.percent()));
                lines.estimate("pair", both, t("Agreement in percent"), pair.percent());
                lines.estimate("pair", both, t("AC1 (Gwet)"), pair.ac1());
                lines.estimate("pair", both, t("Kappa (Cohen)"), pair.cohen());
            });
            section.add(pairs);
        }
        sections.put(t("Readers with each other"), section);
    }

    private void readers() {
        if (told.tooFewForReader()) {
            sections.put(t("By reader"), quiet(t("Your own figures are shown from five cases on.")));
            return;
        }
        if (told.readers().isEmpty()) {
            return;
        }
        int most = told.readers().stream()
                .mapToInt(each -> each.signed() + each.open())
                .max()
                .orElse(1);
        Div chart = chart();
        PlainTable table = new PlainTable(
                t("By reader"),
                t("Reader"),
                t("Open"),
                t("Signed"),
                t("Declined"),
                t("Handed over"),
                t("Like the agreed diagnosis"));
        for (ReaderFigures each : told.readers()) {
            String name = name(each.reader());
            bar(
                    chart,
                    name,
                    (double) each.signed() / Math.max(1, most),
                    (double) (each.signed() + each.open()) / Math.max(1, most),
                    "rc-bar-open");
            table.addRow(
                    new Span(name),
                    number(each.open()),
                    number(each.signed()),
                    number(each.declined()),
                    number(each.handedOver()),
                    whole(each.likeAgreed()));
            lines.count("reader", name, t("Still open"), each.open(), each.open());
            lines.count("reader", name, t("Signed"), each.signed(), each.signed());
            lines.count("reader", name, t("Declined"), each.declined(), each.declined());
            lines.count("reader", name, t("Handed over"), each.handedOver(), each.handedOver());
            lines.estimate("reader", name, t("Like the agreed diagnosis"), each.likeAgreed());
        }
        sections.put(t("By reader"), section(chart, table));
    }

    /** As the code list names it: a code, or a word of it. */
    static String entity(String entity) {
        String words = entity.replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String name(String reader) {
        return names.getOrDefault(reader, reader);
    }
}
