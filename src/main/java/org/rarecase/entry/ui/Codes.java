package org.rarecase.entry.ui;

import java.math.BigDecimal;
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

/** The codes of one item and their labels. A code that is no longer in the list stands for itself. */
final class Codes {

    private static final Map<String, String> YES_NO = yesNo();

    private final Item item;
    private final Map<String, String> labels;

    Codes(Item item) {
        this.item = item;
        this.labels = new LinkedHashMap<>(item.type() == ItemType.YES_NO ? YES_NO : Map.of());
        if (item.codeList() != null) {
            item.codeList().codes().forEach(code -> labels.put(code.value(), text(code)));
        }
    }

    private static Map<String, String> yesNo() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("yes", "Yes");
        labels.put("no", "No");
        labels.put("unknown", "Unknown");
        return labels;
    }

    private static String text(Code code) {
        String label = code.label().in(Locale.ENGLISH);
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
        String found = fitting.isEmpty() ? "Nothing in the list fits" : "Several entries of the list fit";
        return Reading.unreadable(found + " “" + typed.strip() + "”, so nothing was saved. Choose one of the list.");
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
            case Answer.Number it -> item.age() ? AgeText.print(it.number()) : it.print();
            case Answer.Measurement it -> print(it);
            case Answer.Quantity it -> print(it);
            case Answer.Missing it -> it.flavour() == NullFlavour.BLANK ? "" : print(it.flavour());
        };
    }

    private String print(Answer.Measurement measurement) {
        String axes = measurement.axes().stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" × "));
        return axes + " " + item.unit()
                + Measured.volume(measurement.axes(), item.unit())
                        .map(volume -> " (≈ " + Measured.print(volume) + " ml)")
                        .orElse("");
    }

    private String print(Answer.Quantity quantity) {
        String entered = quantity.entered().toPlainString() + " " + quantity.unit();
        return quantity.unit().equals(item.unit())
                ? entered
                : entered + " (" + quantity.value().toPlainString() + " " + item.unit() + ")";
    }

    static String print(NullFlavour flavour) {
        return switch (flavour) {
            case NOT_ASKED -> "Not asked";
            case BLANK -> "No answer";
            case NOT_DONE -> "Not done";
            case UNKNOWN -> "Unknown";
            case NOT_APPLICABLE -> "Not applicable";
        };
    }
}
