package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.figures.Estimate;
import org.rarecase.pathology.figures.Rates;
import org.rarecase.shared.Messages;

/** What sections of figures are made of: charts with their bars, and the cells of the table beneath. */
final class FigureParts {

    private FigureParts() {}

    static Div chart() {
        Div chart = new Div();
        chart.addClassName("rc-chart");
        // All that it shows is in the table beneath.
        chart.getElement().setAttribute("aria-hidden", "true");
        return chart;
    }

    /** @param inner from 0 to 1, as {@code outer}, which goes on from it */
    static void bar(Div chart, String name, double inner, double outer, String kind) {
        Div first = new Div();
        first.setWidth(percent(inner));
        Div second = new Div();
        second.setWidth(percent(Math.max(0, outer - inner)));
        Div bar = new Div(first, second);
        bar.addClassNames("rc-bar", kind);
        chart.add(new Span(name), bar);
    }

    /** From −1 to 1, or from 0 on where nothing is below. */
    static void interval(Div chart, String name, Estimate.Value value) {
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

    static Div section(Component... parts) {
        Div section = new Div(parts);
        section.addClassName("rc-figures-section");
        return section;
    }

    static Paragraph quiet(String text) {
        Paragraph quiet = new Paragraph(text);
        quiet.addClassName("rc-quiet");
        return quiet;
    }

    static Span number(int count) {
        Span number = new Span(Integer.toString(count));
        number.setClassName("rc-quiet", count == 0);
        return number;
    }

    static Span share(Rates.Share share) {
        Integer percent = share.percent();
        return new Span(percent == null ? "–" : t("{0} % ({1} of {2})", percent, share.count(), share.of()));
    }

    static double share(@Nullable Duration time, double longest) {
        return time == null || longest == 0 ? 0 : time.toSeconds() / longest;
    }

    static Span value(Estimate estimate) {
        return new Span(
                switch (estimate) {
                    case Estimate.Value value -> two(value.value());
                    case Estimate.NotDefined not -> not.why().label().in(Messages.language());
                });
    }

    static Span interval(Estimate estimate) {
        return new Span(
                estimate instanceof Estimate.Value value ? t("{0} to {1}", two(value.low()), two(value.high())) : "–");
    }

    static Span cases(Estimate estimate) {
        boolean few = estimate instanceof Estimate.Value value && value.isOfFewCases();
        return new Span(few ? t("{0}, few cases", estimate.cases()) : Integer.toString(estimate.cases()));
    }

    /** With its interval, and a mark where there are few cases. */
    static Span whole(Estimate estimate) {
        if (!(estimate instanceof Estimate.Value value)) {
            return value(estimate);
        }
        String text = t("{0} ({1} to {2})", two(value.value()), two(value.low()), two(value.high()));
        return new Span(value.isOfFewCases() ? t("{0}, few cases", text) : text);
    }

    private static String two(double value) {
        return String.format(Messages.language(), "%.2f", value);
    }

    static Span days(@Nullable Duration time) {
        return new Span(
                time == null
                        ? "–"
                        : t("{0} days", String.format(Messages.language(), "%.1f", time.toSeconds() / 86_400.0)));
    }
}
