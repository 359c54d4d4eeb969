package org.rarecase.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.NotAllowed;
import org.rarecase.audit.AuditEntry;
import org.rarecase.audit.AuditFilter;
import org.rarecase.audit.AuditTrail;
import org.springframework.beans.factory.annotation.Autowired;

@RarecaseIntegrationTest
class CheckpointsIntegrationTests {

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    AuditTrail trail;

    @Autowired
    Registry registry;

    private Checkpoint take() throws IOException {
        return Checkpoint.read(Files.readString(registry.as(registry.auditor(), checkpoints::take)));
    }

    @Test
    void eachCheckpointNamesTheOneBefore() throws IOException {
        Checkpoint first = take();
        Checkpoint second = take();

        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.before()).isEqualTo(first.hash());
        assertThat(second.ends().get(AuditTrail.SYSTEM_CHAIN).seq())
                .isGreaterThan(first.ends().get(AuditTrail.SYSTEM_CHAIN).seq());
    }

    @Test
    void theTrailTellsWhoTookACheckpointAndItsHash() throws IOException {
        Checkpoint taken = take();

        AuditEntry line = registry.as(
                        registry.auditor(),
                        () -> trail.search(
                                new AuditFilter(null, null, null, null, "audit.checkpoint"), AuditTrail.NEWEST, 1))
                .getFirst();
        assertThat(line.actor().userName()).isEqualTo(registry.auditor());
        assertThat(line.line().newValue())
                .isEqualTo(taken.number() + ": " + HexFormat.of().formatHex(taken.hash()));
    }

    @Test
    void onlyAuditorsAndAdministratorsTakeOne() {
        assertThatThrownBy(() -> registry.as(registry.anna(), checkpoints::take))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> registry.as(registry.coordinator(), checkpoints::take))
                .isInstanceOf(NotAllowed.class);
        Path taken = registry.as(registry.administrator(), checkpoints::take);
        assertThat(taken).exists();
    }
}
