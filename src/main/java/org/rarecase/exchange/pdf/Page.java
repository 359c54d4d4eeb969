package org.rarecase.exchange.pdf;

import static org.rarecase.shared.Messages.t;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.rarecase.print.Fo;
import org.rarecase.print.Sheet;

/** What all pages are made of: lines of a label and what belongs to it, headings, and texts that break anywhere. */
final class Page {

    static final String WIDTH = "178mm";
    private static final String GREY = "#555555";
    private static final String LINE = "0.4pt solid #999999";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** So many signs without a gap fit into the narrowest column. */
    private static final int UNBROKEN = 12;

    private static final String MAY_BREAK = "\u200b";

    /** A text that is longer need not stay on one page. */
    private static final int KEPT_TOGETHER = 600;

    private final Fo fo;

    Page(Fo fo) {
        this.fo = fo;
    }

    static String at(Instant moment) {
        return MOMENT.format(moment);
    }

    /** Long words may be parted anywhere, as nothing may run out of its column. */
    private static String breakable(String text) {
        StringBuilder parted = new StringBuilder();
        int unbroken = 0;
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            unbroken = Character.isWhitespace(sign) ? 0 : unbroken + 1;
            if (unbroken > UNBROKEN) {
                parted.append(MAY_BREAK);
                unbroken = 1;
            }
            parted.appendCodePoint(sign);
            i += Character.charCount(sign);
        }
        return parted.toString();
    }

    private static String[] with(String[] attributes, String... more) {
        return Stream.concat(Arrays.stream(attributes), Arrays.stream(more)).toArray(String[]::new);
    }

    void text(String text, String... attributes) {
        fo.block(breakable(text), with(attributes, "linefeed-treatment", "preserve"));
    }

    void small(String text) {
        if (!text.isEmpty()) {
            text(text, "font-size", "7.5pt", "color", GREY);
        }
    }

    void aside(String text) {
        text(text, "font-style", "italic", "color", GREY);
    }

    void title(String text) {
        text(text, "font-size", "16pt", "font-weight", "bold", "keep-with-next.within-page", "always");
    }

    void heading(String text) {
        text(text, Sheet.heading());
    }

    void subheading(String text) {
        text(
                text,
                "font-weight",
                "bold",
                "space-before",
                "3mm",
                "space-after",
                "1mm",
                "keep-with-next.within-page",
                "always");
    }

    /** A line of two columns. */
    void line(Runnable label, Runnable content, int length) {
        table(new String[] {"68mm", "110mm"}, () -> fo.in("table-row", () -> cells(label, content), kept(length)));
    }

    private static String[] kept(int length) {
        return length <= KEPT_TOGETHER ? new String[] {"keep-together.within-page", "always"} : new String[0];
    }

    void line(String label, String content) {
        if (!content.isEmpty()) {
            line(() -> text(label, "color", GREY), () -> text(content), content.length());
        }
    }

    void table(String[] widths, Runnable rows) {
        fo.in(
                "table",
                () -> {
                    columns(widths);
                    fo.in("table-body", rows);
                },
                "table-layout",
                "fixed",
                "width",
                WIDTH,
                "border-bottom",
                LINE);
    }

    void table(String[] widths, Runnable head, Runnable rows) {
        fo.in(
                "table",
                () -> {
                    columns(widths);
                    fo.in("table-header", head, "font-weight", "bold");
                    fo.in("table-body", rows);
                },
                "table-layout",
                "fixed",
                "width",
                WIDTH,
                "border-bottom",
                LINE);
    }

    private void columns(String[] widths) {
        for (String width : widths) {
            fo.empty("table-column", "column-width", width);
        }
    }

    void row(Runnable... cells) {
        fo.in("table-row", () -> cells(cells), "border-bottom", LINE);
    }

    private void cells(Runnable... cells) {
        for (Runnable cell : cells) {
            fo.in("table-cell", () -> fo.in("block", cell), "padding", "1mm 2mm 1mm 0");
        }
    }

    /** What stands at the head and foot of the pages that follow. */
    void head(String left, String right) {
        fo.in("static-content", () -> sides(left, () -> fo.text(right)), "flow-name", "xsl-region-before");
    }

    void foot(String left, String last) {
        fo.in(
                "static-content",
                () -> sides(left, () -> {
                    String[] of = t("Page {0} of {1}", "\u0000", "\u0000").split("\u0000", -1);
                    fo.text(of[0]).empty("page-number").text(of[1]);
                    fo.empty("page-number-citation-last", "ref-id", last).text(of[2]);
                }),
                "flow-name",
                "xsl-region-after");
    }

    private void sides(String left, Runnable right) {
        fo.in(
                "block",
                () -> {
                    fo.text(left);
                    fo.empty("leader", "leader-pattern", "space", "leader-length.optimum", "100%");
                    right.run();
                },
                "font-size",
                "7.5pt",
                "color",
                GREY,
                "text-align-last",
                "justify");
    }
}
