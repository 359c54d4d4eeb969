package org.rarecase.account.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpSecretTests {

    private static final long NONE_USED = -1;
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final long STEP = NOW.getEpochSecond() / 30;

    private final TotpSecret secret = new TotpSecret("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** RFC 6238, appendix B, of whose eight digits an authenticator shows the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(secret.code(second / 30)).isEqualTo(code);
        assertThat(secret.stepOf(code, Instant.ofEpochSecond(second), NONE_USED))
                .hasValue(second / 30);
    }

    @Test
    void aClockMayBeOneStepEarlyOrLateAndNoMore() {
        assertThat(secret.stepOf(secret.code(STEP - 1), NOW, NONE_USED)).hasValue(STEP - 1);
        assertThat(secret.stepOf(secret.code(STEP + 1), NOW, NONE_USED)).hasValue(STEP + 1);
        assertThat(secret.stepOf(secret.code(STEP - 2), NOW, NONE_USED)).isEmpty();
        assertThat(secret.stepOf(secret.code(STEP + 2), NOW, NONE_USED)).isEmpty();
    }

    @Test
    void aCodeIsTakenOnceAndNoneBeforeIt() {
        assertThat(secret.stepOf(secret.code(STEP), NOW, STEP)).isEmpty();
        assertThat(secret.stepOf(secret.code(STEP - 1), NOW, STEP)).isEmpty();
        assertThat(secret.stepOf(secret.code(STEP + 1), NOW, STEP)).hasValue(STEP + 1);
    }

    @Test
    void onlySixDigitsAreACodeSpacesAside() {
        String code = secret.code(STEP);

        assertThat(secret.stepOf(" " + code.substring(0, 3) + " " + code.substring(3), NOW, NONE_USED))
                .hasValue(STEP);
        assertThat(secret.stepOf("", NOW, NONE_USED)).isEmpty();
        assertThat(secret.stepOf(code.substring(1), NOW, NONE_USED)).isEmpty();
        assertThat(secret.stepOf(code + "0", NOW, NONE_USED)).isEmpty();
        assertThat(secret.stepOf("٢٨٧٠٨٢", Instant.ofEpochSecond(59), NONE_USED))
                .isEmpty();
    }

    /** The letters are those of RFC 4648 for these bytes. */
    @Test
    void anAuthenticatorReadsTheSecretFromLettersOrFromTheAddress() {
        assertThat(secret.letters()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(secret.address("Rare tumours", "anna@site"))
                .isEqualTo("otpauth://totp/Rare%20tumours:anna%40site?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Rare%20tumours&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void aSecretHasTheLengthOfTheHashAndIsNotWrittenToLogs() {
        SecureRandom random = new SecureRandom();
        TotpSecret made = TotpSecret.generate(random);

        assertThat(made).isEqualTo(new TotpSecret(made.bytes())).isNotEqualTo(TotpSecret.generate(random));
        assertThat(made).hasToString("TotpSecret");
        assertThatThrownBy(() -> new TotpSecret(new byte[10])).hasMessageContaining("20 bytes, not 10");
    }
}
