package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.form.code.Code;
import org.rarecase.shared.LocalizedText;

/** A registry records what was done. What it shows says nothing of what is to be done with a patient. */
class NoAdviceTests {

    private static final Pattern ADVICE =
            Pattern.compile("(?i)recommend|\\badvi[cs]|\\bshould\\b|\\bconsider|please exclude|\\btarget (of|range)|"
                    + "\\b(is|are) planned|is needed|not needed|needs no|decides? on|belongs to the work-up|"
                    + "empfohlen|empfehl|\\bsollte|erwägen|erwogen|bitte an |ausschließen|zielbereich|nötig|"
                    + "sind vorgesehen|bestimmt die strahlen|gehört zur diagnostik|weiteres vorgehen");

    /** Its subject is what a board said of one patient, in the words of the board. */
    private static final Set<String> WHAT_OTHERS_ADVISED = Set.of("tumour-board");

    @ParameterizedTest
    @MethodSource("forms")
    void noTextOfAFormSaysWhatIsToBeDone(FormDefinition form) {
        assertThat(texts(form)
                        .flatMap(text -> text.byLanguage().values().stream())
                        .filter(ADVICE.asPredicate()))
                .isEmpty();
    }

    static Stream<FormDefinition> forms() {
        return FormFiles.shipped().forms().stream()
                .filter(form -> !WHAT_OTHERS_ADVISED.contains(form.key().value()));
    }

    @Test
    void noDecisionTableSaysWhatIsToBeDone() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".dmn")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(ADVICE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Courses recommended after resection",
                "Further imaging or surgery should follow",
                "An excisional biopsy is recommended with 1 to 3 mm. Please check.",
                "Bitte an eine konstitutionelle Mismatch-Reparatur-Defizienz denken.",
                "Keine Nachsorge nötig"
            })
    void adviceIsKnownByItsWords(String text) {
        assertThat(text).containsPattern(ADVICE);
    }

    private static Stream<LocalizedText> texts(FormDefinition form) {
        return Stream.concat(
                form.items().flatMap(NoAdviceTests::texts),
                form.checks().stream().map(Check::message));
    }

    private static Stream<LocalizedText> texts(Item item) {
        Stream<LocalizedText> codes = item.codeList() == null
                ? Stream.empty()
                : item.codeList().codes().stream().map(Code::label);
        return Stream.of(
                        Stream.of(item.label(), item.help()),
                        codes,
                        item.items().stream().flatMap(NoAdviceTests::texts))
                .flatMap(it -> it);
    }
}
