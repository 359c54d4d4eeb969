package org.rarecase.casebook;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.event.ValuesChanged;
import org.rarecase.casebook.saving.AnswerChanges;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Forms;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.study.TumourType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Which forms a case has from the start, and how others join it. */
@Component
class CaseForms {

    private final CaseRepository repository;
    private final Forms forms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseForms(CaseRepository repository, Forms forms, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.forms = forms;
        this.events = events;
        this.clock = clock;
    }

    boolean isKnown(FormKey form) {
        return forms.inUse().find(form).isPresent();
    }

    /** The forms that the site fills in every case of this tumour type, or of none yet. */
    static List<FormDefinition> ofEveryCase(FormLibrary inUse, @Nullable TumourType type) {
        return inUse.formsFor(type).stream()
                .filter(form -> form.isFilledBySite())
                .filter(form -> !form.repeats() || form.atLeastOnce())
                .toList();
    }

    /** One more filling, with what it derives from the other forms and has by default. */
    FormInstance add(Actor actor, Case stored, FormKey form, @Nullable Visit visit) {
        return add(actor, stored, form, visit, null);
    }

    /** A pathologist's form, of this reader; null: of whoever begins it. */
    FormInstance addReview(Case stored, FormKey form, @Nullable String reader) {
        return add(Actor.SYSTEM, stored, form, null, reader);
    }

    private FormInstance add(Actor actor, Case stored, FormKey form, @Nullable Visit visit, @Nullable String reader) {
        CaseId id = stored.caseSummary().id();
        FormInstance added = insert(stored, forms.inUse().form(form), reader);
        if (visit != null) {
            repository.updateVisit(List.of(added.id()), visit);
        }
        List<AuditLine> auditLines = new ArrayList<>();
        auditLines.add(added.auditLine("form.added", id));
        auditLines.addAll(join(
                id,
                List.of(added),
                Set.of(added.id()),
                stored.evaluate(),
                stored.caseSummary().tumourType()));
        events.publishEvent(new ValuesChanged(actor, id, auditLines));
        return added;
    }

    FormInstance insert(Case stored, FormDefinition form) {
        return insert(stored, form, null);
    }

    private FormInstance insert(Case stored, FormDefinition form, @Nullable String reader) {
        int ordinal = stored.nextOrdinal(form);
        FormInstanceId instanceId = repository.insertEntry(stored.caseSummary().id(), form, ordinal, reader);
        FormInstance added = FormInstance.added(instanceId, form, ordinal);
        return reader == null ? added : added.readBy(reader);
    }

    /**
     * Stores what forms that join the case derive from the others or have by default, and gives the lines of the trail.
     *
     * @param added those among them that are new to the case
     */
    List<AuditLine> join(
            CaseId id,
            List<FormInstance> joining,
            Set<FormInstanceId> added,
            Evaluation evaluation,
            @Nullable TumourType tumourType) {
        AnswerChanges joined = AnswerChanges.joined(id, joining, added, evaluation);
        if (!joined.isEmpty()) {
            repository.update(id, joined.answers(), tumourType, clock.instant());
        }
        return joined.auditLines();
    }
}
