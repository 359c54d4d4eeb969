package org.rarecase.exchange.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseNumber;
import org.rarecase.exchange.mapping.MappedColumn;
import org.rarecase.exchange.mapping.Mapping;
import org.rarecase.exchange.mapping.Mapping.Entry;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.code.Code;
import org.rarecase.shared.Messages;

/**
 * What the columns of a table may be, by their names, for a person to look at. A code of the file is proposed where ours is
 * the same; by a label only if a person asks for that.
 */
public final class Proposals {

    private static final Set<String> SUBJECT = Set.of(
            "case",
            "casenumber",
            "caseno",
            "caseid",
            "rccase",
            "fall",
            "fallnummer",
            "patient",
            "patientid",
            "patientennummer",
            "pid",
            "recordid",
            "subject",
            "subjectid",
            "subjectkey",
            "studyid",
            "id");

    private final List<FormDefinition> forms;

    /** @param forms in the versions that are in use, those of which an item may be proposed */
    public Proposals(List<FormDefinition> forms) {
        this.forms = List.copyOf(forms);
    }

    /** A row for each case, with all columns that have the name of one item and no other. */
    public Mapping propose(TableSample table) {
        String subject = subjectColumn(table);
        List<MappedColumn> columns = new ArrayList<>();
        for (TableSample.Column column : table.columns()) {
            if (!column.name().equals(subject)) {
                column(column).ifPresent(columns::add);
            }
        }
        Map<String, Integer> versions = new LinkedHashMap<>();
        forms.forEach(form -> versions.put(form.key().value(), form.version()));
        return new Mapping(Entry.CASE, subject, Map.of(), versions, null, null, columns, Map.<String, NullFlavour>of());
    }

    private static String subjectColumn(TableSample table) {
        return table.columns().stream()
                .filter(column -> !column.values().isEmpty()
                        && column.values().stream()
                                .allMatch(value -> CaseNumber.parse(value).isPresent()))
                .findFirst()
                .or(() -> table.columns().stream()
                        .filter(column -> SUBJECT.contains(plain(column.name())))
                        .findFirst())
                .map(TableSample.Column::name)
                .orElse("");
    }

    private Optional<MappedColumn> column(TableSample.Column column) {
        List<MappedColumn> found = new ArrayList<>();
        for (FormDefinition form : forms) {
            form.items()
                    .filter(item -> !form.repeats() && isMappable(item) && isCalled(item, column.name()))
                    .map(item -> to(column, form, item))
                    .forEach(found::add);
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Whether an item can be read from a cell. */
    public static boolean isMappable(Item item) {
        return !item.isGroup() && !(item instanceof Item.File);
    }

    /** A column and an item, with the codes that are the same in both. */
    public static MappedColumn to(TableSample.Column column, FormDefinition form, Item item) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String value : column.values()) {
            codes(item)
                    .filter(code -> code.value().equals(value))
                    .findFirst()
                    .ifPresent(code -> codes.put(value, value));
        }
        String unit = item instanceof Item.Quantity quantity && quantity.units().size() == 1
                ? quantity.units().getFirst().name()
                : null;
        return new MappedColumn(column.name(), form.key().value(), item.key(), null, codes, unit);
    }

    /** The codes that have the label of a value, by the value; asked for by a person. */
    public static Map<String, String> byLabel(TableSample.Column column, Item item, @Nullable String language) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String value : column.values()) {
            List<Code> same = codes(item)
                    .filter(code -> code.label().byLanguage().entrySet().stream()
                            .filter(label -> language == null || label.getKey().equals(language))
                            .anyMatch(label -> plain(label.getValue()).equals(plain(value))))
                    .toList();
            if (same.size() == 1) {
                codes.put(value, same.getFirst().value());
            }
        }
        return codes;
    }

    /** The codes of an item; yes, no and unknown of one that asks just that. */
    public static Stream<Code> codes(Item item) {
        if (item instanceof Item.YesNo) {
            return Stream.of("yes", "no", "unknown").map(code -> new Code(code, Messages.texts(label(code)), Set.of()));
        }
        return item.codeList() == null ? Stream.of() : item.codeList().codes().stream();
    }

    private static String label(String code) {
        return switch (code) {
            case "yes" -> "Yes";
            case "no" -> "No";
            default -> "Unknown";
        };
    }

    private static boolean isCalled(Item item, String name) {
        String plain = plain(name);
        return plain.equals(plain(item.key()))
                || item.label().byLanguage().values().stream()
                        .anyMatch(label -> plain(label).equals(plain));
    }

    /** Without what differs from writer to writer. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
