package org.rarecase.signature;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseSigning;
import org.rarecase.casebook.SignedCaseChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What follows from signatures elsewhere: a change ends them. In the transaction of what they follow from. */
@Component
class SignatureRules {

    private final SignatureRepository repository;
    private final CaseSigning cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignatureRules(SignatureRepository repository, CaseSigning cases, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /** A signature lapses once; undoing the change does not bring it back. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(SignedCaseChanged event) {
        List<Signature> standing = repository.ofCase(event.caseRecord().id()).stream()
                .filter(SignatureRepository.Stored::stands)
                .map(SignatureRepository.Stored::signature)
                .toList();
        List<Signature> lapsed =
                standing.stream().filter(each -> isChanged(each, event)).toList();
        if (!lapsed.isEmpty()) {
            repository.lapse(lapsed, clock.instant(), event.actor().userName(), event.cause());
            lapsed.forEach(each -> events.publishEvent(
                    new SignatureLapsed(event.actor(), each, event.caseRecord(), form(each, event), event.cause())));
        }
        if (lapsed.size() == standing.size()) {
            cases.follow(event.caseRecord().id(), false);
        }
    }

    private static boolean isChanged(Signature signature, SignedCaseChanged event) {
        return SignedContent.hash(event.caseRecord(), event.entries(), signature.entryId())
                .filter(signature.contentHash()::equals)
                .isEmpty();
    }

    private static @Nullable String form(Signature signature, SignedCaseChanged event) {
        return Signatures.form(SignedContent.covered(event.entries(), signature.entryId()), signature.entryId());
    }
}
