package org.rarecase.migration;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.Case;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseVersions;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.WholeCases;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.Forms;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves cases to the versions of their forms that are in use. A case stays on its versions until somebody decides so;
 * what has no place in the new ones is put aside and stays readable.
 */
@Service
public class VersionMigration {

    private final MigrationRepository moves;
    private final WholeCases cases;
    private final CaseVersions versions;
    private final Casebook casebook;
    private final CurrentAccount currentAccount;
    private final Forms forms;
    private final Clock clock;

    VersionMigration(
            MigrationRepository moves,
            WholeCases cases,
            CaseVersions versions,
            Casebook casebook,
            CurrentAccount currentAccount,
            Forms forms,
            Clock clock) {
        this.moves = moves;
        this.cases = cases;
        this.versions = versions;
        this.casebook = casebook;
        this.currentAccount = currentAccount;
        this.forms = forms;
        this.clock = clock;
    }

    /** What moving the case would do. Coordinators only, since it tells answers of all forms. */
    @Transactional(readOnly = true)
    public MigrationPreview preview(CaseId id) {
        currentAccount.as(Role.COORDINATOR);
        Case stored = cases.find(id);
        AtomicLong nobody = new AtomicLong();
        CaseMigration move =
                CaseMigration.of(stored, forms.inUse(), form -> new FormInstanceId(nobody.decrementAndGet()));
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
        return move(cases.lock(id), actor, required(reason));
    }

    /** For jobs, which were permitted when they were started. */
    boolean moveAs(Actor actor, CaseId id, String reason) {
        return move(cases.lockForProcess(id), actor, reason);
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
        CaseMigration move = CaseMigration.of(stored, forms.inUse(), form -> versions.add(id, form));
        if (move.isEmpty()) {
            return false;
        }
        moves.putAside(id, move.moved(), clock.instant());
        versions.store(
                actor,
                stored,
                move.changed().values(),
                move.moved().stream().map(MigratedForm::after).toList(),
                move.auditLines(reason));
        return true;
    }

    /** The answers of a case that are put aside, oldest first, of the forms that the account sees. */
    @Transactional(readOnly = true)
    public List<RetiredAnswer> putAside(CaseId id) {
        Set<FormInstanceId> visible =
                casebook.open(id).entries().stream().map(FormInstance::id).collect(Collectors.toSet());
        return moves.putAside(id).stream()
                .filter(answer -> visible.contains(answer.place().instanceId()))
                .toList();
    }
}
