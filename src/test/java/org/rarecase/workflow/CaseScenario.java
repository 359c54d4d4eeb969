package org.rarecase.workflow;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.ItemPath;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Seats;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.Relevance;
import org.rarecase.query.DataQueries;
import org.rarecase.query.QueryActions;
import org.rarecase.query.QueryCases;
import org.rarecase.query.QueryRaising;
import org.rarecase.query.board.QueryBoard;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.signature.SignatureRequired;
import org.rarecase.signature.Signatures;
import org.rarecase.signature.Signer;
import org.rarecase.signature.SignerReauthentication;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.ReadingProcess;
import org.rarecase.workflow.process.RenewalProcess;
import org.rarecase.workflow.process.ReviewProcess;
import org.rarecase.workflow.task.WorkItem;
import org.rarecase.workflow.task.WorkList;

/** Takes cases their way, in the words of those who do. */
public class CaseScenario extends QueryCases {

    public final WorkList workList;
    public final AgreedDiagnoses agreed;
    private final Signer signer;
    private final Reviews reviews;
    private final Seats readings;
    private final ManagementService management;
    private final RuntimeService runtime;

    CaseScenario(
            Registry registry,
            Casebook casebook,
            CaseLifecycle lifecycle,
            WorkList workList,
            DataQueries queries,
            QueryBoard board,
            QueryRaising raising,
            QueryActions actions,
            Signatures signatures,
            AgreedDiagnoses agreed,
            Reviews reviews,
            Seats readings,
            ProcessEngine engine) {
        super(registry, casebook, lifecycle, queries, board, raising, actions);
        this.workList = workList;
        this.agreed = agreed;
        this.signer = new Signer(registry, casebook, signatures);
        this.reviews = reviews;
        this.readings = readings;
        this.management = engine.getManagementService();
        this.runtime = engine.getRuntimeService();
    }

    /** Who may be asked to read is looked up on submission. */
    @Override
    public CaseId submitted(String tumourType) {
        registry.pathologist();
        return super.submitted(tumourType);
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

    @Override
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

    /** The own diagnosis blinded, then its comparison with that of the site. */
    public void signOff(CaseId id, String concordance) {
        signOffReview(id);
        compare(id, concordance);
    }

    /** A review is filled by who was asked, and accepted. */
    @Override
    public void answer(CaseId id, String form, String item, Answer answer) {
        if (form.equals("central-review")) {
            beginReading(registry.pathologist(), id);
        }
        super.answer(id, form, item, answer);
    }

    /** A coordinator asks this reader, who accepts, if that is not so yet. */
    public void beginReading(String reader, CaseId id) {
        ask(reader, id);
        boolean asked = registry.as(
                reader,
                () -> workList.ofCase(id).stream()
                        .anyMatch(item -> item.step().equals(ReadingProcess.ACCEPT_OR_DECLINE) && item.mine()));
        if (asked) {
            registry.run(reader, () -> workList.complete(id, ReadingProcess.ACCEPT_OR_DECLINE, "accept", null));
        }
    }

    /** For the first seat that nobody is asked for, if this reader has none yet. */
    public void ask(String reader, CaseId id) {
        boolean has = registry.as(
                registry.auditor(),
                () -> reviews.ofCase(casebook.open(id)).stream().anyMatch(reading -> reader.equals(reading.reader())));
        if (!has) {
            registry.run(
                    registry.coordinator(),
                    () -> readings.unassigned(casebook.open(id)).stream()
                            .findFirst()
                            .ifPresent(seat -> readings.offerTo(id, seat.instanceId(), reader)));
        }
    }

    public void signOffReview(CaseId id) {
        answer(id, "central-review", "confidence", Answer.text("definite"));
        signOffReview(registry.pathologist(), id);
    }

    public void signOffReview(String reader, CaseId id) {
        sign(reader, id, ReadingProcess.READ, "sign-off");
    }

    /** What the own form needs, and its signature. */
    public void signOffFilled(String reader, CaseId id) {
        registry.run(reader, () -> {
            FormInstance entry = casebook.open(id).entries().stream()
                    .filter(it -> it.form().key().equals(Reviews.FORM) && it.signedOffAt() == null)
                    .findFirst()
                    .orElseThrow();
            casebook.save(
                    id,
                    entry.id(),
                    Stream.of(
                                    Map.entry("review_morphology", AdjudicationScenario.ADENOMA),
                                    Map.entry("confidence", "definite"))
                            .map(given -> new Change(
                                    ItemPath.of(given.getKey()),
                                    entry.answers().get(ItemPath.of(given.getKey())),
                                    Answer.text(given.getValue())))
                            .toList(),
                    null);
        });
        signOffReview(reader, id);
    }

    public void sign(String reader, CaseId id, String step, String outcome) {
        signing(reader, id, () -> workList.complete(id, step, outcome, null));
    }

    public void compare(CaseId id, String concordance) {
        compare(registry.pathologist(), id, concordance, "Judged by the histology as a whole");
    }

    public void compare(String person, CaseId id, String concordance, @Nullable String reason) {
        long review = agreed.latest(id).orElseThrow().reviewId();
        Verdict verdict = Verdict.ofCode(concordance).orElseThrow();
        registry.run(person, () -> agreed.confirm(review, verdict, Relevance.NO, reason));
    }

    /** The site has read what the central review came to. */
    public void acknowledge(CaseId id, String treatment, @Nullable String reason) {
        registry.run(registry.anna(), () -> workList.complete(id, ReviewProcess.ACKNOWLEDGE, treatment, reason));
    }

    /** A case that was corrected is signed again by its site before it is approved. */
    public void decide(CaseId id, String outcome, @Nullable String reason) {
        if (outcome.equals("approve") && openSteps(id).contains(RenewalProcess.SIGN_AGAIN)) {
            signCase(id, SignatureMeaning.REVIEWED);
        }
        registry.run(
                registry.coordinator(), () -> workList.complete(id, CaseProcess.DECIDE_ON_APPROVAL, outcome, reason));
    }

    public List<String> openSteps(CaseId id) {
        return registry.as(
                registry.auditor(),
                () -> workList.ofCase(id).stream().map(WorkItem::step).toList());
    }

    /** The timers of a case that are due, as the job executor would run them. */
    public int runDueTimers(CaseId id) {
        List<Job> due = management.createJobQuery().executable().timers().orderByJobDuedate().asc().list().stream()
                .filter(job -> instances(id).contains(job.getProcessInstanceId()))
                .toList();
        // One may end what another waits for.
        int run = 0;
        for (Job job : due) {
            if (management.createJobQuery().jobId(job.getId()).count() == 1) {
                management.executeJob(job.getId());
                run++;
            }
        }
        return run;
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
