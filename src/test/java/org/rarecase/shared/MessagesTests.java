package org.rarecase.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTests {

    @Test
    void whatIsNotTranslatedStaysEnglish() {
        assertThat(Messages.in("de", "Nobody translated this")).isEqualTo("Nobody translated this");
        assertThat(Messages.in("de", "Close")).isEqualTo("Schließen");
    }

    @Test
    void anArgumentIsTakenAsItIs() {
        assertThat(Messages.in("en", "{0} of {1}", "{1}", 2)).isEqualTo("{1} of 2");
    }

    @Test
    void aTextForOthersIsThereInAllLanguages() {
        assertThat(Messages.texts("Close").in(Locale.GERMAN)).isEqualTo("Schließen");
    }

    @Test
    void anArgumentMayBeATextOfItsOwn() {
        LocalizedText many = Messages.texts("Chains verified so far: {0}", Messages.number(12_345));
        assertThat(many.english()).isEqualTo("Chains verified so far: 12,345");
        assertThat(many.in(Locale.GERMAN)).isEqualTo("Bisher geprüfte Ketten: 12.345");
    }

    @Test
    void bracesThatAreNoPlaceStay() {
        assertThat(Messages.in("en", "{a} { {0}", 1)).isEqualTo("{a} { 1");
    }
}
