package org.rarecase.exchange.imports;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.rarecase.account.CurrentAccount;
import org.rarecase.exchange.imports.Import.State;
import org.rarecase.exchange.imports.ImportRepository.Turn;
import org.rarecase.exchange.load.CaseLoads;
import org.rarecase.exchange.load.LoadCheck;
import org.rarecase.shared.BackgroundJob;
import org.rarecase.shared.BackgroundJobs;
import org.rarecase.shared.Messages;
import org.rarecase.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks and applies imports one after the other, each as the account that asked for it, with the rights that it has then. What
 * a server was at when it was killed is taken back by the database and begins anew.
 */
@Component
class ImportRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    /** Who works says so each second; who says nothing for so long was stopped. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private final ImportRepository repository;
    private final UploadedFiles kept;
    private final CaseLoads loads;
    private final CurrentAccount currentAccount;
    private final TransactionTemplate own;
    private final ImportSettings settings;
    private final Clock clock;
    private final BackgroundJob job;

    ImportRunner(
            ImportRepository repository,
            UploadedFiles kept,
            CaseLoads loads,
            CurrentAccount currentAccount,
            PlatformTransactionManager transactions,
            ImportSettings settings,
            Clock clock,
            BackgroundJobs jobs) {
        this.repository = repository;
        this.kept = kept;
        this.loads = loads;
        this.currentAccount = currentAccount;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.settings = settings;
        this.clock = clock;
        this.job = jobs.job("Importing cases");
        if (settings.background()) {
            job.soon(this::work);
            job.every(SILENCE, this::tidy);
        }
    }

    /** There is something to do. */
    void asked() {
        if (settings.background()) {
            job.soon(this::work);
        }
    }

    private void work() {
        job.whileAnyWaits(this::step);
    }

    /** Removes files that were kept for long enough, and takes up what was left. */
    void tidy() {
        own.executeWithoutResult(status -> removeAll(repository.keptLongerThan(clock.instant())));
        work();
    }

    /** The content goes; who sent what, and what became of it, stays. */
    void removeAll(List<Long> ids) {
        for (long id : ids) {
            kept.remove(id);
            repository.end(id, State.EXPIRED, null, clock.instant());
            repository.notKept(id);
        }
    }

    /** Checks or applies one import. False if none waits. */
    boolean step() {
        Instant now = clock.instant();
        Optional<Turn> taken = Objects.requireNonNull(own.execute(status -> repository.take(now, now.minus(SILENCE))));
        taken.ifPresent(this::carryOut);
        return taken.isPresent();
    }

    private void carryOut(Turn turn) {
        Import imported = turn.job();
        String userName = (imported.confirmedBy() == null ? imported.sentBy() : imported.confirmedBy()).userName();
        try {
            currentAccount.callAs(userName, () -> {
                Locale language = currentAccount.account().language();
                return Messages.speaking(language, () -> attempt(turn));
            });
        } catch (ImportProgress.Ended ended) {
            LOG.debug("Import {} was cancelled, or is carried out elsewhere", imported.id());
            own.executeWithoutResult(status -> removeIfEnded(imported.id()));
        } catch (Refusal refused) {
            stop(turn, Objects.requireNonNullElse(refused.getMessage(), ""));
        }
    }

    /** What was still being written when it was cancelled. */
    private void removeIfEnded(long id) {
        if (repository.find(id).map(Import::hasEnded).orElse(false)) {
            kept.remove(id);
        }
    }

    private boolean attempt(Turn turn) {
        try {
            if (turn.job().state() == State.CHECKING) {
                check(turn);
            } else {
                apply(turn);
            }
        } catch (ImportProgress.Ended ended) {
            throw ended;
        } catch (Refusal refused) {
            stop(turn, Objects.requireNonNullElse(refused.getMessage(), ""));
        } catch (RuntimeException bug) {
            LOG.error("Import {} could not be carried out", turn.job().id(), bug);
            stop(turn, t("The import stopped, and nothing was imported; the log of the server tells why."));
        }
        return true;
    }

    private void stop(Turn turn, String message) {
        own.executeWithoutResult(status -> repository.stop(turn, State.RECOGNISED, message));
    }

    private void check(Turn turn) {
        Import checked = turn.job();
        own.executeWithoutResult(status -> kept.removeOutcomes(checked.id()));
        ImportProgress progress = progress(turn);
        OutcomeList outcomes = new OutcomeList(checked.id(), kept, own);
        LoadCheck check = loads.check(
                kept.file(checked, progress::at),
                Objects.requireNonNull(checked.reading()),
                checked.choices(),
                outcome -> {
                    outcomes.accept(outcome);
                    progress.of(outcome);
                });
        outcomes.flush();
        own.executeWithoutResult(status -> end(repository.checked(turn, check)));
    }

    private void apply(Turn turn) {
        Import confirmed = turn.job();
        ImportProgress progress = progress(turn);
        own.executeWithoutResult(status -> {
            long number = loads.apply(
                    kept.file(confirmed, progress::at),
                    Objects.requireNonNull(confirmed.reading()),
                    Objects.requireNonNull(confirmed.check()),
                    Objects.requireNonNull(confirmed.reason()),
                    progress::of);
            Instant now = clock.instant();
            end(repository.applied(turn, number, now, now.plus(settings.keptFor())));
        });
    }

    private static void end(boolean done) {
        if (!done) {
            throw new ImportProgress.Ended();
        }
    }

    private ImportProgress progress(Turn turn) {
        return new ImportProgress(
                clock,
                (cases, done) -> !job.isStopped()
                        && Boolean.TRUE.equals(
                                own.execute(status -> repository.report(turn, cases, done, clock.instant()))));
    }
}
