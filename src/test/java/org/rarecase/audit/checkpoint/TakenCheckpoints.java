package org.rarecase.audit.checkpoint;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checkpoints for tests of what they are held against. */
public final class TakenCheckpoints {

    private TakenCheckpoints() {}

    /** By the way of a file, as it comes back from where it was kept. */
    public static Checkpoint now(JdbcClient owner) {
        Checkpoint taken =
                new Checkpoint(1, Instant.EPOCH, Checkpoint.START, new CheckpointRepository(owner).ends(), null);
        return Checkpoint.read(taken.write());
    }
}
