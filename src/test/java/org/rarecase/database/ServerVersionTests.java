package org.rarecase.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTests {

    @ParameterizedTest
    @ValueSource(strings = {"8.0.33", "8.0.35-27", "8.4.3", "9.7.0"})
    void mysqlEightAndNineWillDo(String version) {
        assertThat(new ServerVersion(version).isSupported()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.0.32", "5.7.44-log", "10.0.1", "10.11.6-MariaDB-0+deb12u1", "5.5.5-10.4.32-MariaDB", "8"})
    void othersWillNot(String version) {
        assertThat(new ServerVersion(version).isSupported()).isFalse();
    }

    @Test
    void theRefusalNamesWhatIsThereAndWhatIsNeeded() {
        assertThatThrownBy(() -> new ServerVersion("8.0.32").requireSupported())
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("8.0.32")
                .hasMessageContaining("8.0.33 or newer");
    }
}
