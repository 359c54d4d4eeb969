package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.figures.Estimate;
import org.rarecase.pathology.figures.Figures;
import org.rarecase.pathology.figures.Rates;
import org.rarecase.pathology.figures.ReaderFigures;
import org.rarecase.pathology.figures.ReadersAgree;
import org.rarecase.pathology.figures.Spread;
import org.rarecase.shared.Messages;
import org.rarecase.study.TumourType;
import org.rarecase.ui.PlainTable;

/** Figures as tables with a chart above each, and as lines of a file. */
final class FigureTables {

    private final Figures told;
    private final Map<String, String> names;
    private final Function<TumourType, String> tumourTypes;
    private final Function<Figures.Cell, String> addresses;
    private final List<List<String>> lines = new ArrayList<>();
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
        lines.add(List.of("figure", "of", "measure", "value", "low", "high", "n"));
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

    /** The head first; values as numbers, times in days. */
    List<List<String>> lines() {
        return lines;
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
                    new Span(days(spread.median())),
                    new Span(days(spread.p90())),
                    number(spread.count()),
                    number(spread.open()));
            line("times", name, t("Median"), figure(spread.median()), spread.count());
            line("times", name, t("Nine of ten within"), figure(spread.p90()), spread.count());
            line("times", name, t("Still open"), Integer.toString(spread.open()), spread.count());
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
            share(t("Minor"), name, rates.minor());
            share(t("Major"), name, rates.major());
            share(t("Relevant to treatment"), name, rates.relevant());
            share(t("Amended"), name, rates.amended());
            share(t("Class corrected"), name, rates.corrected());
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
                .forEach(cell -> line(
                        "matrix",
                        cell.local(),
                        cell.agreed(),
                        Integer.toString(cell.cases().size()),
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
            line("readers", t("All"), name, estimate);
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
                line("pair", both, t("Agreement in percent"), pair.percent());
                line("pair", both, t("AC1 (Gwet)"), pair.ac1());
                line("pair", both, t("Kappa (Cohen)"), pair.cohen());
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
            line("reader", name, t("Still open"), Integer.toString(each.open()), each.open());
            line("reader", name, t("Signed"), Integer.toString(each.signed()), each.signed());
            line("reader", name, t("Declined"), Integer.toString(each.declined()), each.declined());
            line("reader", name, t("Handed over"), Integer.toString(each.handedOver()), each.handedOver());
            line("reader", name, t("Like the agreed diagnosis"), each.likeAgreed());
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

    private static Div chart() {
        Div chart = new Div();
        chart.addClassName("rc-chart");
        // All that it shows is in the table beneath.
        chart.getElement().setAttribute("aria-hidden", "true");
        return chart;
    }

    /** @param inner from 0 to 1, as {@code outer}, which goes on from it */
    private static void bar(Div chart, String name, double inner, double outer, String kind) {
        Div first = new Div();
        first.setWidth(percent(inner));
        Div second = new Div();
        second.setWidth(percent(Math.max(0, outer - inner)));
        Div bar = new Div(first, second);
        bar.addClassNames("rc-bar", kind);
        chart.add(new Span(name), bar);
    }

    /** From −1 to 1, or from 0 on where nothing is below. */
    private static void interval(Div chart, String name, Estimate.Value value) {
        Div range = new Div();
        range.addClassName("rc-range-interval");
        range.getStyle().set("inset-inline-start", percent((value.low() + 1) / 2));
        range.setWidth(percent((value.high() - value.low()) / 2));
        Div point = new Div();
        point.addClassName("rc-range-point");
        point.getStyle().set("inset-inline-start", percent((value.value() + 1) / 2));
        Div bar = new Div(range, point);
        bar.addClassName("rc-range");
        chart.add(new Span(name), bar);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * Math.max(0, Math.min(1, share)));
    }

    private static Div section(Component... parts) {
        Div section = new Div(parts);
        section.addClassName("rc-figures-section");
        return section;
    }

    private static Paragraph quiet(String text) {
        Paragraph quiet = new Paragraph(text);
        quiet.addClassName("rc-quiet");
        return quiet;
    }

    private static Span number(int count) {
        Span number = new Span(Integer.toString(count));
        number.setClassName("rc-quiet", count == 0);
        return number;
    }

    private static Span share(Rates.Share share) {
        Integer percent = share.percent();
        return new Span(percent == null ? "–" : t("{0} % ({1} of {2})", percent, share.count(), share.of()));
    }

    private static double share(@Nullable Duration time, double longest) {
        return time == null || longest == 0 ? 0 : time.toSeconds() / longest;
    }

    private static Span value(Estimate estimate) {
        return new Span(
                switch (estimate) {
                    case Estimate.Value value -> two(value.value());
                    case Estimate.NotDefined not -> not.why().label().in(Messages.language());
                });
    }

    private static Span interval(Estimate estimate) {
        return new Span(
                estimate instanceof Estimate.Value value ? t("{0} to {1}", two(value.low()), two(value.high())) : "–");
    }

    private static Span cases(Estimate estimate) {
        boolean few = estimate instanceof Estimate.Value value && value.isOfFewCases();
        return new Span(few ? t("{0}, few cases", estimate.cases()) : Integer.toString(estimate.cases()));
    }

    /** With its interval, and a mark where there are few cases. */
    private static Span whole(Estimate estimate) {
        if (!(estimate instanceof Estimate.Value value)) {
            return value(estimate);
        }
        String text = t("{0} ({1} to {2})", two(value.value()), two(value.low()), two(value.high()));
        return new Span(value.isOfFewCases() ? t("{0}, few cases", text) : text);
    }

    private static String two(double value) {
        return String.format(Messages.language(), "%.2f", value);
    }

    private static String days(@Nullable Duration time) {
        return time == null
                ? "–"
                : t("{0} days", String.format(Messages.language(), "%.1f", time.toSeconds() / 86_400.0));
    }

    private static String figure(@Nullable Duration time) {
        return time == null ? "" : four(time.toSeconds() / 86_400.0);
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private void share(String measure, String of, Rates.Share share) {
        line("rates", of, measure, share.of() == 0 ? "" : four((double) share.count() / share.of()), share.of());
    }

    private void line(String figure, String of, String measure, String value, int n) {
        lines.add(List.of(figure, of, measure, value, "", "", Integer.toString(n)));
    }

    private void line(String figure, String of, String measure, Estimate estimate) {
        List<String> numbers = switch (estimate) {
            case Estimate.Value value -> List.of(four(value.value()), four(value.low()), four(value.high()));
            case Estimate.NotDefined not -> List.of("", "", "");
        };
        lines.add(Stream.of(List.of(figure, of, measure), numbers, List.of(Integer.toString(estimate.cases())))
                .flatMap(List::stream)
                .collect(Collectors.toList()));
    }
}
