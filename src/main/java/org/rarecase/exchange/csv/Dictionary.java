package org.rarecase.exchange.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.Files;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.exchange.table.Part;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Item;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.Rule;
import org.rarecase.form.Section;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.LocalizedText;

/** What each column means, and what may be in it: {@code dictionary.csv} and {@code codelists.csv}. */
final class Dictionary {

    private final Content content;
    private final Dialect dialect;
    private final Files files;
    private final Set<String> languages = new TreeSet<>();

    /** Lists that items name themselves have the key of their item, which another item may have too. */
    private final Map<String, CodeList> lists = new LinkedHashMap<>();

    Dictionary(Content content, Dialect dialect, Files files) {
        this.content = content;
        this.dialect = dialect;
        this.files = files;
        content.forms()
                .forEach(form -> languages.addAll(form.title().byLanguage().keySet()));
    }

    void write() throws IOException {
        List<String> head = new ArrayList<>(List.of("table", "column", "item", "part", "versions", "section", "type"));
        languages.forEach(language -> head.add("label_" + language));
        languages.forEach(language -> head.add("help_" + language));
        head.addAll(List.of(
                "unit",
                "min",
                "max",
                "decimals",
                "codelist",
                "flavours",
                "required",
                "asked_when",
                "required_when",
                "derive"));
        try (CSVPrinter lines = dialect.open(files.create("dictionary.csv"), head)) {
            for (FormKey key : content.keys()) {
                List<FormDefinition> versions = content.versions(key);
                table(
                        lines,
                        key.value(),
                        versions,
                        versions.stream().map(CsvWriter::items).toList(),
                        null);
            }
        }
        codeLists();
    }

    /** @param around section of the group whose table it is; null for the form itself */
    private void table(
            CSVPrinter lines,
            String table,
            List<FormDefinition> forms,
            List<List<Item>> versions,
            @Nullable String around)
            throws IOException {
        for (Table.Column column : Table.columns(versions)) {
            List<String> has = new ArrayList<>();
            Item last = null;
            for (int i = 0; i < versions.size(); i++) {
                for (Item item : versions.get(i)) {
                    if (item.key().equals(column.item()) && Part.of(item).contains(column.part())) {
                        has.add(String.valueOf(forms.get(i).version()));
                        last = item;
                    }
                }
            }
            if (last != null) {
                String section = around == null ? section(forms, column.item()) : around;
                print(lines, line(table, column, has, section, last));
            }
        }
        for (String group : Table.groups(versions).keySet()) {
            List<FormDefinition> with = new ArrayList<>();
            List<List<Item>> inner = new ArrayList<>();
            for (int i = 0; i < versions.size(); i++) {
                for (Item item : versions.get(i)) {
                    if (item.isGroup() && item.key().equals(group)) {
                        with.add(forms.get(i));
                        inner.add(item.items());
                    }
                }
            }
            table(lines, table + "." + group, with, inner, around == null ? section(forms, group) : around);
        }
    }

    private static String section(List<FormDefinition> forms, String item) {
        return forms.reversed().stream()
                .flatMap(form -> form.sections().stream())
                .filter(section ->
                        section.items().stream().anyMatch(each -> each.key().equals(item)))
                .map(Section::key)
                .findFirst()
                .orElse("");
    }

    private List<@Nullable Object> line(
            String table, Table.Column column, List<String> versions, String section, Item item) {
        List<@Nullable Object> line = new ArrayList<>();
        line.add(table);
        line.add(column.name());
        line.add(item.key());
        line.add(column.part() == Part.VALUE ? "value" : column.part().suffix().substring(2));
        line.add(String.join(" ", versions));
        line.add(section);
        line.add(Keys.of(item.type()));
        texts(item.label(), line);
        texts(item.help(), line);
        line.add(item.unit());
        line.add(item.range().min());
        line.add(item.range().max());
        line.add(item.range().decimals());
        line.add(item.codeList() == null ? null : name(table, item.key(), item.codeList()));
        line.add(item.nullFlavours().stream().sorted().map(NullFlavour::code).collect(Collectors.joining(" ")));
        line.add(item.required() ? "yes" : "no");
        Stream.of(item.askedWhen(), item.requiredWhen(), item.derive()).forEach(rule -> line.add(text(rule)));
        return line;
    }

    private static @Nullable String text(@Nullable Rule rule) {
        return rule == null ? null : rule.text();
    }

    private void texts(LocalizedText text, List<@Nullable Object> line) {
        languages.forEach(language -> line.add(text.byLanguage().get(language)));
    }

    private String name(String table, String item, CodeList list) {
        CodeList known = lists.putIfAbsent(list.key(), list);
        if (known == null || known.equals(list)) {
            return list.key();
        }
        String own = table + "." + item;
        lists.put(own, list);
        return own;
    }

    private void codeLists() throws IOException {
        List<String> head = new ArrayList<>(List.of("codelist", "code"));
        languages.forEach(language -> head.add("label_" + language));
        head.add("tumour_types");
        try (CSVPrinter lines = dialect.open(files.create("codelists.csv"), head)) {
            for (Map.Entry<String, CodeList> list : lists.entrySet()) {
                for (Code code : list.getValue().codes()) {
                    List<@Nullable Object> line = new ArrayList<>(List.of(list.getKey(), code.value()));
                    texts(code.label(), line);
                    line.add(code.tumourTypes().stream().sorted().collect(Collectors.joining(" ")));
                    print(lines, line);
                }
            }
        }
    }

    private void print(CSVPrinter lines, List<@Nullable Object> values) throws IOException {
        lines.printRecord(values.stream().map(dialect::cell).toList());
    }
}
