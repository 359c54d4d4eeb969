package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.saving.AnswerChanges;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The forms that the product fills: they show in the casebook what another module records. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class SystemForms {

    private final CaseRepository repository;
    private final CaseForms forms;
    private final CaseSaving saving;

    SystemForms(CaseRepository repository, CaseForms forms, CaseSaving saving) {
        this.repository = repository;
        this.forms = forms;
        this.saving = saving;
    }

    /** Whether the registry has such a form. */
    public boolean isKnown(FormKey form) {
        return forms.isKnown(form);
    }

    /**
     * Adds a filling of the form to the case.
     *
     * @param actor who did what it shows
     */
    public FormInstanceId add(Actor actor, CaseId id, FormKey form) {
        Case stored = unlocked(id);
        return forms.add(actor, stored, form, null).id();
    }

    /**
     * Answers the form anew; what the form does not ask is left out. The trail has what changed.
     *
     * @param answers by key of the item
     */
    public void fill(
            Actor actor, CaseId id, FormInstanceId instanceId, Map<String, Answer> answers, @Nullable String reason) {
        Case stored = unlocked(id);
        FormInstance entry = stored.entry(instanceId);
        Evaluation evaluation = stored.evaluate();
        answers.forEach((key, answer) -> {
            if (entry.form().find(key).isPresent()) {
                evaluation.answer(new ItemRef(instanceId, ItemPath.of(key)), answer);
            }
        });
        AnswerChanges changes = AnswerChanges.between(id, List.of(entry), evaluation, reason, Set.of());
        if (!changes.isEmpty()) {
            saving.store(actor, stored, changes);
        }
    }

    private Case unlocked(CaseId id) {
        Case stored = repository.lock(id).orElseThrow();
        CaseNotEditable.refuseIf(stored.obstacleOfLock(), t("Nothing was changed."));
        return stored;
    }
}
