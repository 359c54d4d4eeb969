package org.rarecase.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rarecase.entry.UnitText;
import org.rarecase.form.Item;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.print.Fo;
import org.rarecase.shared.Messages;

/** The place on paper for the answer to one item: boxes to tick, or lines to write on. */
final class BlankAnswer {

    /** Beyond these a page of boxes helps nobody; the name of the list does. */
    static final int MOST_BOXES = 40;

    private static final String ROOM_TO_WRITE = "2.5mm";
    private static final int SHORT_OPTION = 26;
    private static final String ONE = "☐ ";
    private static final String SEVERAL = "◇ ";

    private final Fo fo;
    private final Locale language;

    BlankAnswer(Fo fo, Locale language) {
        this.fo = fo;
        this.language = language;
    }

    void write(Item item) {
        if (item.isDerived()) {
            fo.block(say("Calculated by the registry"), "color", BlankCasebook.GREY, "font-style", "italic");
            return;
        }
        switch (item) {
            case Item.YesNo it -> boxes(ONE, List.of(say("Yes"), say("No"), say("Unknown")));
            case Item.Choice it -> choice(it);
            case Item.Text it -> lines(it.isLong() ? 4 : 1);
            case Item.Date it -> parts(say("Day"), "14mm", say("Month"), "14mm", say("Year"), "22mm");
            case Item.Time it -> parts(say("Hour"), "14mm", say("Minute"), "14mm");
            case Item.File it -> boxes(ONE, List.of(say("Copy attached")));
            case Item.Measurement it -> measurement(it);
            case Item.Number it -> number(it, unit(it));
            case Item.Quantity it -> number(it, units(it));
            case Item.Group it -> throw new IllegalArgumentException("A group is no single field: " + it.key());
        }
        boxes(ONE, flavours(item));
    }

    private void number(Item.Numeric item, String unit) {
        written(() -> {
            line("32mm");
            fo.text(unit + range(item.range()));
        });
    }

    private static String unit(Item.Numeric item) {
        return item.unit() == null ? "" : " " + UnitText.of(item.unit());
    }

    private static String units(Item.Quantity item) {
        return " "
                + item.units().stream()
                        .map(unit -> ONE + UnitText.of(unit.name()))
                        .collect(Collectors.joining(" "))
                        .replace(' ', '\u00a0');
    }

    private void measurement(Item.Measurement item) {
        written(() -> {
            line("22mm");
            fo.text(" × ");
            line("22mm");
            fo.text(" × ");
            line("22mm");
            fo.text(unit(item));
        });
    }

    private static String range(Item.Range range) {
        if (range.min() == null && range.max() == null) {
            return "";
        }
        String from = range.min() == null ? "" : range.min().toPlainString();
        String to = range.max() == null ? "" : range.max().toPlainString();
        return range.min() == null
                ? "   (≤ " + to + ")"
                : range.max() == null ? "   (≥ " + from + ")" : "   (" + from + "–" + to + ")";
    }

    private void choice(Item.Choice item) {
        CodeList list = item.codes();
        if (list == null || list.codes().size() > MOST_BOXES) {
            lines(1);
            if (list != null) {
                fo.block(listed(item, list), "font-size", "7.5pt", "color", BlankCasebook.GREY);
            }
            return;
        }
        String box = item.isMultiple() ? SEVERAL : ONE;
        boxes(box, list.codes().stream().map(this::label).toList());
    }

    String listed(Item item, CodeList list) {
        String title = Languages.marked(list.title(), language);
        return say("from the list “{0}”, entries: {1}", title, list.codes().size());
    }

    /** The options of a list that is short enough to be printed. */
    String options(Item item) {
        if (item instanceof Item.YesNo) {
            return String.join(" · ", say("Yes"), say("No"), say("Unknown"));
        }
        CodeList list = item.codeList();
        if (list == null) {
            return "";
        }
        return list.codes().size() > MOST_BOXES
                ? listed(item, list)
                : String.join(" · ", list.codes().stream().map(this::label).toList());
    }

    private String label(Code code) {
        return code.label().isEmpty() ? code.value() : Languages.marked(code.text(), language);
    }

    /** Short options side by side, each whole; long ones below each other. */
    private void boxes(String box, List<String> options) {
        List<String> row = new ArrayList<>();
        for (String option : options) {
            if (option.length() > SHORT_OPTION) {
                row(box, row);
                row.clear();
                fo.block(box + option, "start-indent", "4mm", "text-indent", "-4mm");
            } else {
                row.add(option);
            }
        }
        row(box, row);
    }

    private void row(String box, List<String> options) {
        if (!options.isEmpty()) {
            List<String> whole = List.copyOf(options);
            fo.in(
                    "block",
                    () -> whole.forEach(option ->
                            fo.inline((box + option).replace(' ', '\u00a0')).text("\u2003 ")));
        }
    }

    List<String> flavours(Item item) {
        return item.nullFlavours().stream().sorted().map(this::flavour).toList();
    }

    private String flavour(NullFlavour flavour) {
        return switch (flavour) {
            case UNKNOWN -> say("Unknown");
            case NOT_DONE -> say("Not done");
            case NOT_APPLICABLE -> say("Not applicable");
            case NOT_ASKED -> say("Not asked");
            case BLANK -> say("No answer");
        };
    }

    private void lines(int count) {
        for (int i = 0; i < count; i++) {
            fo.in("block", () -> line("100%"), "padding-top", i == 0 ? ROOM_TO_WRITE : "5mm");
        }
    }

    private void parts(String... labelsAndLengths) {
        written(() -> {
            for (int i = 0; i < labelsAndLengths.length; i += 2) {
                line(labelsAndLengths[i + 1]);
                fo.inline(" " + labelsAndLengths[i] + "   ", "font-size", "7.5pt", "color", BlankCasebook.GREY);
            }
        });
    }

    private void written(Runnable content) {
        fo.in("block", content, "padding-top", ROOM_TO_WRITE);
    }

    private void line(String length) {
        fo.empty("leader", "leader-pattern", "rule", "leader-length", length, "rule-thickness", "0.4pt");
    }

    private String say(String english, Object... arguments) {
        return Messages.in(language.getLanguage(), english, arguments);
    }
}
