package org.rarecase.workflow;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.FormInstance;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.ItemPath;
import org.rarecase.pathology.ReviewReadings;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.pathology.agreed.DiagnosisContent;
import org.rarecase.pathology.session.Adjudications;
import org.rarecase.pathology.session.Ballot;
import org.rarecase.pathology.session.DecidedBy;
import org.rarecase.pathology.session.PanelCase;
import org.rarecase.pathology.session.PanelSessions;
import org.rarecase.pathology.session.PanelSigning;
import org.rarecase.signature.Credentials;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.signature.SignatureTarget;
import org.rarecase.signature.Signatures;
import org.rarecase.signature.Signer;
import org.rarecase.signature.SignerReauthentication;
import org.rarecase.signature.SigningSession;
import org.rarecase.workflow.process.AdjudicationProcess;
import org.rarecase.workflow.process.CaseProcesses;
import org.rarecase.workflow.process.Variables;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reviews whose two readers differ, and what is decided on them. */
public class AdjudicationScenario {

    static final String CARCINOMA = "8370/3";
    static final String ADENOMA = "8373/0";

    final CaseScenario cases;
    final Registry registry;
    final Adjudications adjudications;
    final PanelSessions sessions;
    final PanelSigning signing;
    final AgreedDiagnoses agreed;
    private final CaseLifecycle lifecycle;
    private final ReviewReadings readings;
    private final Signatures signatures;
    private final Signer signer;
    private final CaseProcesses processes;
    private final JdbcClient owner = JdbcClient.create(TestMySql.asOwnerOfSmallForms());

    AdjudicationScenario(
            CaseScenario cases,
            Adjudications adjudications,
            PanelSessions sessions,
            PanelSigning signing,
            AgreedDiagnoses agreed,
            CaseLifecycle lifecycle,
            ReviewReadings readings,
            Signatures signatures,
            CaseProcesses processes) {
        this.cases = cases;
        this.registry = cases.registry;
        this.adjudications = adjudications;
        this.sessions = sessions;
        this.signing = signing;
        this.agreed = agreed;
        this.lifecycle = lifecycle;
        this.readings = readings;
        this.signatures = signatures;
        this.signer = new Signer(registry, cases.casebook, signatures);
        this.processes = processes;
    }

    /** Read by two, of whom the one found this and the other that, and called for a decision. */
    CaseId differing(String panelOn, @Nullable String one, @Nullable String other) {
        CaseId id = signedByTwo(panelOn, one, other);
        registry.run(
                registry.coordinator(),
                () -> processes.start(
                        AdjudicationProcess.KEY,
                        id,
                        cases.record(id).site().id(),
                        Map.of(Variables.REVIEW_ID, review(id))));
        return id;
    }

    CaseId signedByTwo(String panelOn, @Nullable String one, @Nullable String other) {
        CaseId id = forTwo("panelOn", panelOn);
        find(registry.pathologist(), id, one);
        cases.signOffReview(id);
        find(registry.otherPathologist(), id, other);
        signOff(registry.otherPathologist(), id);
        return id;
    }

    /** The same, of whom the second signs first, so that the process of the review goes on. */
    CaseId readByTwo(String adjudicateOn, String one, String other) {
        CaseId id = forTwo("adjudicateOn", adjudicateOn);
        find(registry.pathologist(), id, one);
        find(registry.otherPathologist(), id, other);
        signOff(registry.otherPathologist(), id);
        cases.signOffReview(registry.pathologist(), id);
        return id;
    }

    private CaseId forTwo(String output, String decided) {
        CaseId id = cases.submitted("T03");
        owner.sql("UPDATE pathology_review SET policy = JSON_SET(policy, CONCAT('$.', ?), ?) WHERE case_id = ?")
                .params(output, decided, id.value())
                .update();
        FormInstanceId second = registry.as(
                registry.coordinator(), () -> lifecycle.openReviewForm(id, Reviews.FORM, registry.otherPathologist()));
        owner.sql("""
                        INSERT INTO pathology_reading (review_id, case_id, seat, reader, entry_id, state, offered_at, due_at)
                        VALUES (?, ?, 2, ?, ?, 'ACCEPTED', NOW(6), NOW(6))
                        """)
                .params(review(id), id.value(), registry.otherPathologist(), second.value())
                .update();
        cases.beginReading(registry.pathologist(), id);
        return id;
    }

    void signOff(String reader, CaseId id) {
        signer.sign(reader, id, own(reader, id).id(), SignatureMeaning.PATHOLOGY_REVIEWED);
        registry.run(reader, () -> readings.signOff(id, review(id), null));
    }

    /** @param code null: nothing that a code tells */
    void find(String reader, CaseId id, @Nullable String code) {
        FormInstance entry = own(reader, id);
        registry.run(
                reader,
                () -> cases.casebook.save(
                        id,
                        entry.id(),
                        code == null
                                ? List.of(change("confidence", "definite"))
                                : List.of(change("review_morphology", code), change("confidence", "definite")),
                        null));
    }

    private static Change change(String item, String value) {
        return new Change(ItemPath.of(item), Answer.BLANK, Answer.text(value));
    }

    FormInstance own(String reader, CaseId id) {
        return registry.as(reader, () -> cases.casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().equals(Reviews.FORM) && entry.signedOffAt() == null)
                .filter(entry -> entry.reader() == null || entry.reader().equals(reader))
                .findFirst()
                .orElseThrow();
    }

    void choose(CaseId id, String adjudicator) {
        registry.run(registry.coordinator(), () -> adjudications.choose(review(id), adjudicator));
    }

    void adjudicate(CaseId id, String adjudicator, String code) {
        find(adjudicator, id, code);
        signer.sign(adjudicator, id, own(adjudicator, id).id(), SignatureMeaning.PATHOLOGY_REVIEWED);
        registry.run(adjudicator, () -> cases.workList.complete(id, AdjudicationProcess.ADJUDICATE, "sign-off", null));
    }

    List<String> panel() {
        return List.of(registry.pathologist(), registry.otherPathologist(), registry.thirdPathologist());
    }

    long prepare(CaseId id, List<String> participants) {
        return registry.as(
                registry.coordinator(), () -> sessions.prepare(LocalDate.of(2026, 12, 3), participants, review(id)));
    }

    static Ballot ballot(DecidedBy by, Map<String, String> dissents) {
        return new Ballot(by, new DiagnosisContent(CARCINOMA, null, null, null, null), "Mitoses", dissents);
    }

    void record(CaseId id, Ballot ballot) {
        registry.run(registry.coordinator(), () -> sessions.record(item(id).id(), ballot));
    }

    void sign(CaseId id, String participant) {
        SignerReauthentication confirmed = confirm(id, participant);
        registry.run(participant, () -> signing.sign(item(id).id(), confirmed));
    }

    SignerReauthentication confirm(CaseId id, String participant) {
        SignatureTarget target = PanelSigning.target(item(id));
        return registry.as(
                participant,
                () -> signatures.confirm(
                        new SigningSession(), new Credentials(participant, Registry.PASSWORD), target));
    }

    PanelCase item(CaseId id) {
        return registry.as(registry.auditor(), () -> sessions.ofReview(review(id)))
                .orElseThrow();
    }

    @Nullable
    AgreedDiagnosis agreed(CaseId id) {
        return agreed.latest(review(id)).orElse(null);
    }

    long review(CaseId id) {
        return owner.sql("SELECT id FROM pathology_review WHERE case_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }
}
