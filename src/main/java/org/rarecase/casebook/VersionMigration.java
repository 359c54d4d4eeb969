package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.TextLimit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves cases to the versions of their forms that are in use. A case stays on its versions until somebody decides so;
 * what has no place in the new ones is put aside and stays readable.
 */
@Service
public class VersionMigration {

    private final CaseRepository repository;
    private final MigrationRepository moves;
    private final SignedCases signedCases;
    private final VerifiedCases verifiedCases;
    private final ReadableCases cases;
    private final CurrentAccount currentAccount;
    private final Forms forms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VersionMigration(
            CaseRepository repository,
            MigrationRepository moves,
            SignedCases signedCases,
            VerifiedCases verifiedCases,
            ReadableCases cases,
            CurrentAccount currentAccount,
            Forms forms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.moves = moves;
        this.signedCases = signedCases;
        this.verifiedCases = verifiedCases;
        this.cases = cases;
        this.currentAccount = currentAccount;
        this.forms = forms;
        this.events = events;
        this.clock = clock;
    }

    /** What moving the case would do. Coordinators only, since it tells answers of all forms. */
    @Transactional(readOnly = true)
    public MigrationPreview preview(CaseId id) {
        currentAccount.as(Role.COORDINATOR);
        Case stored = cases.find(id).stored();
        AtomicLong nobody = new AtomicLong();
        CaseMigration move = CaseMigration.of(stored, forms.inUse(), form -> nobody.decrementAndGet());
        return new MigrationPreview(
                stored.caseSummary(),
                move.moved(),
                stored.entries().stream()
                        .filter(entry -> entry.signedOffAt() != null && isOutdated(entry))
                        .toList(),
                move.added().stream().map(FormInstance::form).toList(),
                move.obstaclesBefore(),
                move.obstacles(),
                stored.obstacleToMigrate().orElse(null));
    }

    /** Whether a filled form is in another version than new ones would be. */
    public boolean isOutdated(FormInstance entry) {
        return forms.inUse()
                .find(entry.form().key())
                .filter(form -> form.version() != entry.form().version())
                .isPresent();
    }

    /**
     * Moves one case, in one transaction with its trail. Coordinators only.
     *
     * @return false if it is in the versions in use already
     */
    @Transactional
    public boolean move(CaseId id, String reason) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        return move(cases.lock(id).stored(), actor, required(reason));
    }

    /** For jobs, which were permitted when they were started. */
    boolean moveAs(Actor actor, CaseId id, String reason) {
        return move(repository.lock(id).orElseThrow(), actor, reason);
    }

    static String required(String reason) {
        String why = TextLimit.REASON.accept(reason, MigrationNotPossible::new, t("Nothing was changed."));
        if (why.isEmpty()) {
            throw new MigrationNotPossible(
                    t("Say why the forms are moved to newer versions. Nothing was changed yet."));
        }
        return why;
    }

    private boolean move(Case stored, Actor actor, String reason) {
        CaseId id = stored.caseSummary().id();
        CaseNotEditable.refuseIf(
                stored.obstacleToMigrate(), t("It stays in the versions of its forms. Nothing was changed."));
        CaseMigration move = CaseMigration.of(stored, forms.inUse(), form -> insert(id, form));
        if (move.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        repository.move(id, move.changed(), now);
        moves.putAside(id, move.moved(), now);
        List<AuditLine> auditLines = move.auditLines(reason);
        events.publishEvent(new ValuesChanged(actor, id, auditLines));
        verifiedCases.changed(actor, stored, auditLines);
        events.publishEvent(new FormsMigrated(
                actor,
                id,
                move.moved().stream()
                        .collect(Collectors.toMap(
                                each -> each.after().id(), each -> each.after().form()))));
        signedCases.changed(actor, stored, SignedCaseChanged.Cause.VERSION);
        return true;
    }

    private long insert(CaseId id, FormDefinition form) {
        return repository.insertEntry(id, form, 1);
    }

    /** The answers of a case that are put aside, oldest first, of the forms that the account sees. */
    @Transactional(readOnly = true)
    public List<RetiredAnswer> putAside(CaseId id) {
        ReadableCases.Readable found = cases.find(id);
        Set<Long> visible = found.access().visible(found.stored()).stream()
                .map(FormInstance::id)
                .collect(Collectors.toSet());
        return moves.putAside(id).stream()
                .filter(answer -> visible.contains(answer.place().instanceId()))
                .toList();
    }
}
