package org.rarecase.exchange.load;

import static org.rarecase.shared.Messages.t;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.form.Forms;
import org.rarecase.shared.Actor;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Refusal;
import org.rarecase.shared.TextLimit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports cases: tried first, case by case in transactions that are taken back, so that what is shown is what would
 * happen; then applied, all or nothing.
 */
@Service
public class CaseLoads {

    private final CaseLoader loader;
    private final LoadRights rights;
    private final LoadRepository repository;
    private final Readings readings;
    private final Forms forms;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate own;
    private final TransactionTemplate whole;
    private final Clock clock;

    CaseLoads(
            CaseLoader loader,
            LoadRights rights,
            LoadRepository repository,
            Readings readings,
            Forms forms,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.loader = loader;
        this.rights = rights;
        this.repository = repository;
        this.readings = readings;
        this.forms = forms;
        this.events = events;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.whole = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whether the account imports at all. */
    public boolean mayImport() {
        return rights.mayImport();
    }

    /** Whether the account imports for sites that are not its own, and so replaces nothing. */
    public boolean isCoordinator() {
        return rights.isCoordinator();
    }

    /**
     * Tries an import. Nothing is stored.
     *
     * @param reading how the file is read
     * @param outcomes takes what would become of each item, in the order of the file
     * @throws FileRefused if the file cannot be read
     */
    public LoadCheck check(LoadFile file, Reading reading, Choices choices, Consumer<LoadOutcome> outcomes) {
        rights.require(choices);
        try {
            FactReader reader = readings.reader(reading);
            Tally tally = new Tally(outcomes);
            Set<Integer> refused = new HashSet<>();
            LoadPlan plan = LoadPlan.trial(choices);
            rights.run(() -> read(
                    file,
                    reader,
                    tally,
                    cases -> tried(plan, cases, tally)
                            .forEach(each -> refused.add(each.read().line()))));
            return new LoadCheck(
                    Sha256.of(file), reading.format(), choices, tally.counts(), tally.fingerprint(), refused);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Takes cases over, and takes that back. @return those of which all is refused */
    private List<CaseLoader.Loaded> tried(LoadPlan plan, List<ReadCase> cases, Tally tally) {
        List<CaseLoader.Loaded> loaded = Objects.requireNonNull(own.execute(status -> {
            status.setRollbackOnly();
            return loader.load(plan, cases);
        }));
        loaded.forEach(each -> count(each, tally));
        return loaded.stream().filter(each -> each.refusal() != null).toList();
    }

    private static void count(CaseLoader.Loaded loaded, Tally tally) {
        loaded.read().leftOut().forEach(tally);
        Refusal refusal = loaded.refusal();
        if (refusal == null) {
            tally.count(loaded);
            return;
        }
        tally.accept(new LoadOutcome(
                loaded.read().line(),
                loaded.read().fact().subject(),
                "",
                "",
                LoadOutcome.Kind.REFUSED,
                "",
                "",
                refusal instanceof CaseRefused it ? it.why() : LocalizedText.english(refusal.getMessage())));
    }

    /**
     * Applies an import that was tried: all of it or nothing.
     *
     * @param reading as it was checked
     * @param check what it came to
     * @param reason why, for each line of the trail
     * @return the number of the import
     * @throws LoadRefused if it came to something else now, since a case changed meanwhile or the file is another
     */
    public long apply(LoadFile file, Reading reading, LoadCheck check, String reason, Consumer<LoadOutcome> outcomes) {
        Actor actor = rights.require(check.choices());
        String why = reason(reason);
        Long number = whole.execute(status -> {
            try {
                return applied(actor, file, reading, check, why, outcomes);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
        return Objects.requireNonNull(number);
    }

    /** The reason as it is kept. @throws LoadRefused if it is none, or too long */
    public static String reason(String given) {
        String nothing = t("Nothing was imported.");
        String why = TextLimit.REASON.accept(given, LoadRefused::new, nothing);
        if (why.isEmpty()) {
            throw new LoadRefused(
                    t("Say why the data are imported: it stands in the trail of each case.") + " " + nothing);
        }
        int most = TextLimit.REASON.most() - LoadPlan.PREFIX;
        if (why.length() > most) {
            throw new LoadRefused(
                    t("At most {0} characters are possible, here are {1}.", most, why.length()) + " " + nothing);
        }
        return why;
    }

    private long applied(
            Actor actor, LoadFile file, Reading reading, LoadCheck check, String reason, Consumer<LoadOutcome> outcomes)
            throws IOException {
        if (!Sha256.of(file).equals(check.sha256())) {
            throw new LoadRefused(t("This is not the file that was checked. Nothing was imported."));
        }
        String name = TextLimit.FILE_NAME.accept(file.name(), LoadRefused::new, t("Nothing was imported."));
        LoadPlan plan =
                new LoadPlan(repository.insert(actor, name, check, reason, clock.instant()), check.choices(), reason);
        Tally tally = new Tally(outcomes);
        FactReader reader = readings.reader(reading);
        rights.run(() -> read(file, reader, tally, cases -> take(plan, check, cases, tally)));
        if (!tally.fingerprint().equals(check.fingerprint())) {
            throw changed();
        }
        events.publishEvent(LoadLines.made(actor, plan, name, check.sha256(), tally.counts()));
        return plan.number();
    }

    /** What was refused as a whole is tried again, each on its own, and taken back. */
    private void take(LoadPlan plan, LoadCheck check, List<ReadCase> cases, Tally tally) {
        List<ReadCase> together = new ArrayList<>();
        for (ReadCase each : cases) {
            if (check.refusedLines().contains(each.line())) {
                take(plan, together, tally);
                together.clear();
                tried(plan, List.of(each), tally);
            } else {
                together.add(each);
            }
        }
        take(plan, together, tally);
    }

    private void take(LoadPlan plan, List<ReadCase> cases, Tally tally) {
        for (CaseLoader.Loaded each : loader.load(plan, cases)) {
            if (each.refusal() != null) {
                throw changed();
            }
            count(each, tally);
        }
    }

    private static LoadRefused changed() {
        return new LoadRefused(t(
                "Cases were changed since the file was checked, so that the import would do something else. Nothing was"
                        + " imported. Check the file again."));
    }

    /** Reads a file, and gives its cases as many at a time as are stored well together. */
    private void read(LoadFile file, FactReader reader, Tally tally, Consumer<List<ReadCase>> take) {
        CaseBatches batches = new CaseBatches(tally, take);
        try (InputStream in = file.open()) {
            reader.read(in, known(), batches);
            batches.end();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Content known() {
        return new Content(
                forms.all().stream()
                        .flatMap(form -> forms.versions(form.key()).stream())
                        .flatMap(version -> forms.find(version.form(), version.version()).stream())
                        .toList(),
                clock.instant());
    }
}
