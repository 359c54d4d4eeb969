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
}
