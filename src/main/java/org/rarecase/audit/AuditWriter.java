package org.rarecase.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rarecase.audit.AuditRepository.ChainHead;
import org.rarecase.audit.AuditRepository.HashedLine;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what happens into the trail, in the transaction in which it happens and in three statements whatever the
 * number of lines. It goes before other listeners, so that lines stand in the order of cause and effect.
 */
@Component
class AuditWriter {

    private final AuditRepository repository;
    private final Clock clock;

    AuditWriter(AuditRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Traced event) {
        List<TraceLine> trace = event.trace();
        if (trace.isEmpty()) {
            return;
        }
        Long caseId = trace.getFirst().caseId();
        if (trace.stream().anyMatch(line -> !Objects.equals(line.caseId(), caseId))) {
            throw new IllegalArgumentException("Lines of several cases in one event: " + event);
        }
        long chain = caseId == null ? AuditTrail.SYSTEM_CHAIN : caseId;
        ChainHead head = repository.lockHead(chain);
        // Strictly later than the line before, also where the clock is coarse or was set back.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<HashedLine> lines = new ArrayList<>(trace.size());
        for (TraceLine line : trace) {
            Instant at = now.isAfter(head.at()) ? now : head.at().plus(1, ChronoUnit.MICROS);
            long seq = head.seq() + 1;
            byte[] hash = LineHash.of(head.hash(), chain, seq, at, event.actor(), line);
            lines.add(new HashedLine(seq, at, event.actor(), line, hash));
            head = new ChainHead(seq, at, hash);
        }
        repository.append(chain, lines);
        repository.saveHead(chain, head);
    }
}
