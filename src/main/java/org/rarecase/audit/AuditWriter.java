package org.rarecase.audit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.audit.AuditRepository.ChainHead;
import org.rarecase.audit.AuditRepository.HashedLine;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes what happens into the trail, in the transaction in which it happens: collected while it runs and written just
 * before it commits, in two statements for a chain and in three for several. So the chain is always the last thing that a
 * transaction locks, and two that lock cases, queries and chains cannot wait for each other.
 *
 * <p>One that goes through many cases, as an import does, writes the lines of those that it is done with before: it holds
 * these cases, so that nobody else has anything to tell of them, and what it keeps in memory does not grow. The chain of
 * what belongs to no case is never written before the end, since all others need it.
 */
@Component
class AuditWriter {

    /** So many lines are kept in memory. */
    private static final int MOST_LINES = 2_000;

    private final AuditRepository repository;
    private final CurrentAccount currentAccount;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ChainHeadCache known = new ChainHeadCache();

    AuditWriter(AuditRepository repository, CurrentAccount currentAccount, Clock clock) {
        this.repository = repository;
        this.currentAccount = currentAccount;
        this.clock = clock;
    }

    /** Goes before other listeners, so that lines stand in the order of cause and effect. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Audited event) {
        List<AuditLine> auditLines = event.auditLines();
        if (auditLines.isEmpty()) {
            return;
        }
        Long caseId = auditLines.getFirst().caseId();
        if (auditLines.stream().anyMatch(line -> !Objects.equals(line.caseId(), caseId))) {
            throw new IllegalArgumentException("Lines of several cases in one event: " + event);
        }
        Collected collected = collected();
        Actor actor = actor(event, caseId, collected.last);
        collected.last = actor;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        collected.add(
                caseId == null ? AuditTrail.SYSTEM_CHAIN : caseId,
                auditLines.stream().map(line -> new Told(actor, line, now)).toList());
    }

    /**
     * What a process carries out is told of as done by whoever began it (ICH E6(R3), 4.2.2: attributable). Lines that
     * belong to no case are the product's own, such as which cases are drawn for verification.
     */
    private Actor actor(Audited event, @Nullable Long caseId, @Nullable Actor last) {
        boolean asTold = !event.actor().equals(Actor.SYSTEM) || event.isOwnJudgement() || caseId == null;
        return asTold ? event.actor() : currentAccount.behind(last);
    }

    /**
     * The values that stand in the trail go with the case (GDPR 17), in the rare case that ICH E6(R3) Annex 1, 4 (b)
     * leaves: traced and confirmed by a second person. Lines of this transaction come after it and stay.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseErased event) {
        repository.erase(event.caseId().value());
    }

    private Collected collected() {
        for (TransactionSynchronization present : TransactionSynchronizationManager.getSynchronizations()) {
            if (present instanceof Collected collected) {
                return collected;
            }
        }
        Collected collected = new Collected();
        TransactionSynchronizationManager.registerSynchronization(collected);
        return collected;
    }

    /** Moves the head that is known if it is still the one stored; otherwise reads, locks and moves the stored one. */
    private ChainHead append(long chain, List<Told> told) {
        ChainHead before = known.of(chain);
        List<HashedLine> lines = before == null ? List.of() : joined(before, chain, told);
        if (before == null
                || !repository.moveHead(chain, before, lines.getLast().head())) {
            lines = joined(repository.lockHead(chain), chain, told);
            repository.saveHead(chain, lines.getLast().head());
        }
        repository.append(Map.of(chain, lines));
        return lines.getLast().head();
    }

    private Map<Long, ChainHead> append(SortedMap<Long, List<Told>> byChain) {
        if (byChain.size() == 1) {
            return Map.of(
                    byChain.firstKey(),
                    append(byChain.firstKey(), byChain.getOrDefault(byChain.firstKey(), List.of())));
        }
        Map<Long, ChainHead> heads = repository.lockHeads(byChain.keySet());
        SortedMap<Long, List<HashedLine>> lines = new TreeMap<>();
        byChain.forEach((chain, told) ->
                lines.put(chain, joined(heads.getOrDefault(chain, ChainHead.START), chain, told)));
        Map<Long, ChainHead> moved = lines.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().getLast().head()));
        repository.saveHeads(new TreeMap<>(moved));
        repository.append(lines);
        return moved;
    }

    private List<HashedLine> joined(ChainHead before, long chain, List<Told> told) {
        ChainHead head = before;
        List<HashedLine> lines = new ArrayList<>(told.size());
        for (Told each : told) {
            // Strictly later than the line before, also where the clock is coarse or was set back.
            Instant at = each.at().isAfter(head.at()) ? each.at() : head.at().plus(1, ChronoUnit.MICROS);
            HashedLine line = HashedLine.after(head, chain, at, each.actor(), each.line(), random);
            lines.add(line);
            head = line.head();
        }
        return lines;
    }

    private record Told(Actor actor, AuditLine line, Instant at) {}

    /** What one transaction has to tell, by chain and in the order of the chains, in which all lock them. */
    private final class Collected implements TransactionSynchronization {

        private final SortedMap<Long, List<Told>> byChain = new TreeMap<>();
        private final Map<Long, ChainHead> moved = new HashMap<>();
        private int lines;
        private @Nullable Actor last;

        void add(long chain, List<Told> told) {
            if (lines >= MOST_LINES && !byChain.containsKey(chain)) {
                writeFinished();
            }
            byChain.computeIfAbsent(chain, it -> new ArrayList<>()).addAll(told);
            lines += told.size();
        }

        private void writeFinished() {
            List<Told> system = byChain.remove(AuditTrail.SYSTEM_CHAIN);
            write();
            if (system != null) {
                byChain.put(AuditTrail.SYSTEM_CHAIN, system);
                lines = system.size();
            }
        }

        private void write() {
            if (!byChain.isEmpty()) {
                moved.putAll(append(byChain));
            }
            byChain.clear();
            lines = 0;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            write();
        }

        @Override
        public void afterCommit() {
            known.put(moved);
        }
    }
}
