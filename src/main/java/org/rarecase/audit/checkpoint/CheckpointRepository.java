package org.rarecase.audit.checkpoint;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was taken, and where the chains are now. */
@Repository
class CheckpointRepository {

    /** @param hash of the checkpoint without its signature */
    record Taken(long number, byte[] hash) {}

    private final JdbcClient jdbc;

    CheckpointRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Taken> last() {
        return jdbc.sql("SELECT number, hash FROM audit_checkpoint ORDER BY number DESC LIMIT 1")
                .query((row, index) -> new Taken(row.getLong("number"), row.getBytes("hash")))
                .optional();
    }

    /** Refused by the database where another server has taken one of this number meanwhile. */
    void save(Checkpoint checkpoint) {
        jdbc.sql("INSERT INTO audit_checkpoint (number, at, chains, told, hash) VALUES (?, ?, ?, ?, ?)")
                .params(
                        checkpoint.number(),
                        Utc.column(checkpoint.at()),
                        checkpoint.ends().size(),
                        checkpoint.lines(),
                        checkpoint.hash())
                .update();
    }

    /** Of one moment, since it is one statement. */
    SortedMap<Long, Checkpoint.End> ends() {
        SortedMap<Long, Checkpoint.End> ends = new TreeMap<>();
        jdbc.sql("SELECT chain, seq, hash FROM audit_chain WHERE seq > 0").query(row -> {
            ends.put(row.getLong("chain"), new Checkpoint.End(row.getLong("seq"), row.getBytes("hash")));
        });
        return ends;
    }
}
