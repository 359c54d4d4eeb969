package org.rarecase.exchange.imports;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.exchange.export.SeenSites;
import org.rarecase.exchange.imports.Import.State;
import org.rarecase.exchange.load.CaseLoads;
import org.rarecase.exchange.load.Choices;
import org.rarecase.exchange.load.Differences;
import org.rarecase.exchange.load.LoadFile;
import org.rarecase.exchange.load.LoadOutcome;
import org.rarecase.exchange.load.Reading;
import org.rarecase.shared.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** What accounts import, step by step, each its own and nobody anybody else's. */
@Service
public class Imports {

    /** So many outcomes are shown at a time. */
    public static final int PAGE = 50;

    private static final int NEWEST = 20;
    private static final int MOST_SINGLE_CHOICES = 2000;
    private static final int BATCH = 1000;

    private record Asked(long id) {}

    private final ImportRepository repository;
    private final UploadedFiles kept;
    private final ImportRunner runner;
    private final CaseLoads loads;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Imports(
            ImportRepository repository,
            UploadedFiles kept,
            ImportRunner runner,
            CaseLoads loads,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.kept = kept;
        this.runner = runner;
        this.loads = loads;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /** What can become of values that differ, for this account: first what is proposed. */
    public List<Differences> possible() {
        return loads.isCoordinator()
                ? List.of(Differences.ASK, Differences.KEEP)
                : List.of(Differences.KEEP, Differences.TAKE);
    }

    /** Those of the account, the newest first. */
    @Transactional(readOnly = true)
    public List<Import> newest() {
        return repository.of(actor().userName(), NEWEST);
    }

    @Transactional(readOnly = true)
    public Import find(long id) {
        Actor actor = actor();
        return repository
                .find(id)
                .filter(found -> found.sentBy().userName().equals(actor.userName()))
                .orElseThrow(() -> new ImportNotFound(
                        t("There is no such import of yours. Those that you made are under Data → Import.")));
    }

    private Actor actor() {
        return currentAccount.as(Role.INVESTIGATOR, Role.COORDINATOR);
    }

    /** The uploaded file of an import that has not ended. */
    @Transactional(readOnly = true)
    public LoadFile file(long id) {
        return kept.file(find(id), read -> {});
    }

    /** Reads the file otherwise than before: it has to be checked again. */
    @Transactional
    public void read(long id, Reading reading) {
        find(id);
        require(() -> repository.read(id, reading));
    }

    /** Finds out what the import would do. */
    @Transactional
    public void check(long id) {
        if (find(id).needsMapping()) {
            throw new ImportRefused(t("First map the columns of the file. Nothing was checked."));
        }
        require(() -> repository.startCheck(id, currentAccount.sites(), clock.instant()));
        events.publishEvent(new Asked(id));
    }

    /** What becomes of all values that differ and were not chosen singly. */
    @Transactional
    public void choose(long id, Differences all) {
        Choices before = find(id).choices();
        requirePossible(all);
        require(() -> repository.choose(id, new Choices(all, before.single())));
    }

    /** What becomes of one value that differs. */
    @Transactional
    public void choose(long id, LoadOutcome of, Differences choice) {
        Choices before = find(id).choices();
        requirePossible(choice);
        Map<String, Differences> single = new HashMap<>(before.single());
        String place = Choices.place(of.subject(), of.form(), of.path());
        if (choice == before.all()) {
            single.remove(place);
        } else {
            single.put(place, choice);
        }
        if (single.size() > MOST_SINGLE_CHOICES) {
            throw new ImportRefused(t(
                    "At most {0} items can be chosen singly. Choose for the whole file what most of them need.",
                    MOST_SINGLE_CHOICES));
        }
        require(() -> repository.choose(id, new Choices(before.all(), single)));
    }

    private void requirePossible(Differences choice) {
        if (!possible().contains(choice)) {
            throw new ImportRefused(t("Your role does not choose that. Nothing was changed."));
        }
    }

    /** Applies what was checked, in the background. */
    @Transactional
    public void confirm(long id, String reason) {
        Import job = find(id);
        String why = CaseLoads.reason(reason);
        if (job.state() == State.CHECKED && !(job.isAsChecked() && isStillSeen(job))) {
            throw new ImportRefused(
                    t("What becomes of values that differ was changed since the file was checked. Check it again."));
        }
        require(() -> repository.confirm(id, actor(), why, clock.instant()));
        events.publishEvent(new Asked(id));
    }

    private static void require(BooleanSupplier done) {
        if (!done.getAsBoolean()) {
            throw new ImportRefused(t("The import is at another step by now. Nothing was changed. Look at it again."));
        }
    }

    @TransactionalEventListener
    void on(Asked asked) {
        runner.asked();
    }

    /** Ends an import before it is applied: nothing of it stays. */
    @Transactional
    public void cancel(long id) {
        find(id);
        if (!repository.end(id, State.CANCELLED, null, clock.instant())) {
            throw new ImportRefused(t("The import has ended already. Nothing was cancelled."));
        }
        kept.remove(id);
    }

    /** What would become of the items, or what became of them, from one place of the list on. */
    @Transactional(readOnly = true)
    public List<ShownOutcome> outcomes(long id, OutcomeFilter filter, int from) {
        return isStillSeen(find(id)) ? kept.outcomes(id, filter, from, PAGE) : List.of();
    }

    @Transactional(readOnly = true)
    public int count(long id, OutcomeFilter filter) {
        return isStillSeen(find(id)) ? kept.count(id, filter) : 0;
    }

    /** All that fit, one after the other. */
    public void forEach(long id, OutcomeFilter filter, Consumer<LoadOutcome> consumer) {
        if (!isStillSeen(find(id))) {
            return;
        }
        int from = 0;
        List<ShownOutcome> next = kept.outcomes(id, filter, from, BATCH);
        while (!next.isEmpty()) {
            next.forEach(each -> consumer.accept(each.outcome()));
            from = next.getLast().number() + 1;
            next = kept.outcomes(id, filter, from, BATCH);
        }
    }

    /** Who lost a site since does not see what was found out about its cases. */
    private boolean isStillSeen(Import job) {
        return SeenSites.stillSeen(repository.sites(job.id()), currentAccount.sites());
    }

    /** What is erased is in no kept file either; which holds it is not known before all are read, so none is kept. */
    @EventListener
    void on(CaseErased event) {
        runner.removeAll(repository.kept());
    }
}
