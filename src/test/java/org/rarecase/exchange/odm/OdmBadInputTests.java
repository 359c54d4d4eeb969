package org.rarecase.exchange.odm;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.Fact;

/** What is wrong in a file is told with its place and with what would be right, and stays out. */
@Timeout(30)
class OdmBadInputTests {

    private static final Content CONTENT = EveryType.content(EveryType.form());
    private static final String HEAD = "<ODM xmlns=\"http://www.cdisc.org/ns/odm/v1.3\" xmlns:rc=\"" + OdmXml.OWN
            + "\" ODMVersion=\"1.3.2\" FileOID=\"x\">\n";

    private final List<CaseFact> cases = new ArrayList<>();

    private OdmReport read(String xml) throws Exception {
        return read(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }

    private OdmReport read(InputStream xml) throws Exception {
        return OdmReader.read(xml, CONTENT, (fact, line) -> cases.add(fact));
    }

    private static String subject(String key, String form) {
        return "<SubjectData SubjectKey=\"" + key + "\"><StudyEventData StudyEventOID=\"SE.CASE\">\n" + form
                + "</StudyEventData></SubjectData>\n";
    }

    private static String file(String... subjects) {
        return HEAD + "<ClinicalData StudyOID=\"s\" MetaDataVersionOID=\"m\">\n" + String.join("", subjects)
                + "</ClinicalData></ODM>";
    }

    private static String items(String items) {
        return file(subject(
                "1",
                "<FormData FormOID=\"F.every\"><ItemGroupData ItemGroupOID=\"S.every.main\">\n" + items
                        + "</ItemGroupData></FormData>"));
    }

    private List<String> findings(String xml) throws Exception {
        return read(xml).findings().stream()
                .map(it -> it.line() + " " + it.element() + ": " + it.message().english())
                .toList();
    }

    private Answer answer(String key) {
        return ((Fact.Single) cases.getFirst().forms().getFirst().item(key)).answer();
    }

    @Test
    void whatIsNoXmlIsRefusedWithLineAndElement() {
        assertThatThrownBy(() -> read(HEAD + "<Study OID=\"s\">\n<GlobalVariables></Study></ODM>"))
                .isInstanceOf(OdmUnreadable.class)
                .hasMessageStartingWith("Line 3, column ")
                .hasMessageContaining("after GlobalVariables: this cannot be read as XML")
                .hasMessageContaining("Nothing was taken");
    }

    @Test
    void aCutFileIsKnownAsCut() throws Exception {
        String whole = items("<ItemData ItemOID=\"I.every.text\" Value=\"x\"/>");
        read(whole);
        for (int length : List.of(1, 40, whole.length() / 2, whole.length() - 1)) {
            assertThatThrownBy(() -> read(whole.substring(0, length))).isInstanceOf(OdmUnreadable.class);
        }
        assertThatThrownBy(() -> read(whole + "<more/>")).isInstanceOf(OdmUnreadable.class);
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() {
        assertThatThrownBy(() -> read("")).isInstanceOf(OdmUnreadable.class).hasMessageContaining("The file is empty.");
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.cdisc.org/ns/odm/v1.2, 1.2.1, ODM 1.2.1",
        "http://www.cdisc.org/ns/odm/v1.3, 2.0,   ODM 2.0 in the name space",
        "http://www.cdisc.org/ns/odm/v2.0, 1.3.2, ODM 1.3.2 in the name space",
        "http://example.org,               1.3.2, is none of ODM"
    })
    void anotherVersionIsRefusedWithThoseThatAreRead(String namespace, String version, String message) {
        assertThatThrownBy(() -> read("<ODM xmlns=\"" + namespace + "\" ODMVersion=\"" + version + "\"/>"))
                .isInstanceOf(OdmUnreadable.class)
                .hasMessageStartingWith("Line 1")
                .hasMessageContaining(message);
    }

    @Test
    void anotherKindOfFileIsRefused() {
        assertThatThrownBy(() -> read("<html><body/></html>")).hasMessageContaining("begins with html");
        assertThatThrownBy(() -> read("a;b;c\n1;2;3")).isInstanceOf(OdmUnreadable.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I.every.integer | 1,5        | is no number",
                "I.every.integer | 1.5        | is no whole number",
                "I.every.decimal | 1e400      | is no number",
                "I.every.decimal | NaN        | is no number",
                "I.every.date    | 03/04/2012 | is no date; 2024-05-17, 2024-05 or 2024 would be right",
                "I.every.date    | 2012-02-30 | is no date",
                "I.every.date    | 2012-00-00 | is no date",
                "I.every.time    | 25:00:00   | right would be: 08:30:00",
                "I.every.time    | 08:30:15   | right would be: 08:30:00",
                "I.every.yes_no  | ja         | right would be: yes, no, unknown",
                "I.every.file    | x.pdf      | SHA-256",
                "I.every.quantity.entered    | 5    | both a number",
                "I.every.measurement.b       | 5    | An axis is missing before axis b",
                "I.every.multiple_choice.a   | x    | right would be: true, false"
            })
    void aValueOfAnotherTypeIsToldWithItsLineAndStaysOut(String oid, String value, String message) throws Exception {
        assertThat(findings(items("<ItemData ItemOID=\"" + oid + "\" Value=\"" + value + "\"/>\n")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("5 I.every.")
                .contains(message);
        String key = oid.split("\\.")[2];
        assertThat(answer(key)).isEqualTo(Answer.BLANK);
    }

    @Test
    void anUnknownUnitIsToldWithThoseThereAre() throws Exception {
        assertThat(findings(items("<ItemData ItemOID=\"I.every.quantity.entered\" Value=\"5\"/>"
                        + "<ItemData ItemOID=\"I.every.quantity.unit\" Value=\"stone\"/>")))
                .singleElement()
                .asString()
                .contains("“stone” is no unit of this item; its units are: g/l, mg/dl");
    }

    @Test
    void anUnknownItemGroupFormVisitAndVersionAreTold() throws Exception {
        assertThat(findings(items("<ItemData ItemOID=\"I.every.nothing\" Value=\"5\"/>")))
                .containsExactly("5 I.every.nothing: There is no such item here, in this version of the form.");
        assertThat(findings(file(subject("2", """
                        <FormData FormOID="F.every"><ItemGroupData ItemGroupOID="IG.every.no"/></FormData>
                        <FormData FormOID="F.nothing"/>
                        <FormData FormOID="F.every" FormRepeatKey="2" rc:version="9"/>
                        """))))
                .containsExactly(
                        "4 IG.every.no: There is no such section or group in version 1 of the form.",
                        "5 F.nothing: There is no such form; it was left out.",
                        "6 F.every: The version of the form is none of: 1");
        assertThat(findings(
                        file("<SubjectData SubjectKey=\"3\"><StudyEventData StudyEventOID=\"SE.9\"/></SubjectData>")))
                .containsExactly("3 SE.9: There is no such visit; its forms were left out.");
    }

    @Test
    void aRepeatKeyThatIsThereTwiceIsToldAndTheFirstStays() throws Exception {
        String row = "<ItemGroupData ItemGroupOID=\"IG.every.outer\" ItemGroupRepeatKey=\"r1\">"
                + "<ItemData ItemOID=\"I.every.outer.note\" Value=\"%s\"/></ItemGroupData>\n";
        String form =
                "<FormData FormOID=\"F.every\">\n" + row.formatted("first") + row.formatted("second") + "</FormData>\n";
        assertThat(findings(file(subject("1", form + form), subject("2", ""), subject("1", ""))))
                .containsExactly(
                        "6 IG.every.outer: The repeat key r1 is there twice; the second row was left out.",
                        "8 F.every: The repeat key 1 is there twice; the second form was left out.",
                        "15 1: The subject comes again after others; what follows was left out.");
        Fact.Rows rows = (Fact.Rows) cases.getFirst().forms().getFirst().item("outer");
        assertThat(rows.rows()).hasSize(1);
        assertThat(((Fact.Single) rows.rows().getFirst().items().get("note")).answer())
                .isEqualTo(Answer.text("first"));
    }

    @Test
    void aRowWithinARowNeedsTheRowAroundIt() throws Exception {
        assertThat(findings(file(subject(
                        "1",
                        "<FormData FormOID=\"F.every\"><ItemGroupData ItemGroupOID=\"IG.every.outer.inner\""
                                + " ItemGroupRepeatKey=\"r1/r2\" rc:parent=\"r1\"/></FormData>"))))
                .singleElement()
                .asString()
                .contains("The row around this row is not there");
    }

    @Test
    void rowsKeepTheirKeysAndTheirHoles() throws Exception {
        StringBuilder rows = new StringBuilder();
        List.of("1", "3", "7")
                .forEach(key -> rows.append("<ItemGroupData ItemGroupOID=\"IG.every.outer\" ItemGroupRepeatKey=\"")
                        .append(key)
                        .append("\"/>"));
        rows.append(
                "<ItemGroupData ItemGroupOID=\"S.every.main\"><ItemData ItemOID=\"I.every.text\" Value=\"x\"/></ItemGroupData>");
        assertThat(findings(file(subject("1", "<FormData FormOID=\"F.every\">" + rows + "</FormData>"))))
                .isEmpty();
        assertThat(((Fact.Rows) cases.getFirst().forms().getFirst().item("outer")).rows())
                .extracting(Fact.Row::key)
                .containsExactly("1", "3", "7");
        assertThat(answer("text")).isEqualTo(Answer.text("x"));
    }

    @Test
    void aRecordOfTheTrailInTheWrongPlaceIsTold() throws Exception {
        assertThat(findings(file(
                        "<SubjectData SubjectKey=\"1\"><SiteRef LocationOID=\"L.PAD\"/><AuditRecord/></SubjectData>")))
                .singleElement()
                .asString()
                .contains("AuditRecord comes first in its element");
    }

    @Test
    void aValueBesideAReasonForNoneIsTold() throws Exception {
        assertThat(findings(
                        items("<ItemData ItemOID=\"I.every.text\" Value=\"x\" IsNull=\"Yes\" rc:flavour=\"unknown\"/>"
                                + "<ItemData ItemOID=\"I.every.integer\" IsNull=\"Yes\" rc:flavour=\"lost\"/>")))
                .hasSize(2)
                .anyMatch(it -> it.contains("only one of both is possible"))
                .anyMatch(it -> it.contains("“lost” is not possible here"));
        assertThat(answer("text")).isEqualTo(Answer.BLANK);
    }

    @Test
    void prefixesByteOrderMarksUtf16AndNoNameSpaceAreReadAlike() throws Exception {
        String plain = items("<ItemData ItemOID=\"I.every.text\" Value=\"Müller\"/>");
        String prefixed = plain.replaceAll("<(/?)([A-Z])", "<$1odm:$2").replace("xmlns=", "xmlns:odm=");
        assertThat(read(plain).findings()).isEmpty();
        assertThat(read(prefixed).findings()).isEmpty();
        assertThat(read("\uFEFF" + plain).findings()).isEmpty();
        assertThat(read(new ByteArrayInputStream(plain.getBytes(UTF_16))).findings())
                .isEmpty();
        assertThat(read(plain.replace("xmlns=\"http://www.cdisc.org/ns/odm/v1.3\" ", ""))
                        .findings())
                .singleElement()
                .satisfies(it -> assertThat(it.message().english()).contains("no name space"));
        assertThat(cases).hasSize(5);
        assertThat(cases.stream().map(CaseFact::toString).distinct()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE ODM>",
                "<!DOCTYPE ODM SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE ODM [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE ODM [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>"
            })
    void aDocumentTypeIsRefusedWhateverItSays(String type) {
        assertThatThrownBy(() -> read(type + items("<ItemData ItemOID=\"I.every.text\" Value=\"x\"/>")))
                .isInstanceOf(OdmUnreadable.class)
                .hasMessageContaining("document type (DOCTYPE)");
    }

    @Test
    void anEntityThatNobodyDefinedIsRefused() {
        assertThatThrownBy(() -> read(items("<ItemData ItemOID=\"I.every.text\" Value=\"&x;\"/>")))
                .isInstanceOf(OdmUnreadable.class);
        assertThatThrownBy(() -> read(items("&x;"))).isInstanceOf(OdmUnreadable.class);
    }

    @Test
    void nothingIsFetchedThatAFileNames(@TempDir Path folder) throws Exception {
        Path secret = folder.resolve("secret.xml");
        Files.writeString(secret, "<ItemData ItemOID=\"I.every.text\" Value=\"secret\"/>");
        String include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + secret.toUri() + "\"/>";
        String named = items(include)
                .replace(
                        "FileOID=",
                        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a "
                                + secret.toUri() + "\" FileOID=");
        assertThat(findings(named)).containsExactly("5 xi:include: This is not of ODM and was left out.");
        assertThat(answer("text")).isEqualTo(Answer.BLANK);
    }

    @Test
    void depthAttributesAndTheirSizeHaveLimits() {
        assertThatThrownBy(() -> read(HEAD + "<Study>".repeat(100_000))).isInstanceOf(OdmUnreadable.class);
        StringBuilder many = new StringBuilder(HEAD).append("<Study");
        for (int i = 0; i < 1_000_000; i++) {
            many.append(" a").append(i).append("=\"\"");
        }
        assertThatThrownBy(() -> read(many + "/></ODM>")).isInstanceOf(OdmUnreadable.class);
    }

    @Test
    void anAttributeOfAHundredMegabytesIsNotKept() {
        InputStream endless = new InputStream() {
            private int left = 100_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 'a' : -1;
            }
        };
        InputStream file =
                new SequenceInputStream(new ByteArrayInputStream((HEAD + "<Study OID=\"").getBytes(UTF_8)), endless);
        assertThatThrownBy(() -> read(file)).isInstanceOf(OdmUnreadable.class).hasMessageContaining("Line 2");
    }

    @Test
    void ofAMillionFindingsAThousandAreKept() throws Exception {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            items.append("<ItemData ItemOID=\"x").append(i).append("\"/>");
        }
        OdmReport report = read(items(items.toString()));
        assertThat(report.findings()).hasSize(Findings.MOST);
        assertThat(report.furtherFindings()).isEqualTo(4_000);
    }
}
