package org.rarecase.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.DemoAccounts;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.pathology.Seats;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.pathology.agreed.Relevance;
import org.rarecase.query.QueryActions;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryRaising;
import org.rarecase.sdv.SourceDataVerification;
import org.rarecase.signature.Credentials;
import org.rarecase.signature.SignatureRequired;
import org.rarecase.signature.SignatureTarget;
import org.rarecase.signature.Signatures;
import org.rarecase.signature.SignerReauthentication;
import org.rarecase.signature.SigningSession;
import org.rarecase.study.Studies;
import org.rarecase.workflow.CaseEvents;
import org.rarecase.workflow.process.ReadingProcess;
import org.rarecase.workflow.process.RenewalProcess;
import org.rarecase.workflow.process.ReviewProcess;
import org.rarecase.workflow.task.WorkItem;
import org.rarecase.workflow.task.WorkList;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Takes one demo case through the services as people would, as far as it is to get. */
@Component
@ConditionalOnBooleanProperty("rarecase.demo")
class DemoStory {

    private static final FormKey REVIEW = new FormKey("central-review");

    private final Studies studies;
    private final Casebook casebook;
    private final QueryRaising raising;
    private final QueryActions queryActions;
    private final WorkList workList;
    private final Signatures signatures;
    private final CaseEvents reports;
    private final Consents consents;
    private final SourceDataVerification verifications;
    private final AgreedDiagnoses agreed;
    private final Seats seats;
    private final CurrentAccount currentAccount;

    DemoStory(
            Studies studies,
            Casebook casebook,
            QueryRaising raising,
            QueryActions queryActions,
            WorkList workList,
            Signatures signatures,
            CaseEvents reports,
            Consents consents,
            SourceDataVerification verifications,
            AgreedDiagnoses agreed,
            Seats seats,
            CurrentAccount currentAccount) {
        this.studies = studies;
        this.casebook = casebook;
        this.raising = raising;
        this.queryActions = queryActions;
        this.workList = workList;
        this.signatures = signatures;
        this.reports = reports;
        this.consents = consents;
        this.verifications = verifications;
        this.agreed = agreed;
        this.seats = seats;
        this.currentAccount = currentAccount;
    }

    void tell(DemoCase demoCase, String investigator, String pathologist) {
        CaseId id = as(investigator, () -> {
            CaseId registered = casebook.register(
                            studies.find(demoCase.site()).orElseThrow().id())
                    .id();
            demoCase.filledForms().forEach((form, fillings) -> fill(registered, new FormKey(form), fillings));
            return registered;
        });
        if (demoCase.reach().equals("entering")) {
            return;
        }
        step(investigator, id, "submit", null);
        demoCase.queries().forEach(query -> ask(id, query, investigator));
        as("monitor", () -> verify(id, demoCase.reaches("data-reviewed", "ready", "returned", "approved")));
        if (demoCase.reaches("data-reviewed", "ready", "returned", "approved")) {
            step("monitor", id, "accept", null);
        }
        findReader(demoCase, id, pathologist);
        if (demoCase.reaches("reviewed", "ready", "returned", "approved")) {
            as(pathologist, () -> fill(id, REVIEW, List.of(demoCase.reading())));
            step(pathologist, id, "sign-off", null);
            as(pathologist, () -> compare(id, demoCase.comparison()));
        }
        if (demoCase.reaches("returned", "approved") && has(investigator, id, ReviewProcess.ACKNOWLEDGE)) {
            step(investigator, id, "changed", null);
        }
        if (demoCase.reaches("returned")) {
            step("coordinator", id, "return", demoCase.returnReason());
        }
        if (demoCase.reaches("approved")) {
            signAgain(investigator, id);
            step("coordinator", id, "approve", null);
        }
        followUp(demoCase, id, investigator);
        if (!demoCase.withdrawal().isEmpty()) {
            withdraw(id, demoCase.withdrawal(), investigator);
        }
    }

    /** Of those that are not reviewed yet one waits for a reader, one for the answer of a reader, and one is read. */
    private void findReader(DemoCase demoCase, CaseId id, String pathologist) {
        as("coordinator", () -> {
            seats.unassigned(casebook.open(id)).forEach(seat -> {
                if (!demoCase.reaches("submitted") || pathologist.equals("pathologist2")) {
                    seats.offerTo(id, seat.instanceId(), pathologist);
                }
            });
            return true;
        });
        if (!demoCase.reaches("submitted") && has(pathologist, id, ReadingProcess.ACCEPT_OR_DECLINE)) {
            step(pathologist, id, "accept", null);
        }
    }

    private boolean has(String userName, CaseId id, String step) {
        return as(
                userName,
                () -> workList.ofCase(id).stream()
                        .anyMatch(open -> open.mine() && open.step().equals(step)));
    }

    private void withdraw(CaseId id, String scope, String investigator) {
        Withdrawal withdrawal = new Withdrawal(
                Withdrawal.Scope.valueOf(scope.toUpperCase(Locale.ROOT).replace('-', '_')),
                LocalDate.now(ZoneOffset.UTC),
                Withdrawal.By.PARENT,
                "Said at the visit, and confirmed by letter");
        as(investigator, () -> {
            consents.withdraw(id, withdrawal);
            return true;
        });
    }

    private void followUp(DemoCase demoCase, CaseId id, String investigator) {
        boolean open =
                as(investigator, () -> casebook.open(id).entries().stream().anyMatch(FormInstance::isVisitOpen));
        if (open && !demoCase.missedVisit().isEmpty()) {
            step(investigator, id, "missed", demoCase.missedVisit());
        }
        if (!open && demoCase.visitForward()) {
            as(investigator, () -> {
                reports.bringFollowUpForward(id);
                return true;
            });
        }
    }

    private boolean fill(CaseId id, FormKey form, List<Map<String, Object>> fillings) {
        for (int i = 0; i < fillings.size(); i++) {
            List<FormInstance> there = entries(id, form);
            FormInstanceId instanceId = i < there.size() ? there.get(i).id() : casebook.addEntry(id, form);
            FormInstance entry = casebook.open(id).entry(instanceId);
            casebook.save(id, instanceId, DemoAnswers.of(entry.form(), fillings.get(i)), null);
        }
        return true;
    }

    private boolean compare(CaseId id, Map<String, Object> comparison) {
        AgreedDiagnosis stated = agreed.latest(id).orElseThrow();
        agreed.confirm(
                stated.reviewId(),
                Verdict.ofCode(String.valueOf(comparison.get("concordance"))).orElseThrow(),
                "yes".equals(comparison.get("management_impact")) ? Relevance.YES : Relevance.NO,
                "Judged by the histology as a whole");
        return true;
    }

    /** All that is to be compared with the source, or the first half of it. */
    private boolean verify(CaseId id, boolean all) {
        VisibleCase opened = casebook.open(id);
        List<ItemRef> left = verifications.of(opened).left();
        verifications.verify(
                id,
                left.subList(0, all ? left.size() : left.size() / 2).stream()
                        .collect(Collectors.toMap(
                                place -> place, place -> opened.evaluation().effective(place))));
        return true;
    }

    private List<FormInstance> entries(CaseId id, FormKey form) {
        return casebook.open(id).entries().stream()
                .filter(entry -> entry.form().key().equals(form))
                .toList();
    }

    private void ask(CaseId id, DemoCase.DemoQuery query, String investigator) {
        FormInstance entry =
                as("monitor", () -> entries(id, new FormKey(query.form())).getFirst());
        ItemRef place = new ItemRef(entry.id(), ItemPath.parse(query.item()));
        QueryId asked = as("monitor", () -> raising.raise(id, place, query.text()));
        if (!query.correction().isEmpty()) {
            as(investigator, () -> correct(id, place, query.correction()));
        }
        if (!query.answer().isEmpty()) {
            as(investigator, () -> {
                queryActions.answer(asked, query.answer());
                return true;
            });
        }
        if (query.closed()) {
            as("monitor", () -> {
                queryActions.close(asked, null);
                return true;
            });
        }
    }

    private boolean correct(CaseId id, ItemRef place, String value) {
        VisibleCase opened = casebook.open(id);
        FormInstance entry = opened.entry(place.instanceId());
        Item item = entry.form().find(place.path()).orElseThrow();
        Answer before = entry.answers().get(place.path());
        casebook.save(
                id,
                entry.id(),
                List.of(new Change(place.path(), before, DemoAnswers.answer(item, value))),
                "Corrected – source document");
        return true;
    }

    private void step(String userName, CaseId id, String outcome, @Nullable String reason) {
        as(userName, () -> {
            WorkItem item = workList.ofCase(id).stream()
                    .filter(WorkItem::mine)
                    .filter(open -> open.query() == null)
                    .filter(open -> open.outcomes().stream()
                            .anyMatch(drawn -> drawn.key().equals(outcome)))
                    .findFirst()
                    .orElseThrow(() -> new DemoDoesNotFit("No step of case " + id + " leads to " + outcome));
            take(userName, id, item, outcome, reason);
            return true;
        });
    }

    private void take(String userName, CaseId id, WorkItem item, String outcome, @Nullable String reason) {
        try {
            workList.complete(item.taskId(), outcome, reason);
        } catch (SignatureRequired required) {
            SignerReauthentication confirmed = signed(userName, id, required);
            if (required.more()) {
                signatures.sign(confirmed);
                take(userName, id, item, outcome, reason);
            } else {
                workList.complete(item.taskId(), outcome, reason, confirmed);
            }
        }
    }

    /** Where an answer was corrected after the case was submitted. */
    private void signAgain(String investigator, CaseId id) {
        boolean asked = as(
                investigator,
                () -> workList.ofCase(id).stream().anyMatch(open -> open.step().equals(RenewalProcess.SIGN_AGAIN)));
        if (asked) {
            step(investigator, id, "sign", null);
        }
    }

    private SignerReauthentication signed(String userName, CaseId id, SignatureRequired required) {
        return signatures.confirm(
                new SigningSession(),
                new Credentials(userName, DemoAccounts.PASSWORD),
                SignatureTarget.of(casebook.open(id), required.instanceId(), required.meaning()));
    }

    private <T> T as(String userName, Supplier<T> work) {
        return currentAccount.callAs(userName, work::get);
    }
}
