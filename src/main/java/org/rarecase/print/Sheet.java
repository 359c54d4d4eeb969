package org.rarecase.print;

import java.util.Locale;

/** A page of A4 with head, text and foot, as all that is printed has it. */
public final class Sheet {

    private static final String MASTER = "page";

    /** Attributes of the heading of a section. */
    private static final String[] HEADING = {
        "font-size",
        "11.5pt",
        "font-weight",
        "bold",
        "space-before",
        "6mm",
        "space-after",
        "1.5mm",
        "border-bottom",
        "0.8pt solid #333333",
        "keep-with-next.within-page",
        "always"
    };

    private final Fo fo;
    private final Locale language;

    public Sheet(Fo fo, Locale language) {
        this.fo = fo;
        this.language = language;
    }

    /** Attributes of the heading of a section, names and values by turns. */
    public static String[] heading() {
        return HEADING.clone();
    }

    /**
     * Lengths such as {@code 10mm}.
     *
     * @param top of the text, below the margin
     * @param bottom of the text, above the margin
     */
    public void master(String top, String bottom, String head, String foot) {
        fo.in(
                "simple-page-master",
                () -> fo.empty("region-body", "margin-top", top, "margin-bottom", bottom)
                        .empty("region-before", "extent", head)
                        .empty("region-after", "extent", foot),
                "master-name",
                MASTER,
                "page-width",
                "210mm",
                "page-height",
                "297mm",
                "margin",
                "10mm 16mm 9mm 16mm");
    }

    /** Pages that follow each other; {@code content} writes head, foot and flow. */
    public void pages(String id, Runnable content) {
        fo.in(
                "page-sequence",
                content,
                "master-reference",
                MASTER,
                "font-family",
                "print",
                "font-size",
                "9pt",
                "language",
                language.getLanguage(),
                "id",
                id);
    }
}
