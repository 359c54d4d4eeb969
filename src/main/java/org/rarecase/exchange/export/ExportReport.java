package org.rarecase.exchange.export;

import static org.rarecase.shared.Messages.number;
import static org.rarecase.shared.Messages.texts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.cut.Cut;
import org.rarecase.exchange.fact.Format;
import org.rarecase.shared.LocalizedText;
import org.springframework.web.util.HtmlUtils;

/** The page in a package that tells who made it, when, for what, what is in it and what was left out. */
final class ExportReport {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** Nothing is fetched and nothing runs, whatever somebody wrote into a text. */
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%s</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; } th, td { text-align: start; vertical-align: top; padding: 0.2rem 1rem 0.2rem 0; }
            code { overflow-wrap: anywhere; font-size: 0.85rem; }
            </style>
            </head>
            <body>
            <h1>%s</h1>
            """;

    private final Export export;
    private final @Nullable Cut cut;
    private final String site;
    private final List<Format> formats;
    private final Locale language;
    private final StringBuilder html = new StringBuilder();

    /**
     * @param cut that it is made from; null: from now
     * @param site that was chosen, or empty
     */
    ExportReport(Export export, @Nullable Cut cut, String site, List<Format> formats, Locale language) {
        this.export = export;
        this.cut = cut;
        this.site = site;
        this.formats = formats;
        this.language = language;
    }

    String print(
            Instant asOf,
            int cases,
            List<LocalizedText> leftOut,
            List<WithdrawnCase> withdrawn,
            List<ForeignRules.Stated> rules,
            List<ExportFolder.Written> files) {
        String title = text(texts("Export {0} from Rarecase", export.id()));
        html.append(HEAD.formatted(language.getLanguage(), title, title));
        request(asOf, cases);
        leftOut(leftOut);
        withdrawn(withdrawn);
        rules(rules);
        files(files);
        return html.append("</body>\n</html>\n").toString();
    }

    private void request(Instant asOf, int cases) {
        ExportRequest request = export.request();
        ExportScope scope = request.scope();
        Recipient to = request.recipient();
        html.append("<table>\n");
        row(texts("Made by"), export.requestedBy().userName());
        row(texts("Data as of"), MOMENT.format(asOf));
        if (cut != null) {
            row(texts("Data cut"), cut.name() + ", SHA-256 " + cut.sha256());
        }
        row(texts("Purpose"), request.purpose().label().in(language));
        row(texts("Project"), to.project());
        row(
                texts("Recipient"),
                to.country().isEmpty()
                        ? to.name()
                        : to.name() + ", " + Locale.of("", to.country()).getDisplayCountry(language));
        row(texts("Case number"), scope.number() == null ? "" : scope.number());
        row(texts("Site"), site);
        row(texts("State"), state(scope));
        row(texts("Tumour type"), scope.tumourType() == null ? "" : scope.tumourType());
        row(texts("Forms"), String.join(", ", scope.forms()));
        row(texts("Formats"), labels(formats, Format::label));
        row(texts("Cases"), number(cases).in(language));
        if (export.request().history()) {
            row(
                    texts("With history"),
                    texts("audit trail, queries, signatures, verification, holds")
                            .in(language));
        }
        row(texts("Included all the same"), labels(request.disclosure().included(), Identifying::label));
        row(texts("Why"), request.disclosure().reason());
        html.append("</table>\n");
    }

    private <T> String labels(List<T> each, Function<T, LocalizedText> label) {
        return each.stream().map(it -> label.apply(it).in(language)).collect(Collectors.joining(", "));
    }

    private void leftOut(List<LocalizedText> leftOut) {
        heading(texts("Left out"));
        html.append("<ul>\n");
        if (cut != null && !cut.erasures().isEmpty()) {
            LocalizedText erased = texts(
                    "Cases that were taken out of the cut since their data were erased: {0}",
                    number(cut.erasures().size()));
            html.append("<li>").append(text(erased)).append("</li>\n");
        }
        leftOut.forEach(each -> html.append("<li>").append(text(each)).append("</li>\n"));
        html.append("</ul>\n");
        if (export.request().disclosure().daysFromDiagnosis()) {
            paragraph(
                    texts("Dates are days from the date of diagnosis, the fewest and the most that a date may mean."));
        }
    }

    /** By what the recipient knows them as: their numbers here may not be told. */
    private void withdrawn(List<WithdrawnCase> withdrawn) {
        if (withdrawn.isEmpty()) {
            return;
        }
        heading(texts("Withdrawn after an earlier export to this recipient"));
        html.append("<ul>\n");
        withdrawn.forEach(each -> html.append("<li>")
                .append(HtmlUtils.htmlEscape(each.knownAs()))
                .append(": ")
                .append(text(each.ended().label()))
                .append("</li>\n"));
        html.append("</ul>\n");
    }

    private void rules(List<ForeignRules.Stated> rules) {
        if (rules.isEmpty()) {
            return;
        }
        heading(texts("Rules that other programs do not understand"));
        paragraph(
                texts("They go along as FEEL (DMN). A program that does not know it asks, checks and calculates without"
                        + " them."));
        html.append("<table>\n<tr>");
        for (LocalizedText head : List.of(texts("Form"), texts("Item"), texts("Rule"), texts("FEEL"))) {
            html.append("<th scope=\"col\">").append(text(head)).append("</th>");
        }
        html.append("</tr>\n");
        rules.forEach(rule -> html.append("<tr><td>")
                .append(HtmlUtils.htmlEscape(rule.form() + " " + rule.version()))
                .append("</td><td>")
                .append(HtmlUtils.htmlEscape(rule.item()))
                .append("</td><td>")
                .append(text(rule.kind()))
                .append("</td><td><code>")
                .append(HtmlUtils.htmlEscape(rule.feel()))
                .append("</code></td></tr>\n"));
        html.append("</table>\n");
    }

    private void files(List<ExportFolder.Written> files) {
        heading(texts("Files"));
        html.append("<table>\n<tr>");
        for (LocalizedText head : List.of(texts("File"), texts("Bytes"), texts("SHA-256"))) {
            html.append("<th scope=\"col\">").append(text(head)).append("</th>");
        }
        html.append("</tr>\n");
        files.forEach(file -> html.append("<tr><td>")
                .append(HtmlUtils.htmlEscape(file.name()))
                .append("</td><td>")
                .append(text(number(file.bytes())))
                .append("</td><td><code>")
                .append(file.sha256())
                .append("</code></td></tr>\n"));
        html.append("</table>\n");
    }

    private String state(ExportScope scope) {
        return switch (scope.state()) {
            case ENTERING -> texts("Data entry").in(language);
            case SUBMITTED -> texts("Submitted").in(language);
            case APPROVED -> texts("Approved").in(language);
            case null -> "";
        };
    }

    private String text(LocalizedText text) {
        return HtmlUtils.htmlEscape(text.in(language));
    }

    private void heading(LocalizedText heading) {
        html.append("<h2>").append(text(heading)).append("</h2>\n");
    }

    private void paragraph(LocalizedText paragraph) {
        html.append("<p>").append(text(paragraph)).append("</p>\n");
    }

    private void row(LocalizedText name, String value) {
        if (!value.isEmpty()) {
            html.append("<tr><th scope=\"row\">")
                    .append(text(name))
                    .append("</th><td>")
                    .append(HtmlUtils.htmlEscape(value))
                    .append("</td></tr>\n");
        }
    }
}
