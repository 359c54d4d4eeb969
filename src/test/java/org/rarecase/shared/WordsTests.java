package org.rarecase.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTests {

    @Test
    void whatIsNotTranslatedStaysEnglish() {
        assertThat(Words.in("de", "Nobody translated this")).isEqualTo("Nobody translated this");
        assertThat(Words.in("de", "Close")).isEqualTo("Schließen");
    }

    @Test
    void anArgumentIsTakenAsItIs() {
        assertThat(Words.in("en", "{0} of {1}", "{1}", 2)).isEqualTo("{1} of 2");
    }

    @Test
    void aTextForOthersIsThereInAllLanguages() {
        assertThat(Words.texts("Close").in(Locale.GERMAN)).isEqualTo("Schließen");
    }

    @Test
    void anArgumentMayBeATextOfItsOwn() {
        Texts many = Words.texts("Chains verified so far: {0}", Words.number(12_345));
        assertThat(many.english()).isEqualTo("Chains verified so far: 12,345");
        assertThat(many.in(Locale.GERMAN)).isEqualTo("Bisher geprüfte Ketten: 12.345");
    }

    @Test
    void bracesThatAreNoPlaceStay() {
        assertThat(Words.in("en", "{a} { {0}", 1)).isEqualTo("{a} { 1");
    }
}
