package org.rarecase.casebook;

import org.rarecase.casebook.event.SignedCaseChanged;
import org.rarecase.shared.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells that a case changed on which a signature stands; of all others nothing, and without a statement. */
@Component
class SignedCases {

    private final CaseRepository repository;
    private final ApplicationEventPublisher events;

    SignedCases(CaseRepository repository, ApplicationEventPublisher events) {
        this.repository = repository;
        this.events = events;
    }

    /** @param before as it was read before the change, which is stored by now */
    void changed(Actor actor, Case before, SignedCaseChanged.Cause cause) {
        if (before.signed()) {
            CaseId id = before.caseSummary().id();
            Case now = repository.find(id).orElseThrow();
            events.publishEvent(new SignedCaseChanged(actor, now.caseSummary(), now.entries(), cause));
        }
    }
}
