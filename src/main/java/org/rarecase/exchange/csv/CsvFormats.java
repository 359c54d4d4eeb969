package org.rarecase.exchange.csv;

import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;
import org.rarecase.exchange.fact.Format;
import org.rarecase.shared.LocalizedText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The three ways in which the tables are written. */
@Configuration(proxyBeanMethods = false)
class CsvFormats {

    private record CsvFormat(String key, LocalizedText label, LocalizedText description, Dialect dialect)
            implements Format {

        @Override
        public Kind kind() {
            return dialect == Dialect.MACHINE ? Kind.DATA : Kind.STATISTICS;
        }

        @Override
        public FactWriter writer(Content content, Files files) throws IOException {
            return new CsvWriter(content, dialect, files);
        }
    }

    @Bean
    Format csv() {
        return new CsvFormat(
                "csv",
                texts("CSV"),
                texts(
                        "A table for each form and each group, with a dictionary and the code lists. Nothing is altered."),
                Dialect.MACHINE);
    }

    @Bean
    Format csvForSpreadsheets() {
        return new CsvFormat(
                "csv-spreadsheet",
                texts("CSV for spreadsheets"),
                texts("The same tables, in which no text is taken for a formula."),
                Dialect.SPREADSHEET);
    }

    @Bean
    Format csvForSpreadsheetsWithComma() {
        return new CsvFormat(
                "csv-spreadsheet-comma",
                texts("CSV for spreadsheets, with decimal comma"),
                texts("The same, with a semicolon between the cells and a comma in numbers."),
                Dialect.SPREADSHEET_COMMA);
    }
}
