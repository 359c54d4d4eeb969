package org.rarecase.library;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rarecase.entry.UnitText;
import org.rarecase.form.Item;
import org.rarecase.print.Fo;

/** A repeating group on paper: empty rows, and below them what may be entered in each column. */
final class BlankTable {

    private static final int MOST_COLUMNS = 5;
    private static final int ROWS = 4;
    private static final int MOST_ROWS = 8;
    private static final double WIDTH = 170;

    /** What does not fit into a column in one piece is parted at any place, since no rules of hyphenation come along. */
    private static final Pattern LONG_WORD = Pattern.compile("\\p{L}{19,}");

    private static final String SOFT_HYPHEN = "\u00ad";

    private final Fo fo;
    private final Locale language;
    private final BlankAnswer answers;

    BlankTable(Fo fo, Locale language) {
        this.fo = fo;
        this.language = language;
        answers = new BlankAnswer(fo, language);
    }

    /** @param conditions writes when an item of the group is asked */
    void write(Item.Group group, Consumer<Item> conditions) {
        List<Item> columns =
                group.items().stream().filter(item -> !item.isGroup()).toList();
        for (int from = 0; from < columns.size(); from += MOST_COLUMNS) {
            band(columns.subList(from, Math.min(columns.size(), from + MOST_COLUMNS)), rows(group));
        }
        columns.forEach(item -> legend(item, conditions));
    }

    private static int rows(Item.Group group) {
        int wanted = Math.max(ROWS, group.minRows() == null ? 0 : group.minRows());
        int most = group.maxRows() == null ? MOST_ROWS : Math.min(MOST_ROWS, group.maxRows());
        return Math.min(wanted, most);
    }

    private void band(List<Item> columns, int rows) {
        fo.in(
                "table",
                () -> {
                    fo.empty("table-column", "column-width", "8mm");
                    columns.forEach(column -> fo.empty("table-column", "column-width", WIDTH / columns.size() + "mm"));
                    fo.in(
                            "table-header",
                            () -> fo.in("table-row", () -> {
                                cell("");
                                columns.forEach(column -> cell(head(column)));
                            }));
                    fo.in("table-body", () -> {
                        for (int row = 1; row <= rows; row++) {
                            String number = Integer.toString(row);
                            fo.in(
                                    "table-row",
                                    () -> {
                                        cell(number);
                                        columns.forEach(column -> cell(""));
                                    },
                                    "height",
                                    "8mm");
                        }
                    });
                },
                "table-layout",
                "fixed",
                "width",
                "178mm",
                "space-after",
                "1.5mm",
                "keep-together.within-page",
                "always",
                "font-size",
                "8pt");
    }

    private void cell(String text) {
        fo.in("table-cell", () -> fo.block(text), "border", BlankCasebook.LINE, "padding", "0.8mm");
    }

    private String head(Item item) {
        String label = Languages.marked(item.label(), language) + (BlankCasebook.isAlwaysRequired(item) ? " *" : "");
        String text = item.unit() == null ? label : label + " (" + UnitText.of(item.unit()) + ")";
        return LONG_WORD.matcher(text).replaceAll(BlankTable::parted);
    }

    private static String parted(MatchResult word) {
        return word.group().replaceAll("(.{9})(?=.{4})", "$1" + SOFT_HYPHEN);
    }

    private void legend(Item item, Consumer<Item> conditions) {
        String options = answers.options(item);
        String help = item.help().isEmpty() ? "" : Languages.marked(item.help(), language);
        List<String> flavours = answers.flavours(item);
        if (options.isEmpty()
                && help.isEmpty()
                && flavours.isEmpty()
                && item.askedWhen() == null
                && item.requiredWhen() == null) {
            return;
        }
        fo.in(
                "block",
                () -> {
                    fo.inline(Languages.marked(item.label(), language) + ": ", "font-weight", "bold");
                    fo.text(Stream.of(options, String.join(" · ", flavours), help)
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining(" — ")));
                    conditions.accept(item);
                },
                "font-size",
                "7.5pt",
                "space-after",
                "0.8mm");
    }
}
