package org.rarecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTests {

    @Test
    void anOptionTakesItsValueWithOrWithoutAnEqualsSign() {
        assertThat(Options.parse("--port", "9090", "--data=/srv/data", "--no-demo")
                        .properties())
                .containsEntry("server.port", 9090)
                .containsEntry("rarecase.data", "/srv/data")
                .containsEntry("rarecase.demo", false);
    }

    @Test
    void aStartListsWhatItSpentItsTimeWithWhereAskedTo() {
        assertThat(Options.parse("--verbose").isVerbose()).isTrue();
        assertThat(Options.parse("--no-demo").isVerbose()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "10.1.2.3, 10.1.2.3",
        "localhost, 127.0.0.1",
        "::1, 0:0:0:0:0:0:0:1",
        "::, 0:0:0:0:0:0:0:0"
    })
    void theAddressThatIsServedIsTaken(String typed, String served) {
        assertThat(Options.parse("--listen", typed).properties()).containsEntry("server.address", served);
    }

    @Test
    void demoAccountsAreOfferedToThisMachineAloneUnlessAskedOtherwise() throws Exception {
        assertThat(Options.defaults(true)).containsEntry("server.address", "127.0.0.1");
        assertThat(Options.defaults(false)).isEmpty();
        assertThat(ReadyMessage.ready(InetAddress.getByName("127.0.0.1"), 8080, true))
                .contains("http://localhost:8080", "this machine alone", "--listen");
        assertThat(ReadyMessage.ready(InetAddress.getByName("0.0.0.0"), 8080, true))
                .contains("http://localhost:8080", "demo accounts");
        assertThat(ReadyMessage.ready(null, 8080, false)).isEqualTo("Rarecase is ready: http://localhost:8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prot=9090",
                "--port",
                "--port=web",
                "--port=65536",
                "data",
                "--listen",
                "--listen=example.org",
                "--listen=1.2.3.999"
            })
    void whatIsNotUnderstoodIsRefused(String argument) {
        assertThatThrownBy(() -> Options.parse(argument)).isInstanceOf(Options.NotUnderstood.class);
    }
}
