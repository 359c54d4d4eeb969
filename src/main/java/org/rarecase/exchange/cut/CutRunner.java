package org.rarecase.exchange.cut;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.exchange.cut.CutRepository.Attempt;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactSource;
import org.rarecase.exchange.fact.Selection;
import org.rarecase.exchange.json.CaseLines;
import org.rarecase.shared.BackgroundJob;
import org.rarecase.shared.BackgroundJobs;
import org.rarecase.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes cuts one after the other, each as the account that asked for it. A cut is there with its line of the trail, or it is not; what
 * a server was at when it was killed begins anew.
 */
@Component
class CutRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CutRunner.class);
    private static final int LONGEST_MESSAGE = 1000;

    /** A page of cases takes a second; who says nothing for so long was stopped. */
    private static final Duration SILENCE = Duration.ofMinutes(5);

    /** It was cancelled, or another server took it up. */
    private static final class GivenUp extends RuntimeException {}

    private final CutRepository repository;
    private final CutCases cases;
    private final FactSource source;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final BackgroundJob job;
    private final boolean inBackground;

    CutRunner(
            CutRepository repository,
            CutCases cases,
            FactSource source,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock,
            BackgroundJobs jobs,
            @Value("${rarecase.exports.background:true}") boolean inBackground) {
        this.repository = repository;
        this.cases = cases;
        this.source = source;
        this.currentAccount = currentAccount;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.job = jobs.job("Making data cuts");
        this.inBackground = inBackground;
        if (inBackground) {
            job.soon(this::work);
            job.every(SILENCE, this::tidy);
        }
    }

    /** There is something to do. */
    void asked() {
        if (inBackground) {
            job.soon(this::work);
        }
    }

    private void work() {
        job.whileAnyWaits(this::step);
    }

    /** Takes up what was left. */
    private void tidy() {
        transaction.executeWithoutResult(
                it -> repository.release(clock.instant().minus(SILENCE)));
        work();
    }

    /** Makes one cut. False if none waits. */
    boolean step() {
        Optional<Attempt> taken = Objects.requireNonNull(transaction.execute(it -> {
            Optional<Attempt> next = repository.take(clock.instant());
            next.ifPresent(attempt -> cases.deleteAll(attempt.cut()));
            return next;
        }));
        taken.ifPresent(this::make);
        return taken.isPresent();
    }

    private void make(Attempt attempt) {
        Cut cut = Objects.requireNonNull(
                transaction.execute(it -> repository.find(attempt.cut()).orElseThrow()));
        try {
            currentAccount.callAs(cut.madeBy().userName(), () -> {
                CutRights.requireMaker(currentAccount);
                Reading reading = new Reading(attempt);
                source.read(new Selection(cut.request().cases(), Set.of(), false), reading);
                reading.end(cut);
                return true;
            });
        } catch (GivenUp givenUp) {
            LOG.debug("Cut {} was given up", cut.id());
        } catch (Refusal refused) {
            failed(cut, refused.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("Cut {} could not be made", cut.id(), bug);
            failed(cut, null);
        }
    }

    private void failed(Cut cut, @Nullable String why) {
        String message = why == null ? "The cut could not be made; the log of the server tells why." : why;
        transaction.executeWithoutResult(it -> {
            repository.end(
                    cut.id(),
                    Cut.State.FAILED,
                    message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)),
                    clock.instant());
            cases.deleteAll(cut.id());
        });
    }

    /** Stores the cases page by page, beside the transaction that sees them at one moment. */
    private final class Reading implements FactSource.Reader {

        private record Read(CaseFact fact, byte[] line) {}

        private final Attempt attempt;
        private final List<Read> page = new ArrayList<>();
        private @Nullable CaseLines lines;
        private @Nullable Content content;
        private int total;
        private int read;

        Reading(Attempt attempt) {
            this.attempt = attempt;
        }

        @Override
        public Content begin(Content told, int count, int restricted) {
            total = count;
            content = told;
            lines = new CaseLines(told);
            store();
            return told;
        }

        @Override
        public void read(CaseFact fact) {
            page.add(new Read(fact, Objects.requireNonNull(lines).of(fact)));
            read++;
            if (page.size() == FactSource.PAGE) {
                store();
            }
        }

        private void store() {
            transaction.executeWithoutResult(it -> {
                if (job.isStopped() || !repository.report(attempt, total, read, clock.instant())) {
                    throw new GivenUp();
                }
                page.forEach(each -> cases.insert(attempt.cut(), each.fact(), each.line()));
            });
            page.clear();
        }

        void end(Cut cut) {
            store();
            Content told = Objects.requireNonNull(content);
            byte[] header = Objects.requireNonNull(lines).first();
            transaction.executeWithoutResult(it -> {
                repository.waitForErasures();
                cases.deleteErased(cut.id());
                repository.insertForms(cut.id(), told);
                CutCases.Whole whole = cases.whole(cut.id(), header);
                Instant now = clock.instant();
                if (!repository.done(attempt, told.asOf(), header, whole, now)) {
                    throw new GivenUp();
                }
                Cut made = repository.find(cut.id()).orElseThrow();
                events.publishEvent(new CutTold(cut.madeBy(), List.of(CutLines.made(made))));
            });
        }
    }
}
