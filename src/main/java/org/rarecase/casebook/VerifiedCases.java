package org.rarecase.casebook;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rarecase.casebook.event.VerifiedCaseChanged;
import org.rarecase.entry.ItemRef;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What verification needs of the cases: to be told of changed values once marks are set. Cases without a mark pay nothing
 * for it.
 */
@Service
public class VerifiedCases {

    private final CaseRepository repository;
    private final ApplicationEventPublisher events;

    VerifiedCases(CaseRepository repository, ApplicationEventPublisher events) {
        this.repository = repository;
        this.events = events;
    }

    /** Whether changed values are told by {@link VerifiedCaseChanged} from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(CaseId id, boolean followed) {
        repository.updateVerified(id, followed);
    }

    /** The whole case whoever asks, to count in it; nothing of it may be shown. */
    @Transactional(readOnly = true)
    public Optional<VisibleCase> forCounting(CaseId id) {
        return repository
                .find(id)
                .map(stored -> new VisibleCase(
                        stored.caseSummary(),
                        stored.entries(),
                        stored.evaluate(),
                        stored.entries().stream()
                                .collect(Collectors.toMap(FormInstance::id, FormInstance::obstacleToOthers)),
                        false));
    }

    /** @param before as it was read before the change */
    void changed(Actor actor, Case before, List<AuditLine> auditLines) {
        if (!before.verified()) {
            return;
        }
        Set<ItemRef> changed = new LinkedHashSet<>();
        for (AuditLine line : auditLines) {
            ItemRef place = ItemRef.of(line);
            if (place != null) {
                changed.add(place);
            }
        }
        if (!changed.isEmpty()) {
            events.publishEvent(
                    new VerifiedCaseChanged(actor, before.caseSummary().id(), before.entries(), changed));
        }
    }
}
