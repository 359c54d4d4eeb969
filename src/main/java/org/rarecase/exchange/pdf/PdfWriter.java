package org.rarecase.exchange.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;
import org.rarecase.print.PdfPrinter;
import org.rarecase.shared.Messages;

/** A file for each case; one case is in memory at a time. */
final class PdfWriter implements FactWriter {

    /** Made when the first file is written: fonts take a moment, and memory. */
    private static final PdfPrinter PRINTER = new PdfPrinter();

    private final Content content;
    private final Locale language;
    private final Files files;

    PdfWriter(Content content, Locale language, Files files) {
        this.content = content;
        this.language = language;
        this.files = files;
    }

    @Override
    public void write(CaseFact fact) throws IOException {
        String fo = Messages.speaking(language, () -> new CasebookDocument(fact, content, language).fo());
        try (OutputStream file = files.create(fact.subject() + ".pdf")) {
            PRINTER.print(fo, fact.subject(), content.asOf(), file);
        }
    }

    @Override
    public void close() {}
}
