package org.rarecase.entry.ui;

import static org.rarecase.shared.Words.t;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.form.Code;
import org.rarecase.form.Item;
import org.rarecase.form.ItemType;
import org.rarecase.form.Measured;
import org.rarecase.form.NullFlavour;
import org.rarecase.shared.Words;
import org.rarecase.study.TumourType;
import org.rarecase.ui.FormText;

/** The codes of one item and their labels. A code that is no longer in the list stands for itself. */
final class Codes {

    /** A list of more codes is searched on the server and sent to the browser page by page. */
    private static final int SHORT = 60;

    private final Item item;

    Codes(Item item) {
        this.item = item;
    }

    private static Map<String, String> yesNo() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("yes", t("Yes"));
        labels.put("no", t("No"));
        labels.put("unknown", t("Unknown"));
        return labels;
    }

    private static String text(Code code) {
        String label = FormText.plain(code.label());
        return label.isEmpty() ? code.value() : label;
    }

    List<String> offered(@Nullable TumourType type) {
        if (item.type() == ItemType.YES_NO) {
            return List.copyOf(yesNo().keySet());
        }
        return item.codeList() == null ? List.of() : values(item.codeList().codes(), type);
    }

    private List<String> values(List<Code> codes, @Nullable TumourType type) {
        return codes.stream()
                .filter(code -> !item.byTumourType() || type == null || code.isFor(type.code()))
                .map(Code::value)
                .toList();
    }

    /** Whether there are too many to have all of them in the browser. */
    boolean isLong() {
        return item.codeList() != null && item.codeList().codes().size() > SHORT;
    }

    List<String> search(String typed, @Nullable TumourType type) {
        return item.codeList() == null
                ? offered(type).stream().filter(code -> matches(code, typed)).toList()
                : values(item.codeList().search(typed, Words.language()), type);
    }

    String label(@Nullable String code) {
        if (code == null) {
            return "";
        }
        if (item.type() == ItemType.YES_NO) {
            return yesNo().getOrDefault(code, code);
        }
        return item.codeList() == null
                ? code
                : item.codeList().find(code).map(Codes::text).orElse(code);
    }

    String codeAndLabel(@Nullable String code) {
        String label = label(code);
        return code == null || label.equals(code) ? label : code + "  " + label;
    }

    /** Every word typed occurs in code or label, so that "adre carc" finds adrenal cortical carcinoma. */
    boolean matches(@Nullable String code, String typed) {
        String text = codeAndLabel(code).toLowerCase(Locale.ROOT);
        return Arrays.stream(typed.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .allMatch(text::contains);
    }

    /** The one code that fits what was typed. */
    Reading readTyped(String typed, @Nullable TumourType type) {
        List<String> fitting = search(typed, type);
        boolean exact = !fitting.isEmpty() && fitting.getFirst().equalsIgnoreCase(typed.strip());
        if (fitting.size() == 1 || exact) {
            return Reading.of(new Answer.Text(fitting.getFirst()));
        }
        return Reading.unreadable(
                fitting.isEmpty()
                        ? t(
                                "Nothing in the list fits “{0}”, so nothing was saved. Choose one of the list.",
                                typed.strip())
                        : t(
                                "Several entries of the list fit “{0}”, so nothing was saved. Choose one of the list.",
                                typed.strip()));
    }

    /** In the order of the list. */
    Reading read(Set<String> chosen) {
        List<String> all = offered(null);
        List<String> ordered = Stream.concat(
                        all.stream().filter(chosen::contains), chosen.stream().filter(code -> !all.contains(code)))
                .toList();
        return Reading.of(ordered.isEmpty() ? Answer.BLANK : new Answer.Codes(ordered));
    }

    /** As a person reads it. */
    String print(Answer answer) {
        return switch (answer) {
            case Answer.Overridden it -> print(it.value());
            case Answer.Codes it ->
                String.join(", ", it.codes().stream().map(this::label).toList());
            case Answer.Text it -> item.type() == ItemType.DATE ? DateText.print(it.text()) : label(it.text());
            case Answer.Number it -> item.age() ? AgeText.print(it.number()) : NumberText.print(it.number());
            case Answer.Measurement it -> print(it);
            case Answer.Quantity it -> print(it);
            case Answer.File it -> it.name() + " (" + FileText.size(it.bytes()) + ")";
            case Answer.Missing it -> it.flavour() == NullFlavour.BLANK ? "" : print(it.flavour());
        };
    }

    private String print(Answer.Measurement measurement) {
        String axes = measurement.axes().stream().map(NumberText::print).collect(Collectors.joining(" × "));
        return axes + " " + item.unit()
                + Measured.volume(measurement.axes(), item.unit())
                        .map(volume -> " (≈ " + Measured.print(volume) + " ml)")
                        .orElse("");
    }

    private String print(Answer.Quantity quantity) {
        String entered = NumberText.print(quantity.entered()) + " " + quantity.unit();
        return quantity.unit().equals(item.unit())
                ? entered
                : entered + " (" + QuantityText.converted(item, quantity) + ")";
    }

    static String print(NullFlavour flavour) {
        return switch (flavour) {
            case NOT_ASKED -> t("Not asked");
            case BLANK -> t("No answer");
            case NOT_DONE -> t("Not done");
            case UNKNOWN -> t("Unknown");
            case NOT_APPLICABLE -> t("Not applicable");
        };
    }
}
