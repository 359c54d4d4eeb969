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
import org.rarecase.study.TumourType;
import org.rarecase.ui.FormText;

/** The codes of one item and their labels. A code that is no longer in the list stands for itself. */
final class Codes {

    private final Item item;
    private final Map<String, String> labels;

    Codes(Item item) {
        this.item = item;
        this.labels = new LinkedHashMap<>(item.type() == ItemType.YES_NO ? yesNo() : Map.of());
        if (item.codeList() != null) {
            item.codeList().codes().forEach(code -> labels.put(code.value(), text(code)));
        }
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
        if (!item.byTumourType() || type == null || item.codeList() == null) {
            return List.copyOf(labels.keySet());
        }
        return item.codeList().codes().stream()
                .filter(code -> code.isFor(type.code()))
                .map(Code::value)
                .toList();
    }

    String label(@Nullable String code) {
        return code == null ? "" : labels.getOrDefault(code, code);
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
    Reading readTyped(String typed, List<String> offered) {
        List<String> fitting =
                offered.stream().filter(code -> matches(code, typed)).toList();
        if (fitting.size() == 1) {
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

    Reading read(Set<String> chosen) {
        List<String> ordered = Stream.concat(
                        labels.keySet().stream().filter(chosen::contains),
                        chosen.stream().filter(code -> !labels.containsKey(code)))
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
                : entered + " (" + NumberText.print(quantity.value()) + " " + item.unit() + ")";
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
