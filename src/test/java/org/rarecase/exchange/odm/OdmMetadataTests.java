package org.rarecase.exchange.odm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.rarecase.exchange.command.ExchangeCommand;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.Rule;

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

    @ParameterizedTest
    @FieldSource("org.rarecase.exchange.odm.Written#DIALECTS")
    void theFormsOfAFolderAsTheCommandLineWritesThemAreValid(Dialect dialect, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("forms.xml");
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream());
        assertThat(ExchangeCommand.run(
                        nobody,
                        nobody,
                        "forms",
                        "export",
                        "forms",
                        "--as",
                        "odm-" + dialect.version(),
                        file.toString()))
                .isZero();
        assertThat(OdmSchemas.errorsOfOurs(dialect, Files.readAllBytes(file))).isEmpty();
    }

    @Test
    void aConditionIsTrueWhereverTheItemIsNotAsked() {
        FormDefinition form = FormFiles.with("asks", """
                - {item: size, type: integer, label: {en: Size}}
                - {item: why, type: text, askedWhen: 'size > 5', label: {en: Why}}
                - {item: negated, type: yes-no, derive: 'if (size > 5) then false else true', label: {en: As a condition says it}}
                """).load().forms().getFirst();
        Rule asked = form.find("why").orElseThrow().askedWhen();
        Rule negated = form.find("negated").orElseThrow().derive();
        assertThat(MetadataWriter.not(asked)).isEqualTo(negated.text());
        assertThat(negated.evaluate(Map.of("size", BigDecimal.TEN))).isEqualTo(false);
        assertThat(negated.evaluate(Map.of("size", BigDecimal.ONE))).isEqualTo(true);
        assertThat(negated.evaluate(Collections.singletonMap("size", null)))
                .as("blank, where the rule itself is null")
                .isEqualTo(true);
    }

    @Test
    void textsRulesChecksAndCodingsGoAlong() throws Exception {
        FormDefinition form = FormFiles.with("asks", """
                - item: size
                  type: integer
                  unit: mm
                  min: 1
                  max: 9
                  label: {en: Size, de: Größe}
                  help: {en: Longest side}
                  ncit: C25364
                - item: double
                  type: integer
                  derive: 'size * 2'
                  label: {en: Doubled}
                """)
                .checks(
                        "- {check: large, item: size, severity: error, when: 'size > 8', message: {en: Too large, de: Zu groß}}\n")
                .load()
                .forms()
                .getFirst();
        for (Dialect dialect : Written.DIALECTS) {
            String xml =
                    new String(Written.bytes(dialect, EveryType.content(form)), UTF_8).replaceAll("\\s*\n\\s*", "");
            assertThat(OdmSchemas.errorsOfOurs(dialect, xml.getBytes(UTF_8))).isEmpty();
            assertThat(xml)
                    .contains(
                            "xml:lang=\"de\"",
                            ">Größe</TranslatedText>",
                            ">Longest side</TranslatedText>",
                            "<RangeCheck Comparator=\"GE\" SoftHard=\"Hard\"><CheckValue>1</CheckValue>",
                            "<RangeCheck SoftHard=\"Hard\" rc:check=\"large\" rc:severity=\"error\">",
                            "if (size > 8) then false else true",
                            ">Zu groß</TranslatedText>",
                            "MethodOID=\"M.asks.double\"",
                            "size * 2",
                            "C25364");
        }
    }
}
