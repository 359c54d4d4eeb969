package org.rarecase.exchange.stata;

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
class StataFormat implements Format {

    static final int LONGEST_NAME = 32;
    static final int TELLING_DIGITS = 6;

    private static final Set<String> RESERVED =
            Set.of("alias", "byte", "double", "float", "if", "in", "int", "long", "strl", "using", "with");

    @Override
    public String key() {
        return "stata";
    }

    @Override
    public LocalizedText label() {
        return texts("Stata");
    }

    @Override
    public Kind kind() {
        return Kind.STATISTICS;
    }

    @Override
    public LocalizedText description() {
        return texts("A data set for each table, with labels, dates, and .a to .z for why there is no value.");
    }

    @Override
    public FactWriter writer(Content content, Files files) {
        return SpooledTables.fileOfEach(
                content,
                files,
                ".dta",
                StataFormat::names,
                (table, names, file) -> new DtaFile(table, names, content.asOf()).write(file));
    }

    static ShortNames names(Table table) {
        return new ShortNames(
                table.columns().stream().map(Column::name).toList(), LONGEST_NAME, TELLING_DIGITS, RESERVED);
    }
}
