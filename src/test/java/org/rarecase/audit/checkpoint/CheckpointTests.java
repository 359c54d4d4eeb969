package org.rarecase.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTests {

    private static final Checkpoint CHECKPOINT = new Checkpoint(
            7,
            Instant.parse("2026-03-01T08:00:00.000001Z"),
            hash(1),
            new TreeMap<>(Map.of(0L, new Checkpoint.End(12, hash(2)), 40L, new Checkpoint.End(3, hash(3)))),
            null);

    @TempDir
    Path folder;

    private Path secret = Path.of("");
    private Path known = Path.of("");

    private static byte[] hash(int of) {
        byte[] hash = new byte[32];
        hash[31] = (byte) of;
        return hash;
    }

    @BeforeEach
    void makeKeys() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        secret = pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        known = pem("PUBLIC KEY", keys.getPublic().getEncoded());
    }

    private Path pem(String kind, byte[] key) throws IOException {
        return Files.writeString(
                folder.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                        .formatted(kind, Base64.getMimeEncoder().encodeToString(key)));
    }

    @Test
    void aCheckpointComesBackFromItsFileAsItWas() {
        assertThat(Checkpoint.read(CHECKPOINT.write())).isEqualTo(CHECKPOINT);
        Checkpoint signed = CheckpointKey.sign(CHECKPOINT, secret);
        assertThat(Checkpoint.read(signed.write())).isEqualTo(signed).isNotEqualTo(CHECKPOINT);
    }

    @Test
    void theSignatureLeavesTheHashAlone() {
        assertThat(CheckpointKey.sign(CHECKPOINT, secret).hash()).isEqualTo(CHECKPOINT.hash());
    }

    @Test
    void theKeyThatSignedIsKnownAgain() {
        assertThat(CheckpointKey.hasSigned(CheckpointKey.sign(CHECKPOINT, secret), known))
                .isTrue();
        assertThat(CheckpointKey.hasSigned(CHECKPOINT, known)).as("unsigned").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"number 7", "0 12 ", "40 3 ", "08:00:00.000001Z"})
    void whatWasChangedAfterTheSignatureIsNotSigned(String told) {
        String signed = CheckpointKey.sign(CHECKPOINT, secret).write();
        String changed = signed.replace(told, told.replaceAll("[0-9](?=\\D*$)", "8"));

        assertThat(changed).isNotEqualTo(signed);
        assertThat(CheckpointKey.hasSigned(Checkpoint.read(changed), known)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "something else",
                "rarecase-checkpoint 1",
                "rarecase-checkpoint 1\nnumber x",
                "rarecase-checkpoint 1\nnumber 1\nat noon",
                "rarecase-checkpoint 1\nnumber 1\nat 2026-03-01T08:00:00Z\nbefore zz",
                "rarecase-checkpoint 1\nnumber 1\nat 2026-03-01T08:00:00Z\nbefore 00\n4 5",
                "rarecase-checkpoint 1\nnumber 1\nat 2026-03-01T08:00:00Z\nbefore 00\n4 5 00\n4 6 00"
            })
    void aFileThatIsNoneIsRefusedWithItsLine(String text) {
        assertThatThrownBy(() -> Checkpoint.read(text))
                .isInstanceOf(NotACheckpoint.class)
                .hasMessageMatching(".*: line [1-6] is not understood\\.");
    }

    @Test
    void aFileWithoutAKeySignsNothing() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "none");
        assertThatThrownBy(() -> CheckpointKey.sign(CHECKPOINT, empty)).isInstanceOf(CheckpointKey.Unusable.class);
    }
}
