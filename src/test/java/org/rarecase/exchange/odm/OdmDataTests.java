package org.rarecase.exchange.odm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;

class OdmDataTests {

    private static final FormDefinition FORM = EveryType.form();
    private static final Content CONTENT = EveryType.content(FORM);

    @ParameterizedTest
    @FieldSource("org.rarecase.exchange.odm.Written#DIALECTS")
    void aCaseIsValidWhateverItsItemsSay(Dialect dialect) throws Exception {
        CaseFact[] cases = EveryType.states().stream().map(EveryType::saying).toArray(CaseFact[]::new);
        byte[] xml = Written.bytes(dialect, CONTENT, cases);
        assertThat(OdmSchemas.errorsOfOurs(dialect, xml)).isEmpty();
        if (Files.isDirectory(OdmSchemas.SAMPLES)) {
            assertThat(OdmSchemas.errors(dialect, xml)).as("what is our own").isNotEmpty();
        }
        assertThat(Written.bytes(dialect, CONTENT, cases)).isEqualTo(xml);
    }

    @ParameterizedTest
    @FieldSource("org.rarecase.exchange.odm.Written#DIALECTS")
    void noReasonForHavingNoValueIsEverAValue(Dialect dialect) throws Exception {
        for (NullFlavour flavour : NullFlavour.values()) {
            CaseFact fact = EveryType.saying(EveryType.states().get(flavour.ordinal() + 1));
            String xml = data(dialect, fact);
            assertThat(xml).doesNotContain("\"" + flavour.code() + "\" IsNull", ">" + flavour.code() + "<");
            assertThat(xml.contains("rc:flavour=\"" + flavour.code() + "\"")).isEqualTo(flavour != NullFlavour.BLANK);
            assertThat(xml).doesNotContain("Value=\"false\"");
        }
    }

    @Test
    void severalCodesAreAYesOrNoEachInTheOlderVersionAndSeveralValuesInTheNewer() throws Exception {
        CaseFact fact = EveryType.saying(EveryType.values());
        assertThat(data(Dialect.ODM_1_3_2, fact))
                .contains(
                        "<ItemData ItemOID=\"I.every.multiple_choice.a\" Value=\"true\"/>",
                        "<ItemData ItemOID=\"I.every.multiple_choice.b\" Value=\"false\"/>",
                        "<ItemData ItemOID=\"I.every.multiple_choice.c-1\" Value=\"true\"/>");
        assertThat(data(Dialect.ODM_2_0, fact).replaceAll("\\s*\n\\s*", ""))
                .contains(
                        "<ItemData ItemOID=\"I.every.multiple_choice\"><Value>a</Value><Value>c-1</Value></ItemData>");
    }

    @Test
    void numbersArePlainDatesKeepTheirPrecisionAndQuantitiesTheirUnit() throws Exception {
        assertThat(data(Dialect.ODM_1_3_2, EveryType.saying(EveryType.values())))
                .contains(
                        "\"I.every.decimal\" Value=\"0.000000123456789012345\"",
                        "\"I.every.date\" Value=\"2024-05\"",
                        "\"I.every.time\" Value=\"08:30:00\"",
                        "\"I.every.quantity\" Value=\"1.2\"",
                        "\"I.every.quantity.entered\" Value=\"120\"",
                        "\"I.every.quantity.unit\" Value=\"mg/dl\"",
                        "\"I.every.measurement.b\" Value=\"8.5\"",
                        "\"I.every.measurement.volume\" Value=\"0.26673\"",
                        "\"I.every.text\" Value=\"Müller, &quot;x&quot;; =1+1\"",
                        "\"I.every.long_text\" Value=\"one&#xa;two\"",
                        "ItemGroupOID=\"IG.every.outer.inner\" ItemGroupRepeatKey=\"r1/k7\" rc:parent=\"r1\"");
    }

    @Test
    void aReplacedValueGoesWithItsReason() throws Exception {
        Answers answers = Answers.NONE
                .with(ItemPath.of("asked"), Answer.text("yes"))
                .with(ItemPath.of("integer"), new Answer.Overridden(Answer.number("3"), "measured again"));
        assertThat(data(Dialect.ODM_1_3_2, EveryType.of(FORM, answers)))
                .contains("<ItemData ItemOID=\"I.every.integer\" Value=\"3\" rc:overridden=\"measured again\"/>");
    }

    private static String data(Dialect dialect, CaseFact fact) throws Exception {
        String xml = new String(Written.bytes(dialect, CONTENT, fact), UTF_8);
        return xml.substring(xml.indexOf("<ClinicalData"));
    }
}
