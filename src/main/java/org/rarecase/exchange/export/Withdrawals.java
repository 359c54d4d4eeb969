package org.rarecase.exchange.export;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.ConsentWithdrawn;
import org.rarecase.casebook.consent.WithdrawalReversed;
import org.rarecase.casebook.event.ValuesChanged;
import org.rarecase.form.KnownItem;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which cases were handed on and may not be used by their recipients any more (GDPR 7(3), 17(2), 19), for those who can
 * tell the recipients. Who made such an export has news of it.
 */
@Service
public class Withdrawals {

    private static final Set<Purpose> TO_OTHERS = Set.of(Purpose.RESEARCH, Purpose.TRANSFER);

    private final HandedOnCases cases;
    private final Pseudonyms pseudonyms;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Withdrawals(
            HandedOnCases cases,
            Pseudonyms pseudonyms,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.pseudonyms = pseudonyms;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /** Those of the account's sites, by recipient; none for who hands nothing on. */
    @Transactional(readOnly = true)
    public List<WithdrawnCase> ofAllRecipients() {
        if (Purpose.of(currentAccount.account()).stream().noneMatch(TO_OTHERS::contains)) {
            return List.of();
        }
        Map<List<String>, WithdrawnCase> found = new LinkedHashMap<>();
        for (HandedOnCases.Held each : cases.withdrawn(currentAccount.sites())) {
            WithdrawnCase one = withdrawn(each);
            List<String> key = List.of(
                    one.recipient().project().toLowerCase(Locale.ROOT),
                    one.recipient().name().toLowerCase(Locale.ROOT),
                    one.number(),
                    one.knownAs());
            found.merge(key, one, Withdrawals::together);
        }
        return found.values().stream()
                .sorted(Comparator.comparing(
                                (WithdrawnCase each) -> each.recipient().project())
                        .thenComparing(each -> each.recipient().name()))
                .toList();
    }

    List<WithdrawnCase> of(Recipient recipient) {
        return ofAllRecipients().stream().filter(each -> each.isOf(recipient)).toList();
    }

    private WithdrawnCase withdrawn(HandedOnCases.Held held) {
        ExportRequest request = held.request();
        return new WithdrawnCase(
                request.recipient(),
                held.number(),
                request.includes(Identifying.CASE_NUMBER)
                        ? held.number()
                        : pseudonyms.of(request.recipient().project(), held.number()),
                List.of(held.export()),
                held.ended(),
                held.since());
    }

    private static WithdrawnCase together(WithdrawnCase newer, WithdrawnCase older) {
        List<Long> exports = new ArrayList<>(newer.exports());
        exports.addAll(older.exports());
        return new WithdrawnCase(
                newer.recipient(), newer.number(), newer.knownAs(), exports, newer.ended(), newer.since());
    }

    @EventListener
    void on(ConsentWithdrawn event) {
        if (!event.withdrawal().scope().state().permitsUse()) {
            cases.endUse(event.caseId(), clock.instant());
            tell(event.actor(), event.caseId(), TO_OTHERS);
        }
    }

    @EventListener
    void on(WithdrawalReversed event) {
        if (event.after().permitsUse()) {
            cases.endUse(event.caseId(), null);
        }
    }

    @EventListener
    void on(ValuesChanged event) {
        event.auditLines().stream()
                .filter(line -> KnownItem.DATA_REUSE.isAt(line.form(), line.itemPath()))
                .reduce((earlier, last) -> last)
                .ifPresent(line -> reuse(event.actor(), event.caseId(), line));
    }

    private void reuse(Actor actor, CaseId id, AuditLine line) {
        boolean permitted = KnownAnswers.YES.equals(line.newValue());
        @Nullable Instant ended = permitted ? null : clock.instant();
        cases.endReuse(id, ended);
        if (!permitted && KnownAnswers.YES.equals(line.oldValue())) {
            tell(actor, id, Set.of(Purpose.RESEARCH));
        }
    }

    private void tell(Actor actor, CaseId id, Collection<Purpose> purposes) {
        cases.exportersOf(id, purposes)
                .forEach(exporter -> events.publishEvent(new WithdrawnAfterExport(actor, id, exporter)));
    }
}
