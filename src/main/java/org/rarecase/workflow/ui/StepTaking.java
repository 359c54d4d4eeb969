package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotSubmittable;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.consent.ui.WithdrawalDialog;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.VerdictNeedsReason;
import org.rarecase.signature.SignatureRequired;
import org.rarecase.signature.ui.SignatureDialog;
import org.rarecase.study.Site;
import org.rarecase.ui.ConfirmDialog;
import org.rarecase.ui.Focus;
import org.rarecase.ui.Notices;
import org.rarecase.ui.ReasonDialog;
import org.rarecase.ui.RelativeTime;
import org.rarecase.workflow.process.ReconsentProcess;
import org.rarecase.workflow.task.Outcome;
import org.rarecase.workflow.task.StepNeedsReason;
import org.rarecase.workflow.task.WorkItem;

/** Takes a step of a case with one of its outcomes: asks before what it has to ask, and says afterwards what was done. */
final class StepTaking {

    private static final String APPROVE = "approve";
    private static final String MISSED = "missed";
    private static final Duration SOON = Duration.ofDays(14);

    private final StepServices services;
    private final CaseContext context;

    StepTaking(StepServices services, CaseContext context) {
        this.services = services;
        this.context = context;
    }

    /** @param central what the central review says to who decides on this step */
    void choose(WorkItem item, Outcome outcome, Optional<Verdict> central) {
        if (item.step().equals(ReconsentProcess.ASK) && recordsConsent(item, outcome)) {
            return;
        }
        Optional<Verdict> verdict = central.filter(it -> outcome.key().equals(APPROVE));
        String consequence = consequence(outcome, verdict);
        if (verdict.filter(it -> it == Verdict.MAJOR_DISAGREEMENT).isPresent()) {
            askForReason(item, outcome, consequence + " " + t("Say why the case is approved all the same."))
                    .open();
        } else if (outcome.reason() != Outcome.Reason.NONE) {
            String said = consequence.isEmpty() ? t("This ends the step “{0}”.", item.name()) : consequence;
            ReasonDialog dialog = askForReason(item, outcome, said + early(item, outcome));
            (outcome.reasonNeeded() ? dialog : dialog.optional()).open();
        } else if (!consequence.isEmpty()) {
            new ConfirmDialog(outcome.label(), consequence, outcome.label(), () -> take(item, outcome, null)).open();
        } else {
            take(item, outcome, null);
        }
    }

    private ReasonDialog askForReason(WorkItem item, Outcome outcome, String question) {
        return new ReasonDialog(outcome.label(), question, outcome.label(), reason -> take(item, outcome, reason));
    }

    /** Asked, since hardly anybody knows months before that a visit will be missed. */
    private String early(WorkItem item, Outcome outcome) {
        Instant due = item.due();
        return due != null
                        && services.clock().instant().plus(SOON).isBefore(due)
                        && outcome.key().equals(MISSED)
                ? " " + t("The visit is due only on {0}. Was it really missed already?", RelativeTime.local(due))
                : "";
    }

    private static String consequence(Outcome outcome, Optional<Verdict> verdict) {
        String said = verdict.map(it -> t("Verdict of the central review: {0}.", it.label()))
                .orElse("");
        String drawn = outcome.consequence();
        return drawn == null ? said : (drawn + " " + said).strip();
    }

    /** What a patient of age answered is recorded together with the step. False: this outcome asks for no more. */
    private boolean recordsConsent(WorkItem item, Outcome outcome) {
        Site site = context.visibleCase().caseSummary().site();
        LocalDate today = site.today(services.clock());
        LocalDate last = site.lastDay(services.clock());
        switch (outcome.key()) {
            case "given" ->
                new ReconsentDialog(
                                outcome.label(),
                                today,
                                last,
                                (on, version) -> attempt(
                                        item,
                                        outcome,
                                        () -> services.reconsent().given(caseId(), on, version)))
                        .open();
            case "refused" ->
                new WithdrawalDialog(
                                context.visibleCase().caseSummary().number(),
                                List.of(Withdrawal.Scope.values()),
                                today,
                                last,
                                withdrawal -> attempt(
                                        item,
                                        outcome,
                                        () -> services.reconsent().refused(caseId(), withdrawal)))
                        .open();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void take(WorkItem item, Outcome outcome, @Nullable String reason) {
        try {
            attempt(item, outcome, () -> services.workList().complete(item.taskId(), outcome.key(), reason));
        } catch (SignatureRequired required) {
            // Nothing is missing any more: all that is left is to sign.
            sign(item, outcome, reason, required);
        }
    }

    private void attempt(WorkItem item, Outcome outcome, Runnable step) {
        try {
            step.run();
        } catch (CaseNotSubmittable refused) {
            StepObstacles.remember(caseId(), outcome.label(), refused.obstacles());
            context.refresh();
            Focus.goOnAt(".rc-obstacles:not(.rc-returned)");
            return;
        } catch (VerdictNeedsReason | StepNeedsReason needed) {
            // Under a drawing in which the step does not ask for one itself; also after it was signed, which is undone.
            askForReason(item, outcome, needed.getMessage()).open();
            return;
        }
        StepObstacles.forget();
        context.refresh();
        Notices.success(outcome.said());
    }

    private void sign(WorkItem item, Outcome outcome, @Nullable String reason, SignatureRequired required) {
        new SignatureDialog(
                        services.signatures(),
                        services.currentAccount().account(),
                        context,
                        outcome.label(),
                        required.instanceId(),
                        List.of(required.meaning()),
                        confirmed -> {
                            if (required.more()) {
                                services.signatures().sign(confirmed);
                                context.refresh();
                                take(item, outcome, reason);
                            } else {
                                attempt(
                                        item,
                                        outcome,
                                        () -> services.workList()
                                                .complete(item.taskId(), outcome.key(), reason, confirmed));
                            }
                        })
                .open();
    }

    private CaseId caseId() {
        return context.visibleCase().caseSummary().id();
    }
}
