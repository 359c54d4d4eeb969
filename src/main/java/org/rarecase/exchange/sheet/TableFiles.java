package org.rarecase.exchange.sheet;

import static org.rarecase.shared.Messages.number;
import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.load.ReadableFormat;
import org.rarecase.exchange.load.Reading;
import org.rarecase.exchange.load.ReadingChoices;
import org.rarecase.exchange.load.Recognised;
import org.rarecase.exchange.load.Recognised.Choice;
import org.rarecase.exchange.load.Unpacked;
import org.rarecase.exchange.mapping.Mapping;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tables of anybody's, as CSV or as a workbook: read by a mapping. */
@Component
@Order(4)
class TableFiles implements ReadableFormat {

    static final String KEY = "table";

    /** So many rows are looked at for what is proposed. */
    private static final int LOOKED_AT = 2000;

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Optional<Recognised> recognise(Unpacked file) throws IOException {
        Tables tables = new Tables(file);
        List<String> names = tables.names();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String name = names.getFirst();
        ReadingChoices choices = tables.isWorkbook() ? ReadingChoices.NONE : tables.choices(name);
        if (choices == null) {
            return Optional.empty();
        }
        if (!name.equals(Unpacked.ITSELF)) {
            choices = choices.withTable(name);
        }
        Set<Choice> correctable = EnumSet.of(Choice.DATE_ORDER, Choice.DECIMAL_SIGN, Choice.LANGUAGE);
        if (!tables.isWorkbook()) {
            correctable.addAll(Set.of(Choice.ENCODING, Choice.DELIMITER));
        }
        if (names.size() > 1) {
            correctable.add(Choice.TABLE);
        }
        TableSample sample = sample(tables, choices);
        choices = choices.withDateOrder(sample.dateOrder())
                .withDecimalSign(sample.decimalSign())
                .withLanguage(Messages.language().getLanguage());
        Reading reading = new Reading(KEY, choices, null);
        return Optional.of(
                new Recognised(what(tables, sample), reading, correctable, names.size() > 1 ? names : List.of(), true));
    }

    /** What cannot be read with what is proposed may be read with what a person chooses: it is told there. */
    private static TableSample sample(Tables tables, ReadingChoices choices) throws IOException {
        try (Rows rows = tables.rows(choices)) {
            return TableSample.of(rows, LOOKED_AT);
        } catch (FileRefused refused) {
            if (tables.isWorkbook()) {
                throw refused;
            }
            return new TableSample(List.of(), 0);
        }
    }

    private static LocalizedText what(Tables tables, TableSample sample) {
        LocalizedText columns = number(sample.columns().size());
        return tables.isWorkbook()
                ? texts("A workbook; columns of the sheet: {0}", columns)
                : texts("A table as CSV; columns: {0}", columns);
    }

    @Override
    public FactReader reader(Reading reading) {
        Mapping mapping = reading.mapping();
        if (mapping == null) {
            throw new FileRefused(t("The columns of this table have to be mapped to items before it can be read."));
        }
        return (stream, known, sink) -> {
            try (Unpacked file = Unpacked.of(stream);
                    Rows rows = new Tables(file).rows(reading.choices())) {
                new MappedReader(rows, mapping, reading.choices(), known, sink).read();
            }
        };
    }
}
