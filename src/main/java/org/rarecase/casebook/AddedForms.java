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
        CaseId id = stored.caseSummary().id();
        FormDefinition definition = forms.inUse().form(form);
        int ordinal = stored.nextOrdinal(definition);
        long instanceId = repository.insertEntry(id, definition, ordinal);
        if (visit != null) {
            repository.updateVisit(List.of(instanceId), visit);
        }
        FormInstance added = FormInstance.added(instanceId, definition, ordinal);
        AnswerChanges joined = AnswerChanges.joined(id, List.of(added), Set.of(instanceId), stored.evaluate());
        if (!joined.isEmpty()) {
            repository.update(id, joined.answers(), stored.caseSummary().tumourType(), clock.instant());
        }
        List<AuditLine> auditLines = new ArrayList<>();
        auditLines.add(Casebook.formLine("form.added", id, instanceId, definition));
        auditLines.addAll(joined.auditLines());
        events.publishEvent(new ValuesChanged(Actor.SYSTEM, id, auditLines));
        return added;
    }
}
