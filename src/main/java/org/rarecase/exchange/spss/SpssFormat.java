package org.rarecase.exchange.spss;

import static org.rarecase.shared.Messages.texts;

import java.util.Set;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.table.Column;
import org.rarecase.exchange.table.ShortNames;
import org.rarecase.exchange.table.SpooledTables;
import org.rarecase.exchange.table.Table;
import org.rarecase.shared.LocalizedText;
import org.springframework.stereotype.Component;

@Component
class SpssFormat implements Format {

    private static final int LONGEST_NAME = 64;
    private static final int TELLING_DIGITS = 6;

    private static final Set<String> RESERVED =
            Set.of("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with");

    @Override
    public String key() {
        return "spss";
    }

    @Override
    public LocalizedText label() {
        return texts("SPSS");
    }

    @Override
    public Kind kind() {
        return Kind.STATISTICS;
    }

    @Override
    public LocalizedText description() {
        return texts("A file for each table, with labels, dates, and -999 to -995 for why there is no value.");
    }

    @Override
    public FactWriter writer(Content content, Files files) {
        return SpooledTables.fileOfEach(
                content,
                files,
                ".sav",
                SpssFormat::names,
                (table, names, file) -> new SavFile(table, names, content.asOf()).write(file));
    }

    static ShortNames names(Table table) {
        return new ShortNames(
                table.columns().stream().map(Column::name).toList(), LONGEST_NAME, TELLING_DIGITS, RESERVED);
    }
}
