package org.rarecase.exchange.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.load.Reading;
import org.rarecase.exchange.load.ReadingChoices;
import org.rarecase.exchange.load.ReadingChoices.DateOrder;
import org.rarecase.exchange.load.ReadingChoices.DecimalSign;
import org.rarecase.exchange.load.Recognised;
import org.rarecase.exchange.load.Recognised.Choice;
import org.rarecase.exchange.mapping.MappedColumn;
import org.rarecase.exchange.mapping.Mapping;
import org.rarecase.exchange.mapping.Mapping.Entry;
import org.rarecase.form.NullFlavour;

/** Tables of anybody's: nothing in them is guessed, and what stays out is told with its place. */
@Timeout(60)
class TableReadingTests {

    private static final Content CONTENT = EveryType.content(EveryType.form());
    private static final ReadingChoices PLAIN =
            ReadingChoices.NONE.withEncoding("UTF-8").withDelimiter(",");

    private static Mapping mapping(MappedColumn... columns) {
        return new Mapping(
                Entry.CASE,
                "Case",
                Map.of(),
                Map.of("every", 1),
                null,
                null,
                List.of(columns),
                Map.of("n/a", NullFlavour.NOT_APPLICABLE, "?", NullFlavour.UNKNOWN));
    }

    private static MappedColumn column(String name, String item) {
        return new MappedColumn(name, "every", item, null, Map.of(), null);
    }

    private static ReadTable read(String csv, ReadingChoices choices, Mapping mapping) {
        return ReadTable.of(ReadTable.bytes(csv), new Reading("table", choices, mapping), CONTENT);
    }

    private static ReadTable dates(ReadingChoices choices, String... values) {
        StringBuilder csv = new StringBuilder("Case;Date\n");
        for (int i = 0; i < values.length; i++) {
            csv.append("PAD-%04d;%s%n".formatted(i + 1, values[i]));
        }
        return read(csv.toString(), choices.withDelimiter(";"), mapping(column("Date", "date")));
    }

    @Test
    void aDateOfDigitsIsReadOnlyInTheOrderThatSomebodyChose() {
        ReadTable unknown = dates(PLAIN, "03/04/2012", "25.12.2012", "2012-04-03");
        assertThat(unknown.problems())
                .containsExactly(
                        "2 PAD-0001 Date: “03/04/2012”: choose whether the day or the month comes first.",
                        "3 PAD-0002 Date: “25.12.2012”: choose whether the day or the month comes first.");
        assertThat(unknown.answer(2, "date")).isEqualTo(Answer.text("2012-04-03"));
        assertThat(dates(PLAIN.withDateOrder(DateOrder.DAY_FIRST), "03/04/2012").answer(0, "date"))
                .isEqualTo(Answer.text("2012-04-03"));
        assertThat(dates(PLAIN.withDateOrder(DateOrder.MONTH_FIRST), "03/04/2012")
                        .answer(0, "date"))
                .isEqualTo(Answer.text("2012-03-04"));
        assertThat(dates(PLAIN.withDateOrder(DateOrder.MONTH_FIRST), "25/12/2012", "1/2/12", "31.02")
                        .problems())
                .containsExactly(
                        "2 PAD-0001 Date: “25/12/2012” is no day of the calendar, as the order of day and month is chosen.",
                        "3 PAD-0002 Date: “1/2/12” is no date; 2024-05-17, 2024-05 or 2024 would be right.",
                        "4 PAD-0003 Date: “31.02” is no date; 2024-05-17, 2024-05 or 2024 would be right.");
    }

    @ParameterizedTest
    @CsvSource({
        "2012-05, 2012-05",
        "2012, 2012",
        "05/2012, 2012-05",
        "5.2012, 2012-05",
        "00.05.2012, 2012-05",
        "UN/UNK/2012, 2012",
        "2012-UN-UN, 2012",
        "2012-00-00, 2012"
    })
    void aPartialDateIsNeverPadded(String written, String read) {
        assertThat(dates(PLAIN.withDateOrder(DateOrder.DAY_FIRST), written).answer(0, "date"))
                .isEqualTo(Answer.text(read));
    }

    @Test
    void aDecimalCommaBesideAPointIsRefusedUntilSomebodyChose() {
        String csv = "Case;N\nPAD-0001;1,5\nPAD-0002;1.5\nPAD-0003;15\nPAD-0004;1.500,5\n";
        Mapping mapping = mapping(column("N", "decimal"));
        ReadingChoices choices = PLAIN.withDelimiter(";");
        assertThat(read(csv, choices, mapping).problems())
                .startsWith(
                        "2 PAD-0001 N: “1,5”: choose whether decimals follow a point or a comma.",
                        "3 PAD-0002 N: “1.5”: choose whether decimals follow a point or a comma.");
        ReadTable comma = read(csv, choices.withDecimalSign(DecimalSign.COMMA), mapping);
        assertThat(comma.answer(0, "decimal")).isEqualTo(Answer.number("1.5"));
        assertThat(comma.answer(2, "decimal")).isEqualTo(Answer.number("15"));
        assertThat(comma.problems())
                .containsExactly(
                        "3 PAD-0002 N: “1.5” is no number; digits with a decimal comma would be right.",
                        "5 PAD-0004 N: “1.500,5” is no number; digits with a decimal comma would be right.");
    }

    @Test
    void aCodeIsTheOneThatSomebodyChoseAndNeverItsLabel() {
        String csv = "Case,C,M,J,U\nPAD-0001,First,1|2,1,7\nPAD-0002,x,9,0,8\n";
        MappedColumn choice = new MappedColumn("C", "every", "choice", null, Map.of("x", "c-1"), null);
        MappedColumn several =
                new MappedColumn("M", "every", "multiple_choice", null, Map.of("1", "a", "2", "b"), null);
        MappedColumn yes = new MappedColumn("J", "every", "yes_no", null, Map.of("1", "yes", "0", "no"), null);
        MappedColumn unit = new MappedColumn("U", "every", "quantity", null, Map.of(), "mg/dl");
        ReadTable read = read(csv, PLAIN, mapping(choice, several, yes, unit));
        assertThat(read.problems())
                .containsExactly(
                        "2 PAD-0001 C: For “First” no code was chosen.", "3 PAD-0002 M: For “9” no code was chosen.");
        assertThat(read.answer(1, "choice")).isEqualTo(Answer.text("c-1"));
        assertThat(read.answer(0, "multiple_choice")).isEqualTo(Answer.codes("a", "b"));
        assertThat(read.answer(1, "yes_no")).isEqualTo(Answer.text("no"));
        assertThat(read.answer(0, "quantity").print()).isEqualTo("7 mg/dl (0.07)");
        assertThat(read(csv, PLAIN, mapping(column("U", "quantity"))).problems())
                .contains("2 PAD-0001 U: The unit of the column is not chosen.");
    }

    @Test
    void checkBoxesInColumnsOfTheirOwnAreOneAnswer() {
        Map<String, String> codes = Map.of("1", "yes", "0", "no");
        String csv = "Case,x___a,x___b\nPAD-0001,1,1\nPAD-0002,0,1\nPAD-0003,0,0\nPAD-0004,,\n";
        ReadTable read = read(
                csv,
                PLAIN,
                mapping(
                        new MappedColumn("x___a", "every", "multiple_choice", "a", codes, null),
                        new MappedColumn("x___b", "every", "multiple_choice", "b", codes, null)));
        assertThat(read.problems()).isEmpty();
        assertThat(read.answer(0, "multiple_choice")).isEqualTo(Answer.codes("a", "b"));
        assertThat(read.answer(1, "multiple_choice")).isEqualTo(Answer.codes("b"));
        assertThat(read.answer(2, "multiple_choice")).isEqualTo(new Answer.Codes(List.of()));
        assertThat(read.says(3, "multiple_choice")).isFalse();
    }

    @Test
    void aTextThatStandsForNoValueIsThatReasonWhereTheItemHasIt() {
        ReadTable read = read(
                "Case,T,J\nPAD-0001,?,?\nPAD-0002,n/a,\nPAD-0003,,\n",
                PLAIN,
                mapping(column("T", "text"), column("J", "yes_no")));
        assertThat(read.answer(0, "text")).isEqualTo(Answer.missing(NullFlavour.UNKNOWN));
        assertThat(read.answer(1, "text")).isEqualTo(Answer.missing(NullFlavour.NOT_APPLICABLE));
        assertThat(read.says(2, "text")).isFalse();
        assertThat(read.problems())
                .containsExactly("2 PAD-0001 J: “?” means unknown, which is not possible for this item.");
    }

    @Test
    void aRowCanBeARowOfAGroup() {
        Mapping rows = new Mapping(
                Entry.ROW,
                "Case",
                Map.of("p1", "PAD-0001", "p2", "PAD-0002"),
                Map.of("every", 1),
                "every.outer",
                "Key",
                List.of(column("Note", "note")),
                Map.of());
        ReadTable read = read("Case,Key,Note\np1,1,a\np1,3,b\np1,3,c\np2,7,\np3,1,d\np1,9,e\n", PLAIN, rows);
        assertThat(((Fact.Rows) read.cases.getFirst().forms().getFirst().item("outer"))
                        .rows().stream().map(Fact.Row::key))
                .containsExactly("1", "3");
        assertThat(((Fact.Rows) read.cases.get(1).forms().getFirst().item("outer")).rows())
                .hasSize(1);
        assertThat(read.problems())
                .containsExactly(
                        "4 PAD-0001 Key: The repeat key 3 is there twice; the second row was left out.",
                        "6 p3 Case: For “p3” no case was chosen.",
                        "7 PAD-0001 Case: The case comes again after others. Sort the table by the case, then import again.");
    }

    @Test
    void aRowCanBeAFillingOfAForm() {
        Mapping rows = new Mapping(
                Entry.FORM, "Case", Map.of(), Map.of("every", 1), null, null, List.of(column("T", "text")), Map.of());
        ReadTable read = read("Case,T\nPAD-0001,a\nPAD-0001,b\nPAD-0002,c\n", PLAIN, rows);
        assertThat(read.problems()).isEmpty();
        assertThat(read.lines).containsExactly(2, 4);
        assertThat(read.cases.getFirst().forms().stream()
                        .map(form -> form.ordinal() + " " + form.items().size()))
                .containsExactly("1 1", "2 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "BOM UTF-8", "BOM UTF-16LE", "BOM UTF-16BE"})
    void theEncodingIsToldByTheFileAndItsTextsComeWhole(String encoding) throws IOException {
        Charset charset = Charset.forName(encoding.replace("BOM ", ""));
        String text = (encoding.startsWith("BOM") ? "\uFEFF" : "") + "Case;Größe\nPAD-0001;zwölf\nPAD-0002;Ünder\n";
        byte[] file = text.getBytes(charset);

        Recognised recognised = ReadTable.recognised(file).orElseThrow();

        assertThat(recognised.needsMapping()).isTrue();
        assertThat(recognised.correctable()).contains(Choice.ENCODING, Choice.DELIMITER, Choice.DATE_ORDER);
        assertThat(recognised.reading().choices().encoding()).isEqualTo(charset.name());
        assertThat(recognised.reading().choices().delimiter()).isEqualTo(";");
        ReadTable read = ReadTable.of(file, recognised.reading().with(mapping(column("Größe", "text"))), CONTENT);
        assertThat(read.answer(0, "text")).isEqualTo(Answer.text("zwölf"));
        assertThat(recognised.what().english()).isEqualTo("A table as CSV; columns: 2");
    }

    @Test
    void whatIsProposedFollowsFromTheValuesOrIsLeftOpen() throws IOException {
        assertThat(choices("Case\tD\tN\nPAD-0001\t25.12.2012\t1,5\n"))
                .isEqualTo(ReadingChoices.NONE
                        .withEncoding("UTF-8")
                        .withDelimiter("\t")
                        .withDateOrder(DateOrder.DAY_FIRST)
                        .withDecimalSign(DecimalSign.COMMA)
                        .withLanguage("en"));
        assertThat(choices("Case;D;N\nPAD-0001;03/04/2012;1,5\nPAD-0002;12/25/2012;1.5\n"))
                .isEqualTo(ReadingChoices.NONE
                        .withEncoding("UTF-8")
                        .withDelimiter(";")
                        .withDateOrder(DateOrder.MONTH_FIRST)
                        .withLanguage("en"));
        assertThat(choices("Case;D\nPAD-0001;03/04/2012\n").dateOrder()).isNull();
    }

    private static ReadingChoices choices(String csv) throws IOException {
        return ReadTable.recognised(ReadTable.bytes(csv))
                .orElseThrow()
                .reading()
                .choices();
    }

    @Test
    void aBrokenTableIsRefusedWithItsLine() {
        assertRefused("Case,T\nPAD-0001,a\nPAD-0002,b,c\n", "Line 3: this line has other cells than the first one");
        assertRefused("Case,T\nPAD-0001,\"a\nPAD-0002,b\n", "Line 2: a quotation mark is not closed");
        assertRefused(
                "Case,T\nPAD-0001,\"a\"b\n", "Line 2: a quotation mark is not closed, or something stands behind");
        assertRefused("Case,T,T\nPAD-0001,a,b\n", "Line 1: two columns have the same name, “T”");
        assertRefused("Fall,T\nPAD-0001,a\n", "The table has no column “Case”, which the mapping names.");
        assertRefused(",\nPAD-0001,a\n", "Line 1: the names of the columns are missing.");
        assertRefused("Case,T\nPAD-0001," + "x".repeat(20_000_000), "Line 2: the line is longer than any case has");
        assertRefused("a,".repeat(1_000_000) + "b\n", "Line 1: a table of more columns than 5000 is not read.");
        assertThatThrownBy(() -> ReadTable.of(
                        "Case,T\nPAD-0001,ä\n".getBytes(StandardCharsets.ISO_8859_1),
                        new Reading("table", PLAIN, mapping(column("T", "text"))),
                        CONTENT))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("is a sign that is none in this encoding");
        assertThatThrownBy(() -> ReadTable.recognised(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("an old kind (.xls)");
    }

    private static void assertRefused(String csv, String message) {
        assertThatThrownBy(() -> read(csv, PLAIN, mapping(column("T", "text"))))
                .isInstanceOf(FileRefused.class)
                .message()
                .startsWith(message);
    }

    @Test
    void itemsAreProposedByKeyOrLabelAndCodesOnlyWhereTheyAreTheSame() {
        TableSample table = TableSample.of(
                ReadTable.file(ReadTable.bytes(
                        "Patient,Choice,long text,Other,Yes-No\nPAD-0001,a,x,y,Ja\nPAD-0002,Second,,,1\n")),
                PLAIN);
        Mapping proposed = new Proposals(List.of(EveryType.form())).propose(table);
        assertThat(proposed.subjectColumn()).isEqualTo("Patient");
        assertThat(proposed.columns().stream().map(each -> each.column() + " → " + each.item() + " " + each.codes()))
                .containsExactly("Choice → choice {a=a}", "long text → long_text {}", "Yes-No → yes_no {}");
        assertThat(Proposals.byLabel(
                        new ArrayList<>(table.columns()).get(1),
                        EveryType.form()
                                .items()
                                .filter(item -> item.key().equals("choice"))
                                .findFirst()
                                .orElseThrow(),
                        null))
                .isEqualTo(Map.of("Second", "b"));
    }
}
