package org.rarecase.exchange.cut;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;

/**
 * Cases as they were at one moment, or the attempt to keep them. Once made it is never changed, but that an erased case is
 * taken out.
 *
 * @param asOf the moment that all cases are seen at; null until they are read
 * @param total cases that there are to be read; 0 until it has begun
 * @param cases that are in it, or were read so far
 * @param bytes as it is stored, compressed
 * @param sha256 of its cases as {@code cases.ndjson}; null until it is made
 * @param message why it failed; null if it did not
 * @param erasures of cases that were in it, the first one first
 */
public record Cut(
        long id,
        CutRequest request,
        Actor madeBy,
        State state,
        Instant requestedAt,
        @Nullable Instant asOf,
        int total,
        int cases,
        long bytes,
        @Nullable String sha256,
        @Nullable String message,
        List<Erasure> erasures) {

    public Cut {
        erasures = List.copyOf(erasures);
    }

    /** How far it has come. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /** A case was taken out, since its data were erased (GDPR 17). */
    public record Erasure(Instant at, String sha256Before, String sha256After) {}

    public boolean isUnderWay() {
        return state == State.WAITING || state == State.RUNNING;
    }

    public String name() {
        return request.name();
    }

    Cut with(List<Erasure> others) {
        return new Cut(id, request, madeBy, state, requestedAt, asOf, total, cases, bytes, sha256, message, others);
    }
}
