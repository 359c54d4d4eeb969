package org.rarecase.migration;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves many cases to the versions of their forms that are in use, in the background and one after the other. */
@Service
public class VersionMigrations {

    private static final int NEWEST = 20;
    private static final int FAILURES = 100;

    private final MigrationRepository repository;
    private final CurrentAccount currentAccount;
    private final Forms forms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VersionMigrations(
            MigrationRepository repository,
            CurrentAccount currentAccount,
            Forms forms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.currentAccount = currentAccount;
        this.forms = forms;
        this.events = events;
        this.clock = clock;
    }

    /** Which versions the cases of a selection have that are not in use any more. Administrators only. */
    @Transactional(readOnly = true)
    public List<OutdatedForm> outdated(MigrationSelection selection) {
        currentAccount.as(Role.ADMINISTRATOR);
        return find(selection);
    }

    private List<OutdatedForm> find(MigrationSelection selection) {
        return repository.filled(selection, currentAccount.sites()).stream()
                .flatMap(filled -> forms
                        .inUse()
                        .find(filled.form())
                        .map(FormDefinition::version)
                        .filter(inUse -> inUse != filled.version())
                        .map(inUse -> new OutdatedForm(filled.form(), filled.version(), inUse, filled.cases()))
                        .stream())
                .toList();
    }

    /** How many cases a move of the selection would take. Administrators only. */
    @Transactional(readOnly = true)
    public int count(MigrationSelection selection) {
        currentAccount.as(Role.ADMINISTRATOR);
        return repository.count(selection, find(selection), currentAccount.sites());
    }

    /** Begins to move the cases of the selection, and gives the id of the job. Administrators only. */
    @Transactional
    public long start(MigrationSelection selection, String reason) {
        Actor actor = currentAccount.as(Role.ADMINISTRATOR);
        String why = VersionMigration.required(reason);
        if (selection.state() == CaseState.APPROVED) {
            throw new MigrationNotPossible(
                    t("Approved cases are locked: they stay in the versions of their forms in which they were approved."
                            + " Nothing was started."));
        }
        List<OutdatedForm> outdated = find(selection);
        if (outdated.isEmpty()) {
            throw new MigrationNotPossible(
                    t("These cases are in the versions of their forms that are in use. Nothing was started."));
        }
        long id = repository.insert(selection, outdated, currentAccount.sites(), actor, why, clock.instant());
        tell(actor, "move.started", id, why);
        return id;
    }

    /** Stops a job. Cases that were moved stay so, the others stay as they are. Administrators only. */
    @Transactional
    public void cancel(long id) {
        Actor actor = currentAccount.as(Role.ADMINISTRATOR);
        if (!repository.end(id, MigrationJob.State.CANCELLED, clock.instant())) {
            throw new MigrationNotPossible(t("The move has ended already. Nothing was cancelled."));
        }
        tell(actor, "move.cancelled", id, null);
    }

    private void tell(Actor actor, String kind, long id, @Nullable String reason) {
        events.publishEvent(new MigrationChanged(actor, List.of(AuditLine.ofSystem(kind, null, "move " + id, reason))));
    }

    @EventListener
    void on(CaseErased event) {
        repository.erase(event.caseId());
    }

    /** The last jobs, newest first. Administrators only. */
    @Transactional(readOnly = true)
    public List<MigrationJob> newest() {
        currentAccount.as(Role.ADMINISTRATOR);
        return repository.newest(NEWEST);
    }

    /** The first cases that a job could not move. Administrators only. */
    @Transactional(readOnly = true)
    public List<MigrationJob.Failure> failures(long id) {
        currentAccount.as(Role.ADMINISTRATOR);
        return repository.failures(id, FAILURES);
    }
}
