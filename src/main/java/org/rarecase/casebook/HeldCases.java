package org.rarecase.casebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.obstacle.CaseObstacle;
import org.rarecase.entry.FormInstanceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What keeps cases and forms from changing for the time being, as the case keeps it. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class HeldCases {

    private final HoldRepository repository;

    HeldCases(HoldRepository repository) {
        this.repository = repository;
    }

    /**
     * @param entry the form, or null for the whole case
     * @param hold from now on; null if nothing keeps it any more
     */
    public void store(CaseId id, @Nullable FormInstance entry, @Nullable Hold hold, Instant now) {
        repository.hold(id, entry == null ? null : entry.id(), hold, now);
    }

    /**
     * For what other modules keep beside the answers: refuses if the case or the form is locked, and keeps both from being
     * locked until the transaction ends. One statement, to be made before rows of the own are locked: whoever changes
     * the case locks it first and such rows afterwards.
     *
     * @param outcome a sentence: what was not done
     */
    public void requireUnlocked(CaseId id, @Nullable FormInstanceId instanceId, String outcome) {
        repository.holds(id, instanceId).stream()
                .filter(Hold::isLocked)
                .findFirst()
                .ifPresent(hold -> {
                    throw new CaseNotEditable(new CaseObstacle.Held(hold), outcome);
                });
    }
}
