package org.rarecase.entry.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Item;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.PlainText;

/**
 * A table as spreadsheets put it into the clipboard, and which item each column is.
 *
 * @param columns null where no item is meant
 * @param rows without the heads; each as long as there are columns
 */
record ClipboardTable(List<Column> columns, List<List<String>> rows) {

    /** @param head as it was pasted, empty if there was none */
    record Column(@Nullable Item item, String head) {}

    /** Columns are told by their heads, the keys or labels of items; without heads they are in the order of the form. */
    static ClipboardTable of(String text, List<Item> items, Locale language) {
        List<List<String>> lines = lines(text).stream()
                .filter(line -> line.stream().anyMatch(cell -> !PlainText.isBlank(cell)))
                .toList();
        if (lines.isEmpty()) {
            return new ClipboardTable(List.of(), List.of());
        }
        List<String> first = lines.getFirst();
        long known = first.stream()
                .filter(head -> named(head, items, language).isPresent())
                .count();
        long filled = first.stream().filter(head -> !PlainText.isBlank(head)).count();
        boolean heads = known > 0 && known * 2 >= filled;
        int width = lines.stream().mapToInt(List::size).max().orElse(0);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String head = heads && i < first.size() ? PlainText.tidy(first.get(i)) : "";
            Item byPlace = i < items.size() ? items.get(i) : null;
            Item item = heads ? named(head, items, language).orElse(null) : byPlace;
            boolean twice = item != null && columns.stream().anyMatch(column -> item.equals(column.item()));
            columns.add(new Column(twice ? null : item, head));
        }
        List<List<String>> rows = lines.stream()
                .skip(heads ? 1 : 0)
                .map(line -> IntStream.range(0, width)
                        .mapToObj(i -> i < line.size() ? PlainText.tidy(line.get(i)) : "")
                        .toList())
                .toList();
        return new ClipboardTable(List.copyOf(columns), rows);
    }

    private static Optional<Item> named(String head, List<Item> items, Locale language) {
        String wanted = PlainText.tidy(head);
        return items.stream()
                .filter(item -> CodeList.isSame(item.key(), wanted)
                        || CodeList.isSame(item.label().in(language), wanted)
                        || CodeList.isSame(item.label().in(Locale.ENGLISH), wanted))
                .findFirst();
    }

    /** A cell with a tab, line break or quote in it stands in quotes, and its quotes are doubled. */
    private static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String all = text.replace("\r\n", "\n").replace('\r', '\n') + "\n";
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (quoted && c == '"' && i + 1 < all.length() && all.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (quoted && c == '"') {
                quoted = false;
            } else if (!quoted && c == '"' && cell.isEmpty() && isClosed(all, i)) {
                quoted = true;
            } else if (!quoted && (c == '\t' || c == '\n')) {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        return lines;
    }

    /** A quote that begins a cell and never ends one is only a quote. */
    private static boolean isClosed(String text, int begin) {
        for (int i = begin + 1; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    i++;
                } else {
                    return i + 1 < text.length() && (text.charAt(i + 1) == '\t' || text.charAt(i + 1) == '\n');
                }
            }
        }
        return false;
    }
}
