package org.rarecase.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.DemoAccounts;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.signature.Credentials;
import org.rarecase.signature.SignatureRequired;
import org.rarecase.signature.SignatureTarget;
import org.rarecase.signature.Signatures;
import org.rarecase.signature.SignerReauthentication;
import org.rarecase.signature.SigningSession;
import org.rarecase.workflow.task.WorkItem;
import org.rarecase.workflow.task.WorkList;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** What each person of the demo does: fills forms, takes open steps, and signs where that is asked. */
@Component
@ConditionalOnBooleanProperty("rarecase.demo")
class DemoSteps {

    private final Casebook casebook;
    private final WorkList workList;
    private final Signatures signatures;
    private final CurrentAccount currentAccount;

    DemoSteps(Casebook casebook, WorkList workList, Signatures signatures, CurrentAccount currentAccount) {
        this.casebook = casebook;
        this.workList = workList;
        this.signatures = signatures;
        this.currentAccount = currentAccount;
    }

    <T> T as(String userName, Supplier<T> work) {
        return currentAccount.callAs(userName, work::get);
    }

    void run(String userName, Runnable work) {
        as(userName, () -> {
            work.run();
            return true;
        });
    }

    boolean has(String userName, CaseId id, String step) {
        return as(
                userName,
                () -> workList.ofCase(id).stream()
                        .anyMatch(open -> open.mine() && open.step().equals(step)));
    }

    boolean fill(CaseId id, FormKey form, List<Map<String, Object>> fillings) {
        for (int i = 0; i < fillings.size(); i++) {
            List<FormInstance> there = entries(id, form);
            FormInstanceId instanceId = i < there.size() ? there.get(i).id() : casebook.addEntry(id, form);
            FormInstance entry = casebook.open(id).entry(instanceId);
            casebook.save(id, instanceId, DemoAnswers.of(entry.form(), fillings.get(i)), null);
        }
        return true;
    }

    List<FormInstance> entries(CaseId id, FormKey form) {
        return casebook.open(id).entries().stream()
                .filter(entry -> entry.form().key().equals(form))
                .toList();
    }

    void step(String userName, CaseId id, String outcome, @Nullable String reason) {
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

    private SignerReauthentication signed(String userName, CaseId id, SignatureRequired required) {
        return signatures.confirm(
                new SigningSession(),
                new Credentials(userName, DemoAccounts.PASSWORD),
                SignatureTarget.of(casebook.open(id), required.instanceId(), required.meaning()));
    }
}
