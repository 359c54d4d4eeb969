package org.rarecase.account.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryCodeTests {

    private final List<RecoveryCode> codes = RecoveryCode.generate(new SecureRandom());

    @Test
    void tenDifferentCodesAreMadeWithoutLettersThatLookAlike() {
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code.text()).matches("[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}"));
    }

    @Test
    void aCodeIsKnownHoweverItIsTypedAndNoOtherIs() {
        RecoveryCode code = new RecoveryCode("ABCD-EFGH-2345-6789");

        assertThat(new RecoveryCode(" abcd efgh23456789 ").hash()).isEqualTo(code.hash());
        assertThat(new RecoveryCode("ABCD-EFGH-2345-6788").hash()).isNotEqualTo(code.hash());
    }

    @Test
    void aCodeIsNotWrittenToLogs() {
        assertThat(codes.getFirst()).hasToString("RecoveryCode");
    }
}
