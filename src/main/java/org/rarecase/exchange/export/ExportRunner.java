package org.rarecase.exchange.export;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.exchange.cut.Cut;
import org.rarecase.exchange.cut.CutSource;
import org.rarecase.exchange.fact.FactSource;
import org.rarecase.exchange.fact.Format;
import org.rarecase.shared.BackgroundJob;
import org.rarecase.shared.BackgroundJobs;
import org.rarecase.shared.Refusal;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.study.Studies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on exports one after the other, each as the account that asked for it, with the rights that it has then. A package is
 * stored whole with its line of the trail, or nothing is; what a server was at when it was killed begins anew.
 */
@Component
class ExportRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ExportRunner.class);
    private static final int PART = 1 << 20;
    private static final int LONGEST_MESSAGE = 1000;

    /** A page of cases takes a second; who says nothing for so long was stopped. */
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private final ExportRepository repository;
    private final FactSource source;
    private final CutSource cuts;
    private final List<Format> formats;
    private final Pseudonyms pseudonyms;
    private final HandedOnCases handedOn;
    private final Withdrawals withdrawals;
    private final Studies studies;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ExportSettings settings;
    private final Clock clock;
    private final BackgroundJob job;

    ExportRunner(
            ExportRepository repository,
            FactSource source,
            CutSource cuts,
            List<Format> formats,
            Pseudonyms pseudonyms,
            HandedOnCases handedOn,
            Withdrawals withdrawals,
            Studies studies,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            ExportSettings settings,
            Clock clock,
            BackgroundJobs jobs) {
        this.repository = repository;
        this.source = source;
        this.cuts = cuts;
        this.formats = formats;
        this.pseudonyms = pseudonyms;
        this.handedOn = handedOn;
        this.withdrawals = withdrawals;
        this.studies = studies;
        this.currentAccount = currentAccount;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.settings = settings;
        this.clock = clock;
        this.job = jobs.job("Exporting cases");
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

    /** Takes up what was left, and removes packages that were kept for long enough. */
    void tidy() {
        Instant now = clock.instant();
        transaction.executeWithoutResult(it -> {
            repository.release(now.minus(SILENCE));
            repository.remove(repository.keptLongerThan(now));
        });
        work();
    }

    /** Makes one export. False if none waits. */
    boolean step() {
        Optional<Export> taken = Objects.requireNonNull(transaction.execute(it -> repository.take(clock.instant())));
        taken.ifPresent(this::make);
        return taken.isPresent();
    }

    private void make(Export export) {
        try {
            currentAccount.callAs(export.requestedBy().userName(), () -> {
                write(export);
                return true;
            });
        } catch (ExportRun.Cancelled cancelled) {
            LOG.debug("Export {} was cancelled", export.id());
        } catch (Refusal refused) {
            failed(export, refused.getMessage());
        } catch (IOException | RuntimeException bug) {
            LOG.error("Export {} could not be made", export.id(), bug);
            failed(export, null);
        }
    }

    private void failed(Export export, @Nullable String why) {
        String message = why == null ? "The export could not be made; the log of the server tells why." : why;
        transaction.executeWithoutResult(it -> repository.end(
                export.id(),
                Export.State.FAILED,
                message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)),
                clock.instant()));
    }

    private void write(Export export) throws IOException {
        ExportRequest request = export.request();
        currentAccount.as(request.purpose().roles());
        List<Format> chosen = formats.stream()
                .filter(format -> request.formats().contains(format.key()))
                .toList();
        try (ExportFolder folder = new ExportFolder()) {
            Cut cut = cut(export);
            boolean handedOn = request.purpose().hasRecipient();
            ExportRun run = new ExportRun(
                    request,
                    chosen,
                    pseudonyms,
                    folder,
                    (total, read) -> !job.isStopped()
                            && Boolean.TRUE.equals(transaction.execute(
                                    it -> repository.report(export.id(), total, read, clock.instant()))),
                    cut != null && handedOn ? ConsentToday.read(source) : null);
            try (run) {
                if (cut == null) {
                    source.read(run.selection(), run);
                } else {
                    cuts.read(cut.id(), run.selection(), run);
                }
            }
            report(export, cut, chosen, folder, run);
            store(export, run, folder.pack());
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private @Nullable Cut cut(Export export) {
        Long cut = export.request().scope().cut();
        return cut == null ? null : cuts.find(cut);
    }

    private void report(Export export, @Nullable Cut cut, List<Format> chosen, ExportFolder folder, ExportRun run)
            throws IOException {
        Locale language = currentAccount.account().language();
        String site =
                site(export).map(found -> found.code() + " " + found.name()).orElse("");
        Recipient recipient = export.request().recipient();
        List<WithdrawnCase> withdrawn =
                export.request().purpose().hasRecipient() ? withdrawals.of(recipient) : List.of();
        String report = new ExportReport(export, cut, site, chosen, language)
                .print(run.asOf(), run.written(), run.leftOut(), withdrawn, run.foreignRules(), folder.written());
        try (OutputStream out = folder.create("report.html")) {
            out.write(report.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Optional<Site> site(Export export) {
        Long site = export.request().scope().site();
        return site == null ? Optional.empty() : studies.find(new SiteId(site));
    }

    private void store(Export export, ExportRun run, ExportFolder.Package made) {
        Instant now = clock.instant();
        Export.Made kept =
                new Export.Made(run.written(), made.bytes(), made.sha256(), now, now.plus(settings.keptFor()));
        transaction.executeWithoutResult(it -> {
            if (!repository.done(export.id(), kept)) {
                throw new ExportRun.Cancelled();
            }
            insert(export, made);
            handedOn.insert(export.id(), run.handedOn());
            events.publishEvent(new ExportMade(
                    export.requestedBy(),
                    List.of(ExportLines.made(
                            export, kept, site(export).map(Site::code).orElse("")))));
        });
    }

    private void insert(Export export, ExportFolder.Package made) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(made.file()))) {
            int part = 0;
            for (byte[] next = in.readNBytes(PART); next.length > 0; next = in.readNBytes(PART)) {
                repository.insertPart(export.id(), part++, next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
