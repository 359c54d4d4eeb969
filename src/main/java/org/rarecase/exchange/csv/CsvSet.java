package org.rarecase.exchange.csv;

import java.io.IOException;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;

/** The tables for programs, as formats have them that bring a program to read them. */
public final class CsvSet {

    private CsvSet() {}

    public static FactWriter writer(Content content, Files files) throws IOException {
        return new CsvWriter(content, Dialect.MACHINE, files);
    }
}
