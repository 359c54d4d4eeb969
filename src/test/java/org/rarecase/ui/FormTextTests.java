package org.rarecase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.shared.LocalizedText;

class FormTextTests {

    private static final LocalizedText WEIGHT = new LocalizedText(Map.of("en", "Weight", "de", "Gewicht"));
    private static final LocalizedText HEIGHT = LocalizedText.english("Height");

    @Test
    void aTextInTheLanguageOfThePersonHasNoTag() {
        try (Served german = Served.in(Locale.GERMAN)) {
            Span shown = FormText.span(WEIGHT);
            assertThat(shown.getText()).isEqualTo("Gewicht");
            assertThat(shown.getElement().hasAttribute("lang")).isFalse();
            assertThat(FormText.plain(WEIGHT)).isEqualTo("Gewicht");
        }
    }

    @Test
    void aTextThatFallsBackSaysSo() {
        try (Served german = Served.in(Locale.GERMAN)) {
            Span shown = FormText.show(new Span(), HEIGHT, " 2");
            assertThat(shown.getElement().getAttribute("lang")).isEqualTo("en");
            assertThat(shown.getElement().getTextRecursively()).isEqualTo("Height 2EN");
            assertThat(FormText.tag().getTitle()).hasValue("Noch nicht übersetzt, daher auf Englisch gezeigt.");
            assertThat(FormText.plain(HEIGHT)).isEqualTo("Height (EN)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I", "II", "IIIA", "IVb", "1", "2", "4S", "T1a", "pT2b", "M0", "R1", "8370/3", "MIBG", "≥ 10", "–"
            })
    void aCodeWithoutWordsCarriesNoTagOfItsLanguage(String code) {
        try (Served german = Served.in(Locale.GERMAN)) {
            assertThat(FormText.plain(LocalizedText.english(code))).isEqualTo(code);
            assertThat(FormText.span(LocalizedText.english(code)).getElement().hasAttribute("lang"))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lung", "Stage II", "No", "no value", "T1 or T2", "WHO grade 2"})
    void wordsThatAreNotTranslatedSaySoAmongCodesToo(String words) {
        try (Served german = Served.in(Locale.GERMAN)) {
            assertThat(FormText.plain(LocalizedText.english(words))).isEqualTo(words + " (EN)");
        }
    }

    @Test
    void nothingFallsBackInEnglish() {
        try (Served english = Served.in(Locale.ENGLISH)) {
            assertThat(FormText.span(HEIGHT).getElement().getTextRecursively()).isEqualTo("Height");
            assertThat(FormText.fallsBack(LocalizedText.NONE)).isFalse();
        }
    }

    @Test
    void whereNobodyIsServedItIsEnglishWhateverTheServerSpeaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMAN);
        try {
            assertThat(Language.ofWindow()).isEqualTo(Locale.ENGLISH);
            assertThat(Language.of(null)).isEqualTo(Locale.ENGLISH);
        } finally {
            Locale.setDefault(before);
        }
    }
}
