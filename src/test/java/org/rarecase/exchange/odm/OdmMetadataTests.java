package org.rarecase.exchange.odm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.form.FormFiles;

class OdmMetadataTests {

    @ParameterizedTest
    @FieldSource("org.rarecase.exchange.odm.Written#DIALECTS")
    void allShippedFormsAreValid(Dialect dialect) throws Exception {
        Content content = new Content(FormFiles.shipped().forms(), Instant.parse("2026-03-01T12:00:00Z"));
        byte[] xml = Written.bytes(dialect, content);
        assertThat(OdmSchemas.errorsOfOurs(dialect, xml)).isEmpty();
        assertThat(xml).isEqualTo(Written.bytes(dialect, content));
    }

    @ParameterizedTest
    @FieldSource("org.rarecase.exchange.odm.Written#DIALECTS")
    void everyTypeIsValidInTheFormAndInTwoLevelsOfGroups(Dialect dialect) throws Exception {
        byte[] xml = Written.bytes(dialect, EveryType.content(EveryType.form()));
        assertThat(OdmSchemas.errorsOfOurs(dialect, xml)).isEmpty();
        assertThat(new String(xml, UTF_8))
                .contains("I.every.quantity.entered", "I.every.measurement.volume", "IG.every.outer.inner");
    }
}
