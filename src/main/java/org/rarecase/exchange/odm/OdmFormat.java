package org.rarecase.exchange.odm;

import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;
import org.rarecase.exchange.fact.Format;
import org.rarecase.shared.LocalizedText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One file of ODM with forms and cases. */
record OdmFormat(String key, Dialect dialect, LocalizedText description) implements Format {

    @Override
    public LocalizedText label() {
        return LocalizedText.ofNoLanguage("ODM " + dialect.version());
    }

    @Override
    public boolean tellsHistory() {
        return true;
    }

    @Override
    public boolean carriesRules() {
        return true;
    }

    @Override
    public FactWriter writer(Content content, Files files) throws IOException {
        return new OdmWriter(content, dialect, files.create("odm.xml"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Formats {

        @Bean
        Format odm20() {
            return new OdmFormat(
                    "odm-2.0",
                    Dialect.ODM_2_0,
                    texts(
                            "CDISC's model for studies, current version: forms and cases in one file, groups in groups."));
        }

        @Bean
        Format odm132() {
            return new OdmFormat(
                    "odm-1.3.2",
                    Dialect.ODM_1_3_2,
                    texts("CDISC's model for studies as most systems read it: forms and cases in one file."));
        }
    }
}
