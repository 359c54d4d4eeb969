package org.rarecase.exchange.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rarecase.print.PdfText.bare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.CaseHistory;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.fact.Parties;
import org.rarecase.exchange.fact.WrittenFiles;
import org.rarecase.exchange.table.SampleCases;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;
import org.rarecase.print.PdfText;

class PdfCasebookTests {

    private static final Format ENGLISH = new PdfFormats().pdfCasebook();
    private static final Format GERMAN = new PdfFormats().pdfCasebookInGerman();
    private static final CaseHistory.Author ANNA = new CaseHistory.Author("anna", "investigator");
    private static final CaseHistory.Author MARA = new CaseHistory.Author("mara", "monitor");
    private static final Instant AT = Instant.parse("2026-02-03T10:20:30Z");
    private static final double MARGIN = 16 / 25.4 * 72 - 1;

    private static byte[] pdf(Format format, CaseFact fact) {
        Content content = SampleCases.content()
                .with(new Parties(
                        List.of(new Parties.Person("anna", "Anna Rossi"), new Parties.Person("mara", "Mara Weiss")),
                        List.of()));
        WrittenFiles files = WrittenFiles.of(format, content, List.of(fact));
        assertThat(files.names()).containsExactly(fact.subject() + ".pdf");
        return files.bytes(fact.subject() + ".pdf");
    }

    private static PDDocument open(byte[] pdf) {
        try {
            // For people to look at.
            Files.createDirectories(Path.of("target/casebook"));
            Files.write(Path.of("target/casebook/last.pdf"), pdf);
            return Loader.loadPDF(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Format format, CaseFact fact) {
        return bare(PdfText.of(pdf(format, fact)));
    }

    private static CaseFact with(CaseFact fact, CaseHistory history) {
        return new CaseFact(
                fact.subject(),
                fact.site(),
                fact.state(),
                fact.tumourType(),
                fact.consent(),
                fact.registeredAt(),
                fact.forms(),
                history);
    }

    private static CaseHistory.Step step(long number, String kind, String item, String reason) {
        CaseHistory.Place place = item == null ? null : new CaseHistory.Place("every", 1, item);
        return new CaseHistory.Step(number, AT, ANNA, kind, place, null, "1", reason, null);
    }

    @Test
    void valuesArePrintedAsPeopleReadThemInEitherLanguage() {
        CaseFact fact = EveryType.saying(EveryType.values());

        assertThat(text(ENGLISH, fact))
                .contains("Müller,\"x\";=1+1", "onetwo", "-7", "0.000000123456789012345", "May2024", "08:30")
                .contains("12×8.5×5mm", "120mg/dl(1.2g/l)", "First,Third", "Second", "report.pdf", "PAD-0001");
        assertThat(text(GERMAN, fact)).contains("0,000000123456789012345", "Mai2024", "12×8,5×5mm", "Unbekannt");
    }

    @Test
    void eachReasonForHavingNoValueIsSaidInWords() {
        for (NullFlavour flavour : NullFlavour.values()) {
            CaseFact fact = EveryType.saying(EveryType.states().get(1 + flavour.ordinal()));
            String english = switch (flavour) {
                case BLANK -> "Noanswer";
                case NOT_ASKED -> "Notasked";
                case UNKNOWN -> "Unknown";
                case NOT_DONE -> "Notdone";
                case NOT_APPLICABLE -> "Notapplicable";
            };
            String german = switch (flavour) {
                case BLANK -> "KeineAngabe";
                case NOT_ASKED -> "Nichtgefragt";
                case UNKNOWN -> "Unbekannt";
                case NOT_DONE -> "Nichtdurchgeführt";
                case NOT_APPLICABLE -> "Nichtzutreffend";
            };
            assertThat(text(ENGLISH, fact).split(english, -1)).as(english).hasSizeGreaterThan(12);
            assertThat(text(GERMAN, fact).split(german, -1)).as(german).hasSizeGreaterThan(12);
        }
    }

    @Test
    void eachPageNamesCaseFormAndVersionAndItsNumberOfHowMany() throws IOException {
        CaseFact fact = EveryType.saying(EveryType.values());
        try (PDDocument document = open(pdf(ENGLISH, fact))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            for (int number = 1; number <= pages; number++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(number);
                stripper.setEndPage(number);
                String page = bare(stripper.getText(document));
                assertThat(page).contains("PAD-0001", "Page" + number + "of" + pages);
                if (number > 1) {
                    assertThat(page).contains("every·version1");
                }
            }
        }
        assertThat(text(GERMAN, fact)).contains("Seite1von");
    }

    @Test
    void longTextsAndManyRowsAreWholeAndNothingRunsOutOfThePage() throws IOException {
        Answers answers = Answers.NONE
                .with(ItemPath.of("asked"), Answer.text("yes"))
                .with(ItemPath.of("text"), Answer.text("x".repeat(400)))
                .with(ItemPath.of("long_text"), Answer.text("Tumor größer als 3 cm. ".repeat(170) + "END"));
        for (int row = 1; row <= 60; row++) {
            answers = answers.with(
                    ItemPath.row("outer", "r" + row).toItem("note"),
                    Answer.text("note-" + row + "-" + "w".repeat(150)));
        }
        CaseFact fact = EveryType.of(EveryType.form(), answers);

        assertThat(text(ENGLISH, fact)).contains("x".repeat(400), "als3cm.END", "note-60-" + "w".repeat(150));
        List<TextPosition> outside = new ArrayList<>();
        try (PDDocument document = open(pdf(ENGLISH, fact))) {
            PDPage page = document.getPage(0);
            double right = page.getMediaBox().getWidth() - MARGIN;
            double height = page.getMediaBox().getHeight();
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition position) {
                    if (position.getX() < MARGIN
                            || position.getEndX() > right
                            || position.getY() < 0
                            || position.getY() > height) {
                        outside.add(position);
                    }
                }
            }.getText(document);
        }
        assertThat(outside).isEmpty();
    }

    @Test
    void whatWasChangedAfterSubmissionIsMarkedWithWhoAndWhenAndNothingElseIs() {
        CaseFact fact = EveryType.saying(EveryType.values());
        CaseHistory history = new CaseHistory(
                List.of(
                        step(1, "value.entered", "integer", null),
                        step(2, "case.submitted", null, null),
                        step(3, "value.changed", "decimal", "first"),
                        step(4, "value.changed", "decimal", "read again")),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        assertThat(text(ENGLISH, with(fact, history)))
                .contains(bare("0.000000123456789012345 ◆ Changed after submission, by Anna Rossi (Investigator), "
                        + "2026-02-03 10:20 UTC: read again"))
                .containsOnlyOnce("◆");
        assertThat(text(GERMAN, with(fact, history))).contains("AnnaRossi(Prüfperson)");
        assertThat(text(ENGLISH, fact)).doesNotContain("◆").contains(bare("are not part of this file"));
    }

    @Test
    void queriesAndSignaturesAreAtTheEnd() {
        CaseHistory history = new CaseHistory(
                List.of(),
                List.of(new CaseHistory.Question(
                        1,
                        new CaseHistory.Place("every", 1, "outer[r1].inner[k7].decimal"),
                        "answered",
                        null,
                        "12.5",
                        List.of(
                                new CaseHistory.Message(AT, MARA, "open", "Is this right?", null, null, null),
                                new CaseHistory.Message(AT, ANNA, "answered", "Yes, it is.", null, null, null)))),
                List.of(new CaseHistory.Signed(
                        null,
                        AT,
                        ANNA,
                        "Anna Rossi-Bianchi",
                        "reviewed",
                        "I have reviewed it.",
                        null,
                        null,
                        null,
                        "lapsed",
                        AT,
                        "anna")),
                List.of(),
                List.of());
        String printed = text(ENGLISH, with(EveryType.saying(EveryType.values()), history));

        assertThat(printed.substring(printed.lastIndexOf("Queries")))
                .contains(bare("Outer 1 · Inner k7 · decimal · Answered"))
                .contains("12.5", bare("Mara Weiss (Monitor), 2026-02-03 10:20 UTC"), bare("Is this right?"))
                .contains(
                        bare("Whole case"),
                        bare("Anna Rossi-Bianchi (Investigator)"),
                        bare("I have reviewed it."),
                        bare("Changed since"));
    }

    @Test
    void theSameDataAreTheSameBytesWhateverTheTimeOfDay() {
        CaseFact fact = EveryType.saying(EveryType.values());

        byte[] once = pdf(ENGLISH, fact);
        assertThat(Arrays.equals(pdf(ENGLISH, fact), once)).isTrue();
        assertThat(new String(once, StandardCharsets.ISO_8859_1))
                .contains("<xmp:MetadataDate>2026-03-01T12:00:00")
                .contains("/CreationDate (D:20260301");
    }

    @Test
    void itCanBeReadAloud() throws IOException {
        try (PDDocument document = open(pdf(GERMAN, EveryType.saying(EveryType.values())))) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("PAD-0001");
        }
    }
}
