package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.obstacle.CaseObstacle;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormInstanceId;

/**
 * A case opened by an account.
 *
 * @param entries the filled forms that the account may see, in the order of the casebook
 * @param evaluation of all forms, also of those not seen: rules read across them; not of those put aside
 * @param obstacles what keeps the account from changing an entry now, by its id; the others may be changed
 * @param reasonRequired the case was submitted: each change of the site needs a reason
 * @param blinded the account reviews without knowing what the site found
 * @param ofReader the account reads centrally and in no other role, blinded or not
 * @param readersHidden who reads a review of it, and what was found, is not told to the account before a diagnosis is agreed
 * @param everSigned somebody signed it or a form of it; whether that holds is told elsewhere
 * @param verified a value is marked as compared with the source
 */
public record VisibleCase(
        CaseSummary caseSummary,
        List<FormInstance> entries,
        Evaluation evaluation,
        Map<FormInstanceId, CaseObstacle> obstacles,
        boolean reasonRequired,
        boolean blinded,
        boolean ofReader,
        boolean readersHidden,
        boolean everSigned,
        boolean verified) {

    public VisibleCase(
            CaseSummary caseSummary,
            List<FormInstance> entries,
            Evaluation evaluation,
            Map<FormInstanceId, CaseObstacle> obstacles,
            boolean reasonRequired) {
        this(caseSummary, entries, evaluation, obstacles, reasonRequired, false, false, false, false, false);
    }

    public boolean isEditable(FormInstanceId instanceId) {
        return obstacle(instanceId).isEmpty()
                && entries.stream().anyMatch(entry -> entry.id().equals(instanceId));
    }

    /** What keeps the account from changing this form now. */
    public Optional<CaseObstacle> obstacle(FormInstanceId instanceId) {
        return Optional.ofNullable(obstacles.get(instanceId));
    }

    /**
     * What keeps others than those who fill the forms from noting something about them now, such as a query or a mark of
     * verification; a lock is asked for apart, see {@link #requireUnlocked}.
     *
     * @param instanceId the form, or null for the whole case
     */
    public Optional<CaseObstacle> obstacleToAnnotate(@Nullable FormInstanceId instanceId) {
        FormInstance entry = instanceId == null ? null : entry(instanceId);
        CaseState state = caseSummary.state();
        if (entry == null ? state == CaseState.APPROVED : entry.isLockedIn(state)) {
            return Optional.of(new CaseObstacle.CaseApproved());
        }
        if (!caseSummary.consent().permitsCollection()) {
            return Optional.of(new CaseObstacle.ConsentMissing(caseSummary.consent()));
        }
        return entry != null && entry.kept() ? Optional.of(new CaseObstacle.Inactive()) : Optional.empty();
    }

    /**
     * Refuses if the case or the form is locked.
     *
     * @param instanceId the form, or null for the whole case
     * @param outcome a sentence: what was not done
     */
    public void requireUnlocked(@Nullable FormInstanceId instanceId, String outcome) {
        Hold hold = instanceId == null ? caseSummary.hold() : Hold.on(caseSummary, entry(instanceId));
        if (hold != null && hold.isLocked()) {
            throw new CaseNotEditable(new CaseObstacle.Held(hold), outcome);
        }
    }

    public boolean isLocked(FormInstance entry) {
        Hold hold = Hold.on(caseSummary, entry);
        return hold != null && hold.isLocked();
    }

    /** Ids of the entries that the account may change now. */
    public Set<FormInstanceId> editable() {
        return entries.stream()
                .map(FormInstance::id)
                .filter(id -> !obstacles.containsKey(id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a change of this form is saved only with a reason. */
    public boolean needsReason(FormInstanceId instanceId) {
        return reasonRequired
                && entries.stream().anyMatch(entry -> entry.id().equals(instanceId) && entry.needsReason(caseSummary));
    }

    /** Where the findings of this form stand: one that was put aside gets its own, which nothing else reads. */
    public Evaluation evaluation(FormInstance entry) {
        return !entry.kept()
                ? evaluation
                : Evaluation.of(
                        entries.stream()
                                .filter(each -> !each.kept() || each.id().equals(entry.id()))
                                .map(FormInstance::content)
                                .toList(),
                        caseSummary.site().zoneOfFuture());
    }

    /** A filling of a repeating form in which nothing was entered and nothing has to be. */
    public boolean isUnusedRepeat(FormInstance entry) {
        return entry.isUnusedRepeat(evaluation);
    }

    /**
     * Whether the account sees all of this form. Of what the site filled a reader sees less, and blinded single answers at
     * most, so that nothing may be told of such a form as a whole: its files, who signed what, what happened to it.
     */
    public boolean isShownWhole(FormInstanceId instanceId) {
        return entries.stream()
                .anyMatch(entry -> entry.id().equals(instanceId)
                        && (!ofReader || !entry.form().isFilledBySite()));
    }

    /** Whether the account sees all of the case that is no draft: a reader never does. */
    public boolean isShownWhole() {
        return !blinded && !ofReader;
    }

    /** Without reviews that are not signed: a draft is its reader's alone, whoever else is shown the case. */
    public VisibleCase withoutDrafts() {
        return new VisibleCase(
                caseSummary,
                entries.stream()
                        .filter(entry -> !entry.isReview() || entry.signedOffAt() != null)
                        .toList(),
                evaluation,
                obstacles,
                reasonRequired,
                blinded,
                ofReader,
                readersHidden,
                everSigned,
                verified);
    }

    public FormInstance entry(FormInstanceId instanceId) {
        return entries.stream()
                .filter(entry -> entry.id().equals(instanceId))
                .findFirst()
                .orElseThrow(() -> new CaseNotFound(t("This form is not part of the case, or is not shown to you.")));
    }
}
