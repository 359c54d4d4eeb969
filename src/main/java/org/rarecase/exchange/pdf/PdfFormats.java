package org.rarecase.exchange.pdf;

import static org.rarecase.shared.Messages.texts;

import java.util.Locale;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;
import org.rarecase.exchange.fact.Format;
import org.rarecase.shared.LocalizedText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Casebooks in each language of the interface. */
@Configuration(proxyBeanMethods = false)
class PdfFormats {

    private record PdfCasebook(String key, LocalizedText label, LocalizedText description, Locale language)
            implements Format {

        @Override
        public Kind kind() {
            return Kind.DOCUMENT;
        }

        @Override
        public boolean tellsHistory() {
            return true;
        }

        @Override
        public FactWriter writer(Content content, Files files) {
            return new PdfWriter(content, language, files);
        }
    }

    @Bean
    Format pdfCasebook() {
        return new PdfCasebook(
                "pdf",
                texts("PDF casebook in English"),
                texts(
                        "The filled forms of each case in a file of its own; with history, its queries and signatures too."),
                Locale.ENGLISH);
    }

    @Bean
    Format pdfCasebookInGerman() {
        return new PdfCasebook(
                "pdf-de",
                texts("PDF casebook in German"),
                texts("The same in German; what forms do not say in German is in English."),
                Locale.GERMAN);
    }
}
