package org.rarecase.exchange.imports;

import static org.rarecase.shared.Messages.number;
import static org.rarecase.shared.Messages.t;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.exchange.load.CaseLoads;
import org.rarecase.exchange.load.Choices;
import org.rarecase.exchange.load.Differences;
import org.rarecase.exchange.load.LoadFile;
import org.rarecase.exchange.load.Readings;
import org.rarecase.exchange.load.Recognised;
import org.rarecase.exchange.load.Sha256;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Refusal;
import org.rarecase.shared.TextLimit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files in, part by part: a part is in memory at a time, and none of the database's transactions waits for a browser.
 * What arrived before an upload broke off is kept; the same file, given again, goes on from there.
 */
@Service
public class Uploads {

    private static final int MOST_OPEN = 10;
    private static final long MEGABYTE = 1 << 20;

    /**
     * A file as its browser announces it.
     *
     * @param modified when it was changed last, in milliseconds since 1970
     * @param from the byte with which the content begins; 0 unless an upload goes on
     */
    public record Announced(String name, long bytes, long modified, long from) {}

    private final ImportRepository repository;
    private final UploadedFiles kept;
    private final Readings readings;
    private final CaseLoads loads;
    private final CurrentAccount currentAccount;
    private final ImportSettings settings;
    private final TransactionTemplate own;
    private final Clock clock;

    Uploads(
            ImportRepository repository,
            UploadedFiles kept,
            Readings readings,
            CaseLoads loads,
            CurrentAccount currentAccount,
            ImportSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.kept = kept;
        this.readings = readings;
        this.loads = loads;
        this.currentAccount = currentAccount;
        this.settings = settings;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Bytes of the largest file that is taken. */
    public long largest() {
        return settings.largest().toBytes();
    }

    /** Uploads of the account that broke off, each with the byte from which the same file goes on. */
    public List<Announced> brokenOff() {
        return repository.of(actor().userName(), MOST_OPEN).stream()
                .filter(job -> job.state() == Import.State.UPLOADING && goesOnFrom(job) > 0)
                .map(job -> new Announced(job.fileName(), job.bytes(), job.modified(), goesOnFrom(job)))
                .toList();
    }

    /** The last whole part comes again, so that it can be seen that the file is the same. */
    private static long goesOnFrom(Import job) {
        return Math.max(0, job.received() / UploadedFiles.PART - 1) * UploadedFiles.PART;
    }

    /**
     * Takes a file, or the rest of one, and says what it is.
     *
     * @return id of the import
     * @throws ImportRefused if such a file is not taken; what is none of cases is taken and refused as an import
     * @throws IOException if the upload breaks off; what arrived is kept
     */
    public long receive(Announced file, InputStream content) throws IOException {
        Actor actor = actor();
        long id = file.from() == 0 ? begin(actor, file) : goOn(actor, file, content);
        Import job = repository.find(id).orElseThrow();
        take(job, content);
        recognise(job);
        return id;
    }

    private Actor actor() {
        return currentAccount.as(Role.INVESTIGATOR, Role.COORDINATOR);
    }

    private long begin(Actor actor, Announced file) {
        String nothing = t("Nothing was uploaded.");
        String name = TextLimit.FILE_NAME.accept(file.name(), ImportRefused::new, nothing);
        if (name.isEmpty()) {
            throw new ImportRefused(t("The file has no name.") + " " + nothing);
        }
        if (file.bytes() <= 0) {
            throw new ImportRefused(t("The file is empty.") + " " + nothing);
        }
        if (file.bytes() > largest()) {
            throw new ImportRefused(t(
                            "The file has {0} MB; at most {1} MB are taken.",
                            number((file.bytes() + MEGABYTE - 1) / MEGABYTE), number(largest() / MEGABYTE))
                    + " " + nothing);
        }
        if (repository.open(actor.userName()) >= MOST_OPEN) {
            throw new ImportRefused(
                    t("Imports of yours that have not ended: {0}. Cancel one that you do not need.", MOST_OPEN) + " "
                            + nothing);
        }
        return inTransaction(() -> repository.insert(
                actor,
                name,
                file.bytes(),
                file.modified(),
                clock.instant(),
                clock.instant().plus(settings.keptFor())));
    }

    private long goOn(Actor actor, Announced file, InputStream content) throws IOException {
        Optional<Import> broken = repository.of(actor.userName(), MOST_OPEN).stream()
                .filter(job -> job.state() == Import.State.UPLOADING
                        && job.fileName().equals(file.name())
                        && job.bytes() == file.bytes()
                        && job.modified() == file.modified()
                        && goesOnFrom(job) == file.from())
                .findFirst();
        Import job = broken.orElseThrow(
                () -> new ImportRefused(t("No upload of this file broke off there. Upload it from its beginning.")));
        int last = (int) (file.from() / UploadedFiles.PART);
        byte[] again = content.readNBytes(UploadedFiles.PART);
        byte[] before = kept.part(job.id(), last).orElseThrow();
        if (again.length < before.length && Arrays.equals(again, Arrays.copyOf(before, again.length))) {
            throw new IOException("The upload broke off again");
        }
        if (!Arrays.equals(before, again)) {
            inTransaction(() -> {
                kept.remove(job.id());
                return repository.end(job.id(), Import.State.CANCELLED, null, clock.instant());
            });
            throw new ImportRefused(
                    t("This is another file than the one whose upload broke off. Upload it from its beginning."));
        }
        return job.id();
    }

    private void take(Import job, InputStream content) throws IOException {
        long received = job.received();
        while (received < job.bytes()) {
            int part = (int) (received / UploadedFiles.PART);
            int wanted = (int) Math.min(UploadedFiles.PART, job.bytes() - received);
            byte[] next = content.readNBytes(wanted);
            if (next.length < wanted) {
                throw new IOException("The upload broke off");
            }
            long before = received;
            received += wanted;
            long now = received;
            inTransaction(() -> {
                if (!repository.received(job.id(), before, now)) {
                    throw new ImportRefused(t("The upload was cancelled, or goes on in another window."));
                }
                kept.insertPart(job.id(), part, next);
                return now;
            });
        }
        if (content.read() >= 0) {
            refuse(job, t("The file has more bytes than its browser announced. Upload it again."));
        }
    }

    private void recognise(Import job) throws IOException {
        if (repository.find(job.id()).map(Import::hasEnded).orElse(true)) {
            return;
        }
        LoadFile file = kept.file(job, read -> {});
        try {
            String sha256 = Sha256.of(file);
            Recognised what = readings.recognise(file);
            Choices proposed = Choices.all(loads.isCoordinator() ? Differences.ASK : Differences.KEEP);
            inTransaction(() -> repository.recognised(job.id(), sha256, what, proposed));
        } catch (Refusal refused) {
            refuse(job, Objects.requireNonNullElse(refused.getMessage(), ""));
        }
    }

    private void refuse(Import job, String why) {
        inTransaction(() -> {
            kept.remove(job.id());
            return repository.end(job.id(), Import.State.REFUSED, why, clock.instant());
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(own.execute(status -> work.get()));
    }
}
