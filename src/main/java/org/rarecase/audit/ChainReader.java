package org.rarecase.audit;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.audit.AuditRepository.ChainHead;
import org.rarecase.audit.AuditRepository.HashedLine;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives whole chains with all that is needed to verify them elsewhere, as {@link LineHash} describes it. */
@Service
public class ChainReader {

    private static final int LINES_AT_ONCE = 1000;

    private final AuditRepository repository;
    private final CurrentAccount currentAccount;

    ChainReader(AuditRepository repository, CurrentAccount currentAccount) {
        this.repository = repository;
        this.currentAccount = currentAccount;
    }

    /**
     * A line of a chain.
     *
     * @param told null: the line is of a form that is not shown to the account, and only its hash is given
     */
    public record ChainLine(long chain, long seq, @Nullable Told told, byte[] hash) {}

    /**
     * What a line says.
     *
     * @param salt null: its values were erased with the case
     */
    public record Told(Instant at, Actor actor, AuditLine line, byte @Nullable [] salt, byte[] digest) {}

    /** The last line that a chain had when it was read. */
    public record Head(long chain, long seq, byte[] hash) {}

    /** All lines of a case that a coordinator or auditor has open, oldest first. */
    @Transactional(readOnly = true)
    public Head ofCase(VisibleCase opened, Consumer<ChainLine> lines) {
        currentAccount.as(Role.COORDINATOR, Role.AUDITOR);
        Set<Long> shown =
                opened.entries().stream().map(entry -> entry.id().value()).collect(Collectors.toSet());
        return read(opened.caseSummary().id().value(), shown, lines);
    }

    /** Whether the account reads the chain of what belongs to no case: that of the whole registry, to the auditor of all of it. */
    public boolean readsSystem() {
        return currentAccount.has(Role.AUDITOR)
                && !currentAccount.has(Role.PATHOLOGIST)
                && currentAccount.sites().all();
    }

    /** That chain, for whom {@link #readsSystem()} permits it. */
    @Transactional(readOnly = true)
    public Head ofSystem(Consumer<ChainLine> lines) {
        currentAccount.as(Role.AUDITOR);
        return read(AuditTrail.SYSTEM_CHAIN, Set.of(), lines);
    }

    private Head read(long chain, Set<Long> shown, Consumer<ChainLine> lines) {
        // The head first: lines that are written meanwhile come after it.
        ChainHead head = repository.head(chain).orElse(ChainHead.START);
        long seq = 0;
        List<HashedLine> page;
        do {
            page = repository.chain(chain, seq, LINES_AT_ONCE);
            for (HashedLine each : page) {
                if (each.seq() <= head.seq()) {
                    lines.accept(line(chain, each, shown));
                }
                seq = each.seq();
            }
        } while (page.size() == LINES_AT_ONCE && seq < head.seq());
        return new Head(chain, head.seq(), head.hash());
    }

    private static ChainLine line(long chain, HashedLine each, Set<Long> shown) {
        Long entry = each.line().instanceId();
        Told told = entry == null || shown.contains(entry)
                ? new Told(each.at(), each.actor(), each.line(), each.salt(), each.digest())
                : null;
        return new ChainLine(chain, each.seq(), told, each.hash());
    }
}
