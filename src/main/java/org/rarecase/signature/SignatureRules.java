package org.rarecase.signature;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSigning;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.casebook.event.CaseAboutToBeApproved;
import org.rarecase.casebook.event.CaseAboutToBeSubmitted;
import org.rarecase.casebook.event.CaseStateChanged;
import org.rarecase.casebook.event.ReviewAboutToBeSignedOff;
import org.rarecase.casebook.event.SignedCaseChanged;
import org.rarecase.visit.VisitAboutToBeSubmitted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What signatures mean elsewhere: a change ends them, and some steps are not taken without. In the transaction of what
 * happens there.
 */
@Component
class SignatureRules {

    private final SignatureRepository repository;
    private final SignatureChecks checks;
    private final SiteSignature site;
    private final SignatureSettings settings;
    private final CaseSigning cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignatureRules(
            SignatureRepository repository,
            SignatureChecks checks,
            SiteSignature site,
            SignatureSettings settings,
            CaseSigning cases,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.checks = checks;
        this.site = site;
        this.settings = settings;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /** A signature lapses once; undoing the change does not bring it back. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(SignedCaseChanged event) {
        List<Signature> standing = standing(event.caseSummary().id()).stream()
                .filter(Signature::mayLapse)
                .toList();
        List<Signature> lapsed =
                standing.stream().filter(each -> isChanged(each, event)).toList();
        if (!lapsed.isEmpty()) {
            repository.lapse(lapsed, clock.instant(), event.actor().userName(), event.cause());
            lapsed.forEach(each -> events.publishEvent(
                    new SignatureInvalidated(event.actor(), each, form(each, event), event.cause())));
        }
        if (settings.onSubmission()
                && event.caseSummary().state() == CaseState.SUBMITTED
                && lapsed.stream().anyMatch(Signature::isForSubmission)
                && standing.stream().filter(Signature::isForSubmission).allMatch(lapsed::contains)) {
            events.publishEvent(new CaseSignatureNeeded(
                    event.caseSummary().id(), event.caseSummary().site().id()));
        }
        if (lapsed.size() == standing.size()) {
            cases.follow(event.caseSummary().id(), false);
        }
    }

    /** What the site signed was approved, which it is no more. Visits and reviews are signed on their own. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseStateChanged event) {
        if (!event.isReopening()) {
            return;
        }
        VisibleCase reopened = cases.lock(event.caseId());
        List<Signature> standing = standing(event.caseId());
        List<Signature> lapsed = standing.stream()
                .filter(Signature::mayLapse)
                .filter(each -> each.instanceId() == null
                        || reopened.entry(each.instanceId()).visit() == null)
                .toList();
        if (!lapsed.isEmpty()) {
            repository.lapse(lapsed, clock.instant(), event.actor().userName(), SignedCaseChanged.Cause.REOPENING);
            lapsed.forEach(each -> events.publishEvent(new SignatureInvalidated(
                    event.actor(),
                    each,
                    Signatures.form(SignedContent.covered(reopened.entries(), each.instanceId()), each.instanceId()),
                    SignedCaseChanged.Cause.REOPENING)));
        }
        if (standing.stream().filter(Signature::mayLapse).allMatch(lapsed::contains)) {
            cases.follow(event.caseId(), false);
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseErased event) {
        List<Signature> standing = standing(event.caseId());
        if (!standing.isEmpty()) {
            repository.lapse(standing, clock.instant(), event.actor().userName(), SignedCaseChanged.Cause.ERASURE);
            standing.forEach(each -> events.publishEvent(
                    new SignatureInvalidated(event.actor(), each, null, SignedCaseChanged.Cause.ERASURE)));
            cases.follow(event.caseId(), false);
        }
    }

    /** A case is submitted with the signature of its site, which may also be given before (EMA 2023, 6.3). */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseAboutToBeSubmitted event) {
        if (settings.onSubmission() && !site.holds(event.caseSummary(), event.entries())) {
            throw new SignatureRequired(
                    t("A case is submitted with your signature. Nothing was changed."),
                    null,
                    SignatureMeaning.REVIEWED);
        }
    }

    /** What comes later is no part of the case that was signed, and is signed form by form. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(VisitAboutToBeSubmitted event) {
        List<FormInstance> unsigned = event.entries().stream()
                .filter(entry -> !isSigned(event.caseSummary(), entry, SignatureMeaning.REVIEWED, signature -> true))
                .toList();
        if (!unsigned.isEmpty()) {
            throw new SignatureRequired(
                    t("This is submitted with your signature. Nothing was changed."),
                    unsigned.getFirst().id(),
                    SignatureMeaning.REVIEWED,
                    unsigned.size() > 1);
        }
    }

    /** Corrections after submission end the signature; what is locked for good is signed as it is. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseAboutToBeApproved event) {
        if (settings.onSubmission() && !site.holds(event.caseSummary(), event.entries())) {
            throw new NotSigned(t("The case was changed since its site signed it. It was not approved."
                    + " The site is asked to sign again: wait for that, or return the case."));
        }
    }

    /** A review is closed with the signature of the pathologist who closes it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ReviewAboutToBeSignedOff event) {
        FormInstance review = event.entry();
        SignatureMeaning meaning =
                review.form().blinded() ? SignatureMeaning.REVIEW_COMPARED : SignatureMeaning.PATHOLOGY_REVIEWED;
        boolean signed = isSigned(
                event.caseSummary(),
                review,
                meaning,
                signature -> signature.userName().equals(event.actor().userName()));
        if (!signed) {
            throw new SignatureRequired(
                    t("A review is signed off with your signature. Nothing was changed."), review.id(), meaning);
        }
    }

    private boolean isSigned(
            CaseSummary caseSummary, FormInstance entry, SignatureMeaning meaning, Predicate<Signature> by) {
        return repository.ofCase(caseSummary.id()).stream()
                .filter(stored -> stored.signature().isOf(entry.id(), meaning))
                .filter(stored -> by.test(stored.signature()))
                .anyMatch(stored ->
                        checks.check(stored, caseSummary, List.of(entry)).isValid());
    }

    private List<Signature> standing(CaseId id) {
        return repository.ofCase(id).stream()
                .filter(SignatureRepository.Stored::stands)
                .map(SignatureRepository.Stored::signature)
                .toList();
    }

    private static boolean isChanged(Signature signature, SignedCaseChanged event) {
        return SignedContent.hash(event.caseSummary(), event.entries(), signature.instanceId())
                .filter(signature.content().hash()::equals)
                .isEmpty();
    }

    private static @Nullable String form(Signature signature, SignedCaseChanged event) {
        return Signatures.form(SignedContent.covered(event.entries(), signature.instanceId()), signature.instanceId());
    }
}
