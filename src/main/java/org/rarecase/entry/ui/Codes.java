package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.UnitText;
import org.rarecase.form.Item;
import org.rarecase.form.LesionMeasurement;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.shared.PlainText;
import org.rarecase.study.TumourType;
import org.rarecase.ui.FormText;

/** The codes of one item and their labels. A code that is no longer in the list stands for itself. */
final class Codes {

    /** A list of more codes is searched on the server and sent to the browser page by page. */
    private static final int SHORT = 60;

    /** So many entries are named to somebody who typed one that is not in the list. */
    private static final int PROPOSED = 4;

    private static final CodeList NONE = new CodeList("none", LocalizedText.NONE, List.of());
    private static final CodeList YES_NO = new CodeList(
            "yes-no",
            LocalizedText.NONE,
            List.of(code("yes", texts("Yes")), code("no", texts("No")), code("unknown", texts("Unknown"))));

    private final Item item;
    private final CodeList list;

    Codes(Item item) {
        this.item = item;
        CodeList own = item.codeList();
        this.list = item instanceof Item.YesNo ? YES_NO : own == null ? NONE : own;
    }

    private static Code code(String value, LocalizedText label) {
        return new Code(value, label, Set.of());
    }

    private static String text(Code code) {
        String label = FormText.plain(code.text());
        return label.isEmpty() ? code.value() : label;
    }

    List<String> offered(@Nullable TumourType type) {
        return values(list.codes(), type);
    }

    /** Those on offer, and behind them those that were chosen before the list changed. */
    List<String> offeredOr(Set<String> chosen, @Nullable TumourType type) {
        Set<String> all = new LinkedHashSet<>(offered(type));
        all.addAll(chosen);
        return List.copyOf(all);
    }

    private List<String> values(List<Code> codes, @Nullable TumourType type) {
        return codes.stream().filter(code -> isFor(code, type)).map(Code::value).toList();
    }

    private boolean isFor(Code code, @Nullable TumourType type) {
        return !item.isByTumourType() || type == null || code.isFor(type.code());
    }

    /** Whether there are too many to have all of them in the browser. */
    boolean isLong() {
        return list.codes().size() > SHORT;
    }

    List<String> search(String typed, @Nullable TumourType type) {
        return values(list.search(typed, Messages.language()), type);
    }

    String label(@Nullable String code) {
        return code == null ? "" : list.find(code).map(Codes::text).orElse(code);
    }

    /** As the list shows it: one that is there only because it was chosen before is marked. */
    String offeredLabel(@Nullable String code, @Nullable TumourType type) {
        return marked(label(code), code, type);
    }

    String offeredCodeAndLabel(@Nullable String code, @Nullable TumourType type) {
        return marked(codeAndLabel(code), code, type);
    }

    private String marked(String text, @Nullable String code, @Nullable TumourType type) {
        return code == null || isOffered(code, type) ? text : t("{0} (no longer offered)", text);
    }

    private boolean isOffered(String code, @Nullable TumourType type) {
        return list.find(code).filter(found -> isFor(found, type)).isPresent();
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

    /** The code that is called exactly so; what only resembles one is never taken for it. */
    ParsedInput readTyped(String typed, @Nullable TumourType type) {
        String text = PlainText.tidy(typed);
        if (text.isEmpty()) {
            return ParsedInput.of(Answer.BLANK);
        }
        List<String> named = named(text, type);
        if (named.size() == 1) {
            return ParsedInput.of(new Answer.Text(named.getFirst()));
        }
        return ParsedInput.unreadable(
                named.isEmpty()
                        ? notInTheList(text, type)
                        : t(
                                "“{0}” is the name of several entries of the list, so it was not saved: {1}. Choose one.",
                                text, proposed(named)));
    }

    /** One more code beside those that are chosen. */
    ParsedInput readTypedToo(Set<String> chosen, String typed, @Nullable TumourType type) {
        ParsedInput one = readTyped(typed, type);
        if (one.answer() == null) {
            return one;
        }
        Set<String> all = new LinkedHashSet<>(chosen);
        if (one.answer() instanceof Answer.Text it) {
            all.add(it.text());
        }
        return read(all);
    }

    private String notInTheList(String text, @Nullable TumourType type) {
        List<String> similar = search(text, type);
        return similar.isEmpty()
                ? t("“{0}” is not in the list, so it was not saved. Choose an entry of the list.", text)
                : t("“{0}” is not in the list, so it was not saved. Similar entries: {1}.", text, proposed(similar));
    }

    private String proposed(List<String> codes) {
        String first = codes.stream()
                .limit(PROPOSED)
                .map(item instanceof Item.Choice of && of.isSearched() ? this::codeAndLabel : this::label)
                .collect(Collectors.joining(", "));
        return codes.size() > PROPOSED ? first + ", …" : first;
    }

    /** The codes on offer that are called so, or shown so in the list. */
    private List<String> named(String text, @Nullable TumourType type) {
        List<String> named = values(list.named(text, Messages.language()), type);
        return named.isEmpty() ? shown(text, type) : named;
    }

    /** As the list shows an entry: code and label, and the mark of a label that is not translated. */
    private List<String> shown(String text, @Nullable TumourType type) {
        String first = text.split("[\\s\\p{Z}]+", 2)[0];
        String unmarked =
                text.endsWith(FormText.FALLBACK) ? text.substring(0, text.length() - FormText.FALLBACK.length()) : text;
        return Stream.of(first, unmarked)
                .flatMap(name -> values(list.named(name, Messages.language()), type).stream())
                .distinct()
                .filter(code -> CodeList.isSame(text, label(code)) || CodeList.isSame(text, codeAndLabel(code)))
                .toList();
    }

    /** In the order of the list. */
    ParsedInput read(Set<String> chosen) {
        List<String> all = offered(null);
        List<String> ordered = Stream.concat(
                        all.stream().filter(chosen::contains), chosen.stream().filter(code -> !all.contains(code)))
                .toList();
        return ParsedInput.of(ordered.isEmpty() ? Answer.BLANK : new Answer.Codes(ordered));
    }

    /** As a person reads it. */
    String print(Answer answer) {
        return switch (answer) {
            case Answer.Overridden it -> print(it.value());
            case Answer.Codes it ->
                String.join(", ", it.codes().stream().map(this::label).toList());
            case Answer.Text it -> item instanceof Item.Date ? DateText.print(it.text()) : label(it.text());
            case Answer.Number it ->
                item instanceof Item.Number of && of.age() ? AgeText.print(it.number()) : NumberText.print(it.number());
            case Answer.Measurement it -> print(it);
            case Answer.Quantity it -> print(it);
            case Answer.File it -> it.name() + " (" + FileText.size(it.bytes()) + ")";
            case Answer.Missing it -> it.flavour() == NullFlavour.BLANK ? "" : print(it.flavour());
        };
    }

    private String print(Answer.Measurement measurement) {
        String axes = measurement.axes().stream().map(NumberText::print).collect(Collectors.joining(" × "));
        return axes + " " + UnitText.of(String.valueOf(item.unit()))
                + LesionMeasurement.volume(measurement.axes(), item.unit())
                        .map(volume -> " (≈ " + LesionMeasurement.print(volume) + " ml)")
                        .orElse("");
    }

    private String print(Answer.Quantity quantity) {
        String entered = UnitText.after(NumberText.print(quantity.entered()), quantity.entered(), quantity.unit());
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
