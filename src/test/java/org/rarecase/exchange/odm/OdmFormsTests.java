package org.rarecase.exchange.odm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rarecase.entry.GeneratedAnswers;
import org.rarecase.exchange.fact.Content;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormDifference;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.reading.FormFolder;

/** Forms go out as definitions of ODM and come back as files in the language of forms. */
class OdmFormsTests {

    static Stream<Arguments> seeds() {
        return LongStream.rangeClosed(1, 40)
                .boxed()
                .flatMap(seed -> Written.DIALECTS.stream().map(dialect -> Arguments.of(seed, dialect)));
    }

    @ParameterizedTest
    @FieldSource("org.rarecase.exchange.odm.Written#DIALECTS")
    void everyShippedFormComesBackWithoutADifference(Dialect dialect) throws Exception {
        comeBack(dialect, FormFiles.shipped().forms());
    }

    @ParameterizedTest(name = "seed {0}, {1}")
    @MethodSource("seeds")
    void anyFormComesBackWithoutADifference(long seed, Dialect dialect) throws Exception {
        comeBack(dialect, List.of(GeneratedAnswers.of(seed).form()));
    }

    @ParameterizedTest
    @FieldSource("org.rarecase.exchange.odm.Written#DIALECTS")
    void whatOnlyWeKnowOfAFormComesBack(Dialect dialect) throws Exception {
        comeBack(
                dialect,
                FormFiles.with("knows", """
                - item: size
                  type: quantity
                  unit: degC
                  units: [{unit: degF, times: 0.5555, plus: -17.7778}, {unit: "a b", times: 2}]
                  min: -5
                  max: 100.5
                  decimals: 2
                  verify: proposed
                  confirm: true
                  note: "is \\"open\\"\\nand long"
                  source: 'book, <p. 3> & more'
                  flavours: [unknown, not-done, not-applicable]
                  label: {en: 'Size: [a] #1', de: "Größe – „x“"}
                  help: {en: Measured, de: Gemessen}
                - {item: lesion, type: measurement, unit: mm, label: {en: 'Lesion [a]', de: Läsion}, help: {en: Longest first}}
                - {item: days, type: integer, unit: d, showAs: age, label: {en: Age}, shownToReader: true}
                - {item: seen, type: date, precision: [month, year], label: {en: Seen}, blinded: true, hiddenFromReader: true}
                - {item: scan, type: file, accept: [pdf, dcm], maxMegabytes: 7, label: {en: Scan}}
                - item: several
                  type: multiple-choice
                  codes: ['1', 'yes', {code: c, label: {en: Third, de: Dritte}, tumours: [T03], ncit: C9325, confirm: true, note: why}]
                  default: ['1']
                  label: {en: Several, de: Mehrere}
                - item: rows
                  type: group
                  layout: table
                  minRows: 1
                  maxRows: 4
                  verify: true
                  askedWhen: 'size > 3'
                  label: {en: Rows}
                  help: {en: One for each, de: Je eine}
                  items:
                    - {item: one, type: text, requiredWhen: 'size > 4', label: {en: One}}
                    - item: inner
                      type: group
                      label: {en: Inner}
                      items:
                        - {item: two, type: yes-no, verify: false, label: {en: Two}}
                """)
                        .checks(
                                "- {check: odd, item: rows.one, severity: warning, confirm: true, when: 'one = \"x\"', message: {en: Odd, de: Seltsam}}\n"
                                        + "- {check: few, item: rows, severity: query, when: 'count(rows) < 2', message: {en: Few, de: Wenige}}\n")
                        .load()
                        .forms());
    }

    /** What another system wrote: nothing of it is guessed. */
    @Test
    void ofFilesOfOthersWhatIsUnderstoodBecomesAFormAndTheRestIsTold() throws Exception {
        String xml = """
                <ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" ODMVersion="1.3.2" FileType="Snapshot" FileOID="x" CreationDateTime="2026-01-01T00:00:00Z">
                <Study OID="S"><GlobalVariables><StudyName>S</StudyName><StudyDescription>S</StudyDescription><ProtocolName>S</ProtocolName></GlobalVariables>
                <MetaDataVersion OID="M" Name="M">
                <FormDef OID="F1" Name="Vital Signs" Repeating="Yes"><ItemGroupRef ItemGroupOID="G1" Mandatory="Yes"/><ItemGroupRef ItemGroupOID="G2" Mandatory="No"/></FormDef>
                <ItemGroupDef OID="G1" Name="Vitals" Repeating="No">
                <ItemRef ItemOID="I1" Mandatory="Yes"/><ItemRef ItemOID="I2" Mandatory="No" CollectionExceptionConditionOID="C1"/><ItemRef ItemOID="I3" Mandatory="No"/></ItemGroupDef>
                <ItemGroupDef OID="G2" Name="Drugs" Repeating="Yes"><ItemRef ItemOID="I4" Mandatory="No"/></ItemGroupDef>
                <ItemDef OID="I1" Name="Weight" DataType="float"><Question><TranslatedText xml:lang="en">Weight?</TranslatedText></Question>
                <RangeCheck Comparator="GE" SoftHard="Hard"><CheckValue>1</CheckValue></RangeCheck><RangeCheck Comparator="LT" SoftHard="Hard"><CheckValue>500</CheckValue></RangeCheck></ItemDef>
                <ItemDef OID="I2" Name="Sex" DataType="integer"><Question><TranslatedText xml:lang="de">Geschlecht</TranslatedText></Question><CodeListRef CodeListOID="CL1"/></ItemDef>
                <ItemDef OID="I3" Name="When" DataType="durationDatetime"/>
                <ItemDef OID="I4" Name="Drug" DataType="text" Length="10"/>
                <CodeList OID="CL1" Name="Sex" DataType="integer"><CodeListItem CodedValue="1"><Decode><TranslatedText>male</TranslatedText></Decode></CodeListItem></CodeList>
                <ConditionDef OID="C1" Name="c"><Description><TranslatedText>d</TranslatedText></Description><FormalExpression Context="OpenEDC">!(I1 == 1)</FormalExpression></ConditionDef>
                </MetaDataVersion></Study></ODM>
                """;

        OdmForms.Made made = OdmForms.read(new ByteArrayInputStream(xml.getBytes(UTF_8)));

        FormLibrary library = FormFolder.load(Path.of("odm"), made.files(), Clock.systemUTC());
        assertThat(library.problems()).isEmpty();
        FormDefinition form = library.forms().getFirst();
        assertThat(form.key().value()).isEqualTo("vital-signs");
        assertThat(form.repeats()).isTrue();
        assertThat(form.find("weight").orElseThrow().range().min()).isEqualByComparingTo("1");
        assertThat(form.find("weight").orElseThrow().range().max()).isNull();
        assertThat(form.find("sex").orElseThrow().label().english()).isEqualTo("Geschlecht");
        assertThat(form.find("sex").orElseThrow().askedWhen()).isNull();
        assertThat(form.find("drugs").orElseThrow().items()).hasSize(1);
        assertThat(made.notUnderstood())
                .extracting(finding -> finding.message().english())
                .anyMatch(it -> it.contains("LT 500 was left out"))
                .anyMatch(it -> it.contains("condition C1 is not in FEEL"))
                .anyMatch(it -> it.contains("durationDatetime"))
                .anyMatch(it -> it.contains("“Weight” is called weight here"));
    }

    private static void comeBack(Dialect dialect, List<FormDefinition> forms) throws Exception {
        Content content = new Content(forms, Instant.parse("2026-03-01T12:00:00Z"));
        byte[] written = Written.bytes(dialect, content);
        assertThat(OdmSchemas.errorsOfOurs(dialect, written)).isEmpty();

        OdmForms.Made made = OdmForms.read(new ByteArrayInputStream(written));

        assertThat(made.notUnderstood()).isEmpty();
        FormLibrary library = FormFolder.load(Path.of("odm"), made.files(), Clock.systemUTC());
        assertThat(library.problems()).isEmpty();
        assertThat(library.forms())
                .extracting(FormDefinition::key)
                .containsExactlyElementsOf(
                        forms.stream().map(FormDefinition::key).toList());
        for (int i = 0; i < forms.size(); i++) {
            FormDifference difference =
                    FormDifference.between(forms.get(i), library.forms().get(i));
            assertThat(difference.isEmpty())
                    .as(forms.get(i).key() + ": " + difference.form() + difference.sections() + difference.items()
                            + difference.checks())
                    .isTrue();
        }
    }
}
