package org.rarecase.migration;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.BackgroundJob;
import org.rarecase.shared.BackgroundJobs;
import org.rarecase.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on moves of many cases. Each case is one transaction with the note that it is done, so that a server that is
 * stopped or killed at any moment goes on with the next case when it starts again.
 */
@Component
class MigrationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationRunner.class);
    private static final int LONGEST_MESSAGE = 1000;

    private final MigrationRepository repository;
    private final VersionMigration formMove;
    private final CurrentAccount currentAccount;
    private final TransactionTemplate transaction;
    private final MigrationSettings settings;
    private final Clock clock;
    private final BackgroundJob job;

    MigrationRunner(
            MigrationRepository repository,
            VersionMigration formMove,
            CurrentAccount currentAccount,
            PlatformTransactionManager transactions,
            MigrationSettings settings,
            Clock clock,
            BackgroundJobs jobs) {
        this.repository = repository;
        this.formMove = formMove;
        this.currentAccount = currentAccount;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
        this.clock = clock;
        this.job = jobs.job("Moving cases to newer forms");
        goOn();
    }

    @TransactionalEventListener
    void on(MigrationChanged event) {
        goOn();
    }

    /** Also with what an earlier run of the server left. */
    private void goOn() {
        if (settings.background()) {
            job.soon(this::work);
        }
    }

    private void work() {
        boolean more = true;
        while (more && !job.isStopped()) {
            more = step();
        }
    }

    /** Moves one case. False if there is nothing to do. */
    boolean step() {
        MigrationJob job = requireNonNull(transaction.execute(it -> repository.oldestRunning()))
                .orElse(null);
        if (job == null) {
            return false;
        }
        Turn turn = new Turn(job);
        try {
            return Boolean.TRUE.equals(transaction.execute(it -> turn.take()));
        } catch (Refusal refused) {
            turn.failed(refused.getMessage());
        } catch (RuntimeException bug) {
            if (turn.id == null) {
                throw bug;
            }
            LOG.error("Case {} could not be moved to newer forms", turn.id, bug);
            turn.failed("This case could not be moved; the log of the server tells why. It is as it was.");
        }
        return true;
    }

    private final class Turn {

        private final MigrationJob job;
        private @Nullable CaseId id;

        Turn(MigrationJob job) {
            this.job = job;
        }

        boolean take() {
            Optional<CaseId> next = repository.next(job.id());
            if (next.isEmpty()) {
                return repository.end(job.id(), MigrationJob.State.DONE, clock.instant());
            }
            CaseId taken = next.get();
            id = taken;
            boolean moved = asSystem(taken);
            repository.end(
                    job.id(),
                    taken,
                    moved ? MigrationRepository.Turn.MOVED : MigrationRepository.Turn.UNCHANGED,
                    null,
                    clock.instant());
            return true;
        }

        /** What follows from a move, such as closing queries, is permitted; the trail names who started the job. */
        private boolean asSystem(CaseId taken) {
            return currentAccount.callAsSystem(() -> formMove.moveAs(job.startedBy(), taken, job.reason()));
        }

        void failed(@Nullable String message) {
            CaseId failed = id;
            if (failed != null) {
                String told = String.valueOf(message);
                transaction.executeWithoutResult(it -> repository.end(
                        job.id(),
                        failed,
                        MigrationRepository.Turn.FAILED,
                        told.substring(0, Math.min(told.length(), LONGEST_MESSAGE)),
                        clock.instant()));
            }
        }
    }
}
