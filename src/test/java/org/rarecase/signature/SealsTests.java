package org.rarecase.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;

class SealsTests {

    private static final String FIRST = "first key, which is long enough to be one";
    private static final String SECOND = "second key, which is long enough as well";
    private static final String NUMBER = "PAD-0001";

    @TempDir
    Path data;

    @Test
    void aNewKeySealsAndTheFormerOneGoesOnVerifying() {
        Signature before = seals(FIRST).seal(signature(), NUMBER);
        Seals changed = seals(SECOND, FIRST);
        Signature after = changed.seal(signature(), NUMBER);

        assertThat(after.seal().keyId()).isNotEqualTo(before.seal().keyId());
        assertThat(changed.fits(before, NUMBER)).isTrue();
        assertThat(changed.fits(after, NUMBER)).isTrue();
        assertThat(seals(FIRST).knows(after.seal().keyId())).isFalse();
    }

    @Test
    void whatOneKeySealedDoesNotPassForTheOther() {
        Signature before = seals(FIRST).seal(signature(), NUMBER);
        Signature claimed = before.sealed(new Signature.Seal(
                seals(SECOND).seal(signature(), NUMBER).seal().keyId(),
                before.seal().code()));

        assertThat(seals(SECOND, FIRST).fits(claimed, NUMBER)).isFalse();
    }

    @Test
    void theFileIsMadeOnceAndHoldsTheKeyThatSealsOnItsFirstLine() throws IOException {
        Signature made = seals().seal(signature(), NUMBER);
        assertThat(seals().fits(made, NUMBER)).isTrue();

        Path file = data.resolve("signature.key");
        Files.writeString(file, SECOND + "\n" + Files.readString(file));

        assertThat(seals().fits(made, NUMBER)).isTrue();
        assertThat(seals().seal(signature(), NUMBER).seal().keyId())
                .isNotEqualTo(made.seal().keyId());
    }

    @Test
    void whatTheFileSealedIsVerifiedAlsoWhenTheKeyIsInTheSettings() {
        Signature made = seals().seal(signature(), NUMBER);

        assertThat(seals(FIRST).fits(made, NUMBER)).isTrue();
        assertThat(seals(FIRST).seal(signature(), NUMBER).seal().keyId())
                .isNotEqualTo(made.seal().keyId());
    }

    @Test
    void aShortKeyKeepsTheServerFromStarting() {
        assertThatThrownBy(() -> seals(FIRST, "short")).hasMessageContaining("fewer than 32 characters");
    }

    /** @param keys that which seals, and former ones; none: those of the file */
    private Seals seals(String... keys) {
        List<String> all = List.of(keys);
        return new SignatureConfiguration()
                .seals(
                        new SignatureSettings(
                                true,
                                Duration.ofMinutes(15),
                                all.isEmpty() ? "" : all.getFirst(),
                                all.isEmpty() ? all : all.subList(1, all.size())),
                        data);
    }

    private static Signature signature() {
        return new Signature(
                0,
                new Signature.Content(new CaseId(1), null, "00"),
                new Signature.Signer(new Actor("anna", "investigator"), "Anna"),
                SignatureMeaning.REVIEWED,
                "I have reviewed these data.",
                Instant.EPOCH,
                Signature.Seal.NONE);
    }
}
