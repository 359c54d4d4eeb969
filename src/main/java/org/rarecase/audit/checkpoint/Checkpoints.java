package org.rarecase.audit.checkpoint;

import static org.rarecase.shared.Messages.t;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.shared.Actor;
import org.rarecase.shared.BackgroundJob;
import org.rarecase.shared.BackgroundJobs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes checkpoints: each day, whenever an auditor or administrator asks for one. Each names the one before by its hash, so
 * that none can be left out.
 */
@Service
public class Checkpoints {

    private final CheckpointRepository repository;
    private final CheckpointSettings settings;
    private final Path folder;
    private final CurrentAccount current;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Checkpoints(
            CheckpointRepository repository,
            CheckpointSettings settings,
            @Value("${rarecase.data}") Path data,
            CurrentAccount current,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock,
            BackgroundJobs jobs) {
        this.repository = repository;
        this.settings = settings;
        this.folder = Objects.requireNonNullElse(settings.folder(), data.resolve("checkpoints"));
        this.current = current;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        BackgroundJob job = jobs.job("Taking checkpoints of the audit trail");
        job.every(settings.every(), () -> current.callAsSystem(this::take));
    }

    /**
     * The file of a new one.
     *
     * @throws CheckpointNotTaken where it cannot be written or signed; nothing was changed
     */
    public Path take() {
        Actor actor = current.as(Role.AUDITOR, Role.ADMINISTRATOR);
        return Objects.requireNonNull(transaction.execute(status -> write(taken(actor))));
    }

    private Checkpoint taken(Actor actor) {
        Optional<CheckpointRepository.Taken> last = repository.last();
        Checkpoint checkpoint = new Checkpoint(
                last.map(CheckpointRepository.Taken::number).orElse(0L) + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                last.map(CheckpointRepository.Taken::hash).orElse(Checkpoint.START),
                repository.ends(),
                null);
        Path key = settings.key();
        Checkpoint signed = key == null ? checkpoint : signed(checkpoint, key);
        repository.save(signed);
        events.publishEvent(new CheckpointTaken(actor, signed));
        return signed;
    }

    private static Checkpoint signed(Checkpoint checkpoint, Path key) {
        try {
            return CheckpointKey.sign(checkpoint, key);
        } catch (CheckpointKey.Unusable unusable) {
            throw new CheckpointNotTaken(
                    t(
                            "The checkpoint could not be signed, since there is no Ed25519 key in {0}. Nothing was changed.",
                            key),
                    unusable);
        }
    }

    /** Whole or not at all, and never over another one. */
    private Path write(Checkpoint checkpoint) {
        Path file = folder.resolve("checkpoint-%06d.txt".formatted(checkpoint.number()));
        try {
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, "checkpoint", ".half");
            Files.writeString(half, checkpoint.write());
            return Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UncheckedIOException e) {
            throw new CheckpointNotTaken(
                    t("The checkpoint could not be written to {0}. Nothing was changed.", folder), e);
        }
    }
}
