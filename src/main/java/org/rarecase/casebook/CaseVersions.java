package org.rarecase.casebook;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rarecase.casebook.event.FormsMigrated;
import org.rarecase.casebook.event.SignedCaseChanged;
import org.rarecase.casebook.event.ValuesChanged;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDefinition;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores a case in other versions of its forms. */
@Service
public class CaseVersions {

    private final CaseRepository repository;
    private final SignedCases signedCases;
    private final VerifiedCases verifiedCases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseVersions(
            CaseRepository repository,
            SignedCases signedCases,
            VerifiedCases verifiedCases,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.signedCases = signedCases;
        this.verifiedCases = verifiedCases;
        this.events = events;
        this.clock = clock;
    }

    /** Gives the id of a form that joins the case, empty. */
    @Transactional(propagation = Propagation.MANDATORY)
    public FormInstanceId add(CaseId id, FormDefinition form) {
        return repository.insertEntry(id, form, 1, null);
    }

    /**
     * @param before as it was locked
     * @param changed the forms whose version or answers change, as they are from now on
     * @param moved those among them whose version changes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void store(
            Actor actor,
            Case before,
            Collection<FormInstance> changed,
            Collection<FormInstance> moved,
            List<AuditLine> auditLines) {
        CaseId id = before.caseSummary().id();
        repository.move(id, byId(changed, Function.identity()), clock.instant());
        events.publishEvent(new ValuesChanged(actor, id, auditLines));
        verifiedCases.changed(actor, before, auditLines);
        events.publishEvent(new FormsMigrated(actor, id, byId(moved, FormInstance::form)));
        signedCases.changed(actor, before, SignedCaseChanged.Cause.VERSION);
    }

    private static <T> Map<FormInstanceId, T> byId(Collection<FormInstance> entries, Function<FormInstance, T> value) {
        return entries.stream().collect(Collectors.toMap(FormInstance::id, value));
    }
}
