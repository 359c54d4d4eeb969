package org.rarecase.workflow;

import java.time.LocalDate;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.consent.Reconsents;
import org.rarecase.workflow.process.ReconsentProcess;
import org.rarecase.workflow.task.OpenTaskRepository;
import org.rarecase.workflow.task.WorkList;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the step that asks a patient of age, together with what has to be recorded: both or neither. */
@Service
public class ReconsentAnswers {

    private final Reconsents reconsents;
    private final Consents consents;
    private final WorkList workList;
    private final OpenTaskRepository tasks;

    ReconsentAnswers(Reconsents reconsents, Consents consents, WorkList workList, OpenTaskRepository tasks) {
        this.reconsents = reconsents;
        this.consents = consents;
        this.workList = workList;
        this.tasks = tasks;
    }

    @Transactional
    public void given(CaseId id, LocalDate on, String version) {
        tasks.lock(id);
        reconsents.recordGiven(id, on, version);
        workList.complete(id, ReconsentProcess.ASK, "given", null);
    }

    /** The patient does not go on: how far that reaches is recorded as a withdrawal. */
    @Transactional
    public void refused(CaseId id, Withdrawal withdrawal) {
        tasks.lock(id);
        workList.complete(id, ReconsentProcess.ASK, "refused", null);
        consents.withdraw(id, withdrawal);
    }
}
