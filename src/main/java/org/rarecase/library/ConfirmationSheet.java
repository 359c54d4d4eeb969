package org.rarecase.library;

import static org.rarecase.shared.Words.t;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rarecase.study.TumourType;

/** The list to be confirmed as a table for a spreadsheet, with columns for what the clinician says. */
public final class ConfirmationSheet {

    /** Tells spreadsheets that the text is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ConfirmationSheet() {}

    public static String csv(List<Confirmation> confirmations, Locale language) {
        String head = line(List.of(
                t("Form"),
                t("Version"),
                t("Tumour type"),
                t("Item"),
                t("Check or code"),
                t("Text"),
                t("What is open"),
                t("Right as it is?"),
                t("What would be right"),
                t("Name, date")));
        return BYTE_ORDER_MARK
                + confirmations.stream().map(it -> line(cells(it, language))).collect(Collectors.joining("", head, ""));
    }

    private static List<String> cells(Confirmation it, Locale language) {
        TumourType type = it.form().tumourType();
        return List.of(
                it.form().key().value(),
                Integer.toString(it.form().version()),
                type == null ? "" : type.code(),
                it.place(),
                it.part(),
                it.text().in(language),
                it.note(),
                "",
                "",
                "");
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ConfirmationSheet::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A spreadsheet would calculate what begins like a formula. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
