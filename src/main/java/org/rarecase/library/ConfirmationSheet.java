package org.rarecase.library;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rarecase.shared.Csv;
import org.rarecase.study.TumourType;

/** The list to be confirmed as a table for a spreadsheet, with columns for what the clinician says. */
public final class ConfirmationSheet {

    private ConfirmationSheet() {}

    public static String csv(List<Confirmation> confirmations, Locale language) {
        List<String> head = List.of(
                t("Form"),
                t("Version"),
                t("Tumour type"),
                t("Item"),
                t("Check or code"),
                t("Text"),
                t("What is open"),
                t("Right as it is?"),
                t("What would be right"),
                t("Name, date"));
        return Csv.print(Stream.concat(Stream.of(head), confirmations.stream().map(it -> cells(it, language)))
                .toList());
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
}
