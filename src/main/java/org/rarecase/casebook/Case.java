package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.obstacle.CaseObstacle;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormLibrary;

/**
 * A case as the database holds it, seen by nobody in particular: what it is made of, and what may be done with it now.
 * Each guard stands here once; what is refused is an {@link CaseObstacle}.
 *
 * @param entries in the order of the casebook
 * @param signed a signature stands that a change of the content would end
 * @param everSigned there are signatures, whether or not one still stands
 * @param verified a value is marked as compared with the source
 * @param rowVersion counts the changes of the case and its forms: what was read is still so while it is the same
 */
public record Case(
        CaseSummary caseSummary,
        List<FormInstance> entries,
        boolean signed,
        boolean everSigned,
        boolean verified,
        long rowVersion) {

    private static final int MOST_FORMS = 1000;

    Case(CaseSummary caseSummary, List<FormInstance> entries) {
        this(caseSummary, entries, false, false, false, 0);
    }

    /** As a save leaves it that changes these answers and nothing else. */
    Case saved(Map<FormInstanceId, Answers> changed, @Nullable BegunReviews begun, Instant at) {
        List<FormInstance> after = entries.stream()
                .map(entry -> begun != null && begun.entries().contains(entry) ? entry.readBy(begun.reader()) : entry)
                .map(entry -> changed.containsKey(entry.id()) ? entry.with(changed.get(entry.id())) : entry)
                .toList();
        return new Case(caseSummary.changed(at), after, signed, everSigned, verified, rowVersion + 1);
    }

    /** Over the forms that belong to the case now; those of a former tumour type are left out. */
    public Evaluation evaluate() {
        return evaluate(entries);
    }

    /**
     * The same of what the account may conclude from: nobody of a review that is not shown to them, and who is blinded of
     * nothing that the site found.
     */
    Evaluation evaluate(CaseAccess access) {
        return evaluate(access.visible(this));
    }

    private Evaluation evaluate(List<FormInstance> entries) {
        return Evaluation.of(
                entries.stream()
                        .filter(entry -> !entry.kept())
                        .map(FormInstance::content)
                        .toList(),
                caseSummary.site().zoneOfFuture());
    }

    /** What those get to see who know of a restricted case and may not use it: the forms, blank. */
    Case withoutAnswers() {
        return new Case(
                caseSummary.blinded(),
                entries.stream().map(entry -> entry.with(Answers.NONE)).toList());
    }

    /** What keeps the account from changing this form now. */
    Optional<CaseObstacle> obstacleToEdit(FormInstance entry, CaseAccess access) {
        return first(
                () -> closed(entry),
                this::missingConsent,
                () -> entry.isLockedIn(state()) ? new CaseObstacle.CaseApproved() : null,
                () -> held(Hold.on(caseSummary, entry)),
                () -> access.fills(this, entry) ? null : entry.obstacleToOthers(),
                () -> access.isOfColleague(entry) ? new CaseObstacle.ReadByOnePerson() : null,
                () -> entry.form().blinded() && access.isBlinded(this) ? new CaseObstacle.OwnReviewOpen() : null);
    }

    /**
     * What keeps each of the forms that the account sees from being changed by it, by id; the others among them may be
     * changed. The reason of a hold is not told to whoever is blinded.
     */
    Map<FormInstanceId, CaseObstacle> obstaclesToEdit(CaseAccess access) {
        boolean blinded = access.isBlinded(this);
        Map<FormInstanceId, CaseObstacle> obstacles = new LinkedHashMap<>();
        for (FormInstance entry : access.visible(this)) {
            obstacleToEdit(entry, access)
                    .ifPresent(obstacle -> obstacles.put(
                            entry.id(),
                            blinded && obstacle instanceof CaseObstacle.Held held
                                    ? new CaseObstacle.Held(held.hold().withoutReason())
                                    : obstacle));
        }
        return Map.copyOf(obstacles);
    }

    /** What keeps the case from this step, other than what is missing in its forms. */
    public Optional<CaseObstacle> obstacleTo(CaseTransition transition) {
        Hold hold = caseSummary.hold();
        return first(
                this::missingConsent,
                () -> hold != null && transition.isStoppedBy(hold) ? new CaseObstacle.Held(hold) : null,
                () -> transition.follows(state()) ? null : new CaseObstacle.NotTheState(transition));
    }

    /** The state in which the case is submitted; refuses with what is missing if something is. */
    CaseState submit() {
        require(CaseTransition.SUBMIT);
        CaseNotSubmittable.refuseIfAny(missing(), t("submitted"));
        return CaseTransition.SUBMIT.to();
    }

    /** The same for the approval: corrections after submission may have left something open. */
    CaseState approve() {
        require(CaseTransition.APPROVE);
        CaseNotSubmittable.refuseIfAny(missing(), t("approved"));
        return CaseTransition.APPROVE.to();
    }

    CaseState returnToSite() {
        return require(CaseTransition.RETURN);
    }

    CaseState reopen() {
        return require(CaseTransition.REOPEN);
    }

    CaseState resume() {
        return require(CaseTransition.RESUME);
    }

    private CaseState require(CaseTransition transition) {
        CaseNotEditable.refuseIf(obstacleTo(transition), t("Nothing was changed."));
        return transition.to();
    }

    /** What keeps the case from being submitted, in the order of the casebook. */
    private List<Finding> missing() {
        Evaluation evaluation = evaluate();
        return entries.stream()
                .filter(entry -> entry.form().isFilledBySite())
                .filter(entry -> !entry.kept() && !entry.isVisitOpen())
                .filter(entry -> !entry.isUnusedRepeat(evaluation))
                .flatMap(entry -> entry.errors(evaluation).stream())
                .toList();
    }

    /** What keeps the site from filling this form once more. */
    Optional<CaseObstacle> obstacleToAdd(FormDefinition form) {
        return first(
                () -> state() == CaseState.APPROVED ? new CaseObstacle.CaseApproved() : null,
                this::missingConsent,
                () -> held(caseSummary.hold()),
                () -> form.repeats() && form.isFilledBySite() ? null : new CaseObstacle.FilledOnce(),
                () -> entries.size() < MOST_FORMS ? null : new CaseObstacle.TooManyForms(MOST_FORMS));
    }

    /**
     * The hold that comes over the case or the form, and keeps what it covers.
     *
     * @param entry the form, or null for the whole case
     */
    public Hold hold(@Nullable FormInstance entry, Hold.Level level, String by, Instant since, String reason) {
        Hold before = holdOf(entry);
        // What was approved is locked for good; visits of later years go on and may be held.
        boolean approved = entry == null ? state() == CaseState.APPROVED : entry.isLockedIn(state());
        CaseNotEditable.refuseIf(
                first(
                        () -> unholdable(entry),
                        () -> approved ? new CaseObstacle.CaseApproved() : null,
                        () -> before != null && before.level().compareTo(level) >= 0
                                ? new CaseObstacle.Held(before)
                                : null),
                t("Nothing was changed."));
        return new Hold(entry == null ? Hold.Scope.CASE : Hold.Scope.FORM, level, by, since, reason, before);
    }

    /** The hold that is to be released; refuses if there is none. */
    public Hold release(@Nullable FormInstance entry) {
        Hold before = holdOf(entry);
        CaseNotEditable.refuseIf(first(() -> unholdable(entry)), t("Nothing was changed."));
        if (before == null) {
            throw new CaseNotEditable(new CaseObstacle.NotHeld(), t("Nothing was changed."));
        }
        return before;
    }

    private @Nullable Hold holdOf(@Nullable FormInstance entry) {
        return entry == null ? caseSummary.hold() : entry.hold();
    }

    private @Nullable CaseObstacle unholdable(@Nullable FormInstance entry) {
        if (entry == null) {
            return null;
        }
        return entry.canBeHeld() ? locked(caseSummary.hold()) : new CaseObstacle.NotHoldable();
    }

    /** What keeps the case from being withdrawn from this far: it was already. */
    public Optional<CaseObstacle> obstacleToWithdraw(Withdrawal.Scope scope) {
        return scope.exceeds(caseSummary.consent())
                ? Optional.empty()
                : Optional.of(new CaseObstacle.WithdrawnAlready());
    }

    /** What keeps its forms from moving to newer versions: what one form derives may stand in another that is locked. */
    public Optional<CaseObstacle> obstacleToMigrate() {
        return first(
                () -> state() == CaseState.APPROVED ? new CaseObstacle.CaseApproved() : null,
                () -> locked(caseSummary.hold()),
                () -> entries.stream()
                        .filter(entry -> locked(entry.hold()) != null)
                        .findFirst()
                        .map(entry -> new CaseObstacle.LockedElsewhere(entry.title()))
                        .orElse(null));
    }

    /** Nothing is collected without consent. */
    public Optional<CaseObstacle> obstacleToCollect() {
        return first(this::missingConsent);
    }

    /** A locked case stands still. */
    public Optional<CaseObstacle> obstacleOfLock() {
        return first(() -> locked(caseSummary.hold()));
    }

    /** The forms of this visit that are open; refuses if it was settled. Of a treatment there may be none. */
    public List<FormInstance> openVisit(VisitKind kind, int number) {
        List<FormInstance> open = openVisits(kind).stream()
                .filter(entry -> Objects.requireNonNull(entry.visit()).number() == number)
                .toList();
        if (open.isEmpty() && kind != VisitKind.TREATMENT) {
            throw new CaseNotEditable(new CaseObstacle.VisitNotOpen(), t("Nothing was changed."));
        }
        return open;
    }

    public List<FormInstance> openVisits(VisitKind kind) {
        return entries.stream()
                .filter(FormInstance::isVisitOpen)
                .filter(entry -> Objects.requireNonNull(entry.visit()).kind() == kind)
                .toList();
    }

    private CaseState state() {
        return caseSummary.state();
    }

    private @Nullable CaseObstacle missingConsent() {
        ConsentState consent = caseSummary.consent();
        return consent.permitsCollection() ? null : new CaseObstacle.ConsentMissing(consent);
    }

    private static @Nullable CaseObstacle held(@Nullable Hold hold) {
        return hold == null ? null : new CaseObstacle.Held(hold);
    }

    private static @Nullable CaseObstacle locked(@Nullable Hold hold) {
        return hold != null && hold.isLocked() ? new CaseObstacle.Held(hold) : null;
    }

    /** The form itself has ended. */
    private static @Nullable CaseObstacle closed(FormInstance entry) {
        Visit visit = entry.visit();
        if (visit != null && (visit.state() == VisitState.MISSED || visit.state() == VisitState.WITHDRAWN)) {
            return new CaseObstacle.VisitClosed(visit);
        }
        if (entry.kept()) {
            return new CaseObstacle.Inactive();
        }
        return entry.signedOffAt() == null ? null : new CaseObstacle.SignedOff();
    }

    @SafeVarargs
    private static Optional<CaseObstacle> first(Supplier<@Nullable CaseObstacle>... obstacles) {
        for (Supplier<@Nullable CaseObstacle> each : obstacles) {
            CaseObstacle found = each.get();
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Those that a case registered now would have from the start, and that this one lacks. */
    public List<FormDefinition> missingForms(FormLibrary inUse) {
        return CaseForms.ofEveryCase(inUse, caseSummary.tumourType()).stream()
                .filter(form ->
                        entries.stream().noneMatch(entry -> entry.form().key().equals(form.key())))
                .toList();
    }

    int nextOrdinal(FormDefinition form) {
        return 1
                + entries.stream()
                        .filter(entry -> entry.form().key().equals(form.key()))
                        .mapToInt(FormInstance::ordinal)
                        .max()
                        .orElse(0);
    }

    public FormInstance entry(FormInstanceId instanceId) {
        return entries.stream()
                .filter(entry -> entry.id().equals(instanceId))
                .findFirst()
                .orElseThrow(() -> new CaseNotFound(t("This form is not part of the case, or is not shown to you.")));
    }
}
