package org.rarecase.casebook;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Adds forms to a case that its processes ask for. */
@Component
class AddedForms {

    private final CaseRepository repository;
    private final Forms forms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AddedForms(CaseRepository repository, Forms forms, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.forms = forms;
        this.events = events;
        this.clock = clock;
    }

    boolean isKnown(FormKey form) {
        return forms.inUse().find(form).isPresent();
    }

    /** One more filling, with what it derives from the other forms and has by default. */
    FormInstance add(Case stored, FormKey form, @Nullable Visit visit) {
        CaseId id = stored.caseRecord().id();
        FormDefinition definition = forms.inUse().form(form);
        int ordinal = stored.nextOrdinal(definition);
        long entryId = repository.insertEntry(id, definition, ordinal);
        if (visit != null) {
            repository.updateVisit(List.of(entryId), visit);
        }
        FormInstance added = FormInstance.added(entryId, definition, ordinal);
        AnswerChanges joined = AnswerChanges.joined(id, List.of(added), Set.of(entryId), stored.evaluate());
        if (!joined.isEmpty()) {
            repository.update(id, joined.answers(), stored.caseRecord().tumourType(), clock.instant());
        }
        List<AuditLine> trace = new ArrayList<>();
        trace.add(Casebook.formLine("form.added", id, entryId, definition));
        trace.addAll(joined.trace());
        events.publishEvent(new ValuesChanged(Actor.SYSTEM, id, trace));
        return added;
    }
}
