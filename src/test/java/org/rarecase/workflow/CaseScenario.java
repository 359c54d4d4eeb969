package org.rarecase.workflow;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.rarecase.query.DataQueries;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryActions;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryRaising;
import org.rarecase.query.board.QueryBoard;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.signature.SignatureRequired;
import org.rarecase.signature.Signatures;
import org.rarecase.signature.Signer;
import org.rarecase.signature.SignerReauthentication;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.RenewalProcess;
import org.rarecase.workflow.process.ReviewProcess;
import org.rarecase.workflow.task.WorkItem;
import org.rarecase.workflow.task.WorkList;

/** Takes cases their way, in the words of those who do. */
public class CaseScenario {

    public final Registry registry;
    public final Casebook casebook;
    public final WorkList workList;
    public final DataQueries queries;
    public final QueryBoard board;
    public final QueryRaising raising;
    public final QueryActions actions;
    private final Signer signer;
    private final ManagementService management;
    private final RuntimeService runtime;

    CaseScenario(
            Registry registry,
            Casebook casebook,
            WorkList workList,
            DataQueries queries,
            QueryBoard board,
            QueryRaising raising,
            QueryActions actions,
            Signatures signatures,
            ProcessEngine engine) {
        this.registry = registry;
        this.casebook = casebook;
        this.workList = workList;
        this.queries = queries;
        this.board = board;
        this.raising = raising;
        this.actions = actions;
        this.signer = new Signer(registry, casebook, signatures);
        this.management = engine.getManagementService();
        this.runtime = engine.getRuntimeService();
    }

    public CaseId registered() {
        String anna = registry.anna();
        return registry.as(anna, () -> casebook.register(registry.siteOf(anna)).id());
    }

    /** @param tumourType T03 needs a central review, T09 does not */
    public CaseId submitted(String tumourType) {
        CaseId id = registered();
        answer(id, "diagnosis", "tumour_type", Answer.text(tumourType));
        submit(id);
        return id;
    }

    public CaseId diagnosed(LocalDate day) {
        CaseId id = registered();
        answer(id, "diagnosis", "tumour_type", Answer.text("T09"));
        answer(id, "diagnosis", "date_of_diagnosis", Answer.text(day.toString()));
        return id;
    }

    public CaseId approved(LocalDate diagnosed) {
        CaseId id = diagnosed(diagnosed);
        submit(id);
        acceptData(id);
        decide(id, "approve", null);
        return id;
    }

    public CaseId reviewed() {
        CaseId id = submitted("T03");
        acceptData(id);
        signOff(id, "concordant");
        return id;
    }

    public void submit(CaseId id) {
        signing(registry.anna(), id, () -> workList.complete(id, CaseProcess.ENTER_DATA, "submit", null));
    }

    public void signCase(CaseId id, SignatureMeaning meaning) {
        signer.sign(registry.anna(), id, null, meaning);
    }

    public SignerReauthentication confirmed(CaseId id, SignatureMeaning meaning) {
        return signer.confirmed(registry.anna(), id, null, meaning);
    }

    /** Takes a step of the site, and signs what it submits where that is asked for. */
    public void take(CaseId id, String step, String outcome, @Nullable String reason) {
        signing(registry.anna(), id, () -> workList.complete(id, step, outcome, reason));
    }

    /** Takes a step as the page does: if it takes signatures, with these. */
    private void signing(String person, CaseId id, Runnable step) {
        registry.run(person, () -> {
            try {
                step.run();
            } catch (SignatureRequired required) {
                signer.sign(person, id, required.instanceId(), required.meaning());
                signing(person, id, step);
            }
        });
    }

    public void acceptData(CaseId id) {
        registry.run(registry.monitor(), () -> workList.complete(id, CaseProcess.REVIEW_DATA, "accept", null));
    }

    /** Both forms of a reader: the own diagnosis blinded, then the comparison with that of the site. */
    public void signOff(CaseId id, String concordance) {
        signOffReview(id);
        compare(id, concordance);
    }

    public void signOffReview(CaseId id) {
        answer(id, "central-review", "confidence", Answer.text("definite"));
        signing(
                registry.pathologist(),
                id,
                () -> workList.complete(id, ReviewProcess.REVIEW_PATHOLOGY, "sign-off", null));
    }

    public void compare(CaseId id, String concordance) {
        answer(id, "review-comparison", "concordance", Answer.text(concordance));
        signing(
                registry.pathologist(),
                id,
                () -> workList.complete(id, ReviewProcess.COMPARE_REVIEW, "sign-off", null));
    }

    /** A case that was corrected is signed again by its site before it is approved. */
    public void decide(CaseId id, String outcome, @Nullable String reason) {
        if (outcome.equals("approve") && openSteps(id).contains(RenewalProcess.SIGN_AGAIN)) {
            signCase(id, SignatureMeaning.REVIEWED);
        }
        registry.run(
                registry.coordinator(), () -> workList.complete(id, CaseProcess.DECIDE_ON_APPROVAL, outcome, reason));
    }

    public void answer(CaseId id, String form, String item, Answer answer) {
        boolean review = form.equals("central-review") || form.equals("review-comparison");
        String person = review ? registry.pathologist() : registry.anna();
        registry.run(person, () -> {
            FormInstance entry = entry(id, form);
            ItemPath path = ItemPath.parse(item);
            String reason = casebook.open(id).needsReason(entry.id()) ? "Typing error" : null;
            casebook.save(
                    id, entry.id(), List.of(new Change(path, entry.answers().get(path), answer)), reason);
        });
    }

    public ItemRef place(CaseId id, String form, String item) {
        return registry.as(registry.anna(), () -> new ItemRef(entry(id, form).id(), ItemPath.parse(item)));
    }

    /** The latest filling, as the site sees it. */
    FormInstance shown(CaseId id, String form) {
        return registry.as(registry.anna(), () -> entry(id, form));
    }

    private FormInstance entry(CaseId id, String form) {
        return casebook.open(id).entries().stream()
                .filter(it -> it.form().key().value().equals(form))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    public QueryId raised(CaseId id) {
        ItemRef place = place(id, "diagnosis", "weight");
        return registry.as(registry.monitor(), () -> raising.raise(id, place, "Is this the weight?"));
    }

    public DataQuery query(QueryId id) {
        return registry.as(
                registry.monitor(), () -> queries.queries(List.of(id)).get(id));
    }

    public List<String> openSteps(CaseId id) {
        return registry.as(
                registry.auditor(),
                () -> workList.ofCase(id).stream().map(WorkItem::step).toList());
    }

    public CaseSummary record(CaseId id) {
        return registry.as(registry.auditor(), () -> casebook.record(id));
    }

    /** The timers of a case that are due, as the job executor would run them. */
    public int runDueTimers(CaseId id) {
        List<Job> due = management.createJobQuery().executable().timers().list().stream()
                .filter(job -> instances(id).contains(job.getProcessInstanceId()))
                .toList();
        due.forEach(job -> management.executeJob(job.getId()));
        return due.size();
    }

    /** As a case has it that no such process was ever started for. */
    public void endProcess(CaseId id, String key) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString(), key)
                .list()
                .forEach(running -> runtime.deleteProcessInstance(running.getId(), "not there"));
    }

    private List<String> instances(CaseId id) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).list().stream()
                .map(ProcessInstance::getId)
                .toList();
    }
}
