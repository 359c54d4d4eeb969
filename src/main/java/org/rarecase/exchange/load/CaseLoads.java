package org.rarecase.exchange.load;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

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
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.fact.LeftOut;
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
            rights.run(() -> read(file, reader, tally, (fact, line) -> {
                if (!tried(plan, fact, line, tally)) {
                    refused.add(line);
                }
            }));
            return new LoadCheck(
                    Sha256.of(file), reading.format(), choices, tally.counts(), tally.fingerprint(), refused);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Takes a case over, and takes that back; false if all of it is refused. */
    private boolean tried(LoadPlan plan, CaseFact fact, int line, Tally tally) {
        List<LoadOutcome> said = new ArrayList<>();
        CaseLoader.Loaded loaded;
        try {
            loaded = own.execute(status -> {
                status.setRollbackOnly();
                return loader.load(plan, fact, line, said::add);
            });
        } catch (Refusal refused) {
            tally.accept(new LoadOutcome(
                    line,
                    fact.subject(),
                    "",
                    "",
                    LoadOutcome.Kind.REFUSED,
                    "",
                    "",
                    refused instanceof CaseRefused it ? it.why() : LocalizedText.english(refused.getMessage())));
            return false;
        }
        said.forEach(tally);
        if (loaded != null) {
            tally.count(loaded);
        }
        return true;
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
        rights.run(() -> read(file, reader, tally, (fact, line) -> {
            if (check.refusedLines().contains(line)) {
                tried(plan, fact, line, tally);
            } else {
                tally.count(taken(plan, fact, line, tally));
            }
        }));
        if (!tally.fingerprint().equals(check.fingerprint())) {
            throw changed();
        }
        events.publishEvent(LoadLines.made(actor, plan, name, check.sha256(), tally.counts()));
        return plan.number();
    }

    private CaseLoader.Loaded taken(LoadPlan plan, CaseFact fact, int line, Tally tally) {
        try {
            return loader.load(plan, fact, line, tally);
        } catch (Refusal otherThanTried) {
            throw changed();
        }
    }

    private static LoadRefused changed() {
        return new LoadRefused(t(
                "Cases were changed since the file was checked, so that the import would do something else. Nothing was"
                        + " imported. Check the file again."));
    }

    private interface Cases {
        void take(CaseFact fact, int line);
    }

    private void read(LoadFile file, FactReader reader, Tally tally, Cases cases) {
        Set<String> subjects = new HashSet<>();
        try (InputStream in = file.open()) {
            reader.read(in, known(), new FactReader.Sink() {
                @Override
                public void read(CaseFact fact, int line) {
                    tally.countCase();
                    if (subjects.add(fact.subject())) {
                        cases.take(fact, line);
                    } else {
                        leftOut(new LeftOut(
                                line,
                                fact.subject(),
                                "",
                                texts("This case stands twice in the file: the second one is not taken.")));
                    }
                }

                @Override
                public void leftOut(LeftOut what) {
                    tally.accept(new LoadOutcome(
                            what.line(),
                            what.subject(),
                            "",
                            what.place(),
                            LoadOutcome.Kind.REFUSED,
                            "",
                            "",
                            what.why()));
                }
            });
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
