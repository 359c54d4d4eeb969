package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Item;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.Unit;
import org.rarecase.shared.Csv;
import org.rarecase.study.TumourType;
import org.rarecase.ui.FormText;

/**
 * A table to fill in a spreadsheet and paste: a head for each item, and behind an empty column what may be written into
 * each. Those columns have heads that no item has, so that they may be copied along.
 */
final class PasteTemplate {

    private final List<Item> items;
    private final @Nullable TumourType type;

    PasteTemplate(List<Item> items, @Nullable TumourType type) {
        this.items = items;
        this.type = type;
    }

    DownloadHandler download(String name) {
        return DownloadHandler.fromInputStream(event -> {
            byte[] csv = Csv.bytes(lines());
            return new DownloadResponse(
                    new ByteArrayInputStream(csv), name + ".csv", "text/csv;charset=utf-8", csv.length);
        });
    }

    List<List<String>> lines() {
        List<List<String>> permitted = items.stream().map(this::permitted).toList();
        int most = permitted.stream().mapToInt(List::size).max().orElse(0);
        Stream<List<String>> below = IntStream.range(0, most)
                .mapToObj(line -> Stream.concat(
                                items.stream().map(item -> ""),
                                Stream.concat(
                                        Stream.of(""),
                                        permitted.stream().map(words -> line < words.size() ? words.get(line) : "")))
                        .toList());
        return Stream.concat(Stream.of(heads()), below).toList();
    }

    private List<String> heads() {
        List<String> heads =
                new ArrayList<>(items.stream().map(PasteTemplate::label).toList());
        heads.add("");
        items.forEach(item -> heads.add(t("Permitted: {0}", label(item))));
        return heads;
    }

    private static String label(Item item) {
        return FormText.plain(item.label());
    }

    private List<String> permitted(Item item) {
        Codes codes = new Codes(item);
        List<String> words = new ArrayList<>(
                switch (item) {
                    case Item.Choice it
                    when it.isMultiple() ->
                        Stream.concat(
                                        Stream.of(t("several, with a semicolon between them")),
                                        codes.offered(type).stream().map(codes::label))
                                .toList();
                    case Item.Choice it -> labels(codes);
                    case Item.YesNo it -> labels(codes);
                    case Item.Number it -> List.of(withUnit(it.isWhole() ? t("a whole number") : t("a number"), it));
                    case Item.Quantity it ->
                        List.of(t(
                                "a number with its unit: {0}",
                                it.units().stream().map(Unit::name).collect(Collectors.joining(", "))));
                    case Item.Measurement it -> List.of(withUnit(t("one to three numbers, such as 12 x 8 x 5"), it));
                    case Item.Date it -> List.of(DateText.examples(it.precisions()));
                    case Item.Time it -> List.of("08:30");
                    case Item.Text it -> List.of(t("text"));
                    case Item.File it -> List.of();
                    case Item.Group it -> List.of();
                });
        Stream.of(NullFlavour.values())
                .filter(item.nullFlavours()::contains)
                .map(Codes::print)
                .filter(word -> !words.contains(word))
                .forEach(words::add);
        return words;
    }

    private List<String> labels(Codes codes) {
        return codes.offered(type).stream().map(codes::label).toList();
    }

    private static String withUnit(String text, Item item) {
        return item.unit() == null ? text : text + " (" + item.unit() + ")";
    }
}
