package org.rarecase.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Item;
import org.rarecase.form.code.Code;
import org.rarecase.print.PdfPrinter;
import org.rarecase.study.TumourType;

class BlankCasebookTests {

    private static final FormLibrary LIBRARY = FormFiles.shipped();
    private static final PdfPrinter PRINTER = new PdfPrinter();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    /** Text without blanks and hyphens, since lines break anywhere. */
    private static String print(List<FormDefinition> forms, FormLibrary library, String type, Locale language)
            throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        BlankCasebook casebook = new BlankCasebook(
                forms,
                library.forms(),
                library.codeList("tumour-types").find(type).orElseThrow().label(),
                DAY,
                language);
        PRINTER.print(casebook.fo(), casebook.title(), Instant.EPOCH, pdf);
        // For people to look at.
        Files.createDirectories(Path.of("target/blank"));
        Files.write(Path.of("target/blank/" + type + "-" + language + ".pdf"), pdf.toByteArray());
        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            return bare(new PDFTextStripper().getText(document));
        }
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\\u00a0\\u00ad\\u2003\\u2010-]", "");
    }

    @ParameterizedTest
    @MethodSource("typesAndLanguages")
    void everyItemOfEveryFormIsPrinted(String type, String language) throws IOException {
        Locale locale = Locale.of(language);
        List<FormDefinition> forms = LIBRARY.formsFor(new TumourType(type));
        String text = print(forms, LIBRARY, type, locale);
        assertThat(forms).hasSizeGreaterThan(10).allSatisfy(form -> {
            assertThat(text).contains(bare(form.key() + " · "));
            assertThat(Languages.all(form)).allSatisfy(item -> {
                assertThat(text).contains(bare(Languages.marked(item.label(), locale)));
                assertThat(offered(item))
                        .allSatisfy(code -> assertThat(text).contains(bare(Languages.marked(code.text(), locale))));
            });
        });
        assertThat(text).doesNotContain("#").contains("☐");
    }

    private static Stream<Arguments> typesAndLanguages() {
        return LIBRARY.codeList("tumour-types").codes().stream()
                .flatMap(type -> Stream.of("en", "de").map(language -> arguments(type.value(), language)));
    }

    private static List<Code> offered(Item item) {
        boolean printed = item.codeList() != null
                && !item.isDerived()
                && item.codeList().codes().size() <= BlankAnswer.MOST_BOXES;
        return printed ? item.codeList().codes() : List.of();
    }
}
