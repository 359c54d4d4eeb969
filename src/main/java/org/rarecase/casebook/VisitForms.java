package org.rarecase.casebook;

import java.util.Collection;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.form.FormKey;
import org.rarecase.shared.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The forms of a case that are submitted on their own, as the case keeps them. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class VisitForms {

    private final CaseForms forms;
    private final CaseRepository repository;

    VisitForms(CaseForms forms, CaseRepository repository) {
        this.forms = forms;
        this.repository = repository;
    }

    /** Whether the registry has such a form. */
    public boolean isKnown(FormKey form) {
        return forms.isKnown(form);
    }

    /** @param stored as it is now, with what was added before */
    public FormInstance add(Actor actor, Case stored, FormKey form, Visit visit) {
        return forms.add(actor, stored, form, visit);
    }

    public void update(Collection<FormInstance> entries, Visit visit) {
        repository.updateVisit(entries.stream().map(FormInstance::id).toList(), visit);
    }
}
