package org.rarecase.exchange.datasetjson;

import static org.rarecase.shared.Messages.texts;

import java.io.OutputStream;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.table.Spool;
import org.rarecase.exchange.table.SpooledTables;
import org.rarecase.exchange.table.TableDictionary;
import org.rarecase.shared.LocalizedText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two ways in which CDISC has a dataset written. */
@Configuration(proxyBeanMethods = false)
class DatasetJsonFormats {

    private record DatasetJson(
            String key, LocalizedText label, LocalizedText description, String ending, DatasetFile.Layout layout)
            implements Format {

        @Override
        public FactWriter writer(Content content, Files files) {
            return new SpooledTables(content, spools -> {
                new TableDictionary(spools.stream().map(Spool::table).toList()).write(files, (table, column) -> column);
                for (Spool spool : spools) {
                    try (OutputStream file =
                            files.create("data/" + spool.table().name() + ending)) {
                        new DatasetFile(spool, content.asOf(), layout).write(file);
                    }
                }
            });
        }
    }

    @Bean
    Format datasetJson() {
        return new DatasetJson(
                "dataset-json",
                texts("Dataset-JSON"),
                texts("CDISC's format for datasets, version 1.1: one for each table, with types and keys."),
                ".json",
                DatasetFile.Layout.ONE_OBJECT);
    }

    @Bean
    Format datasetNdjson() {
        return new DatasetJson(
                "dataset-ndjson",
                texts("Dataset-JSON as lines (NDJSON)"),
                texts("The same with a row in each line, for programs that read large files line by line."),
                ".ndjson",
                DatasetFile.Layout.LINES);
    }
}
