package org.rarecase.exchange.excel;

import static org.rarecase.shared.Messages.texts;

import java.io.OutputStream;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.table.SpooledTables;
import org.rarecase.shared.LocalizedText;
import org.springframework.stereotype.Component;

@Component
class ExcelFormat implements Format {

    @Override
    public String key() {
        return "excel";
    }

    @Override
    public LocalizedText label() {
        return texts("Excel");
    }

    @Override
    public Kind kind() {
        return Kind.STATISTICS;
    }

    @Override
    public LocalizedText description() {
        return texts("A workbook with a sheet for each table, the dictionary first. No text is taken for a formula.");
    }

    @Override
    public FactWriter writer(Content content, Files files) {
        return new SpooledTables(content, spools -> {
            try (OutputStream file = files.create("cases.xlsx")) {
                new XlsxFile(spools, content.asOf()).write(file);
            }
        });
    }
}
