package org.rarecase.exchange.cut;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.List;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.VisibleCases;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.form.FormDefinition;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.rarecase.study.SiteId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** The cuts of the registry: coordinators make them, they and auditors see them, each as far as today's rights reach. */
@Service
public class Cuts {

    private static final int NEWEST = 200;
    private static final int MOST_UNDER_WAY = 3;

    private record Asked(long id) {}

    private final CutRepository repository;
    private final CutCases cases;
    private final CutRunner runner;
    private final VisibleCases visible;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cuts(
            CutRepository repository,
            CutCases cases,
            CutRunner runner,
            VisibleCases visible,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.cases = cases;
        this.runner = runner;
        this.visible = visible;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    public boolean mayMake() {
        return currentAccount.has(Role.COORDINATOR);
    }

    /** How many cases would be in it. */
    @Transactional(readOnly = true)
    public int count(CutRequest request) {
        CutRights.requireReader(currentAccount);
        return visible.count(request.cases(), false);
    }

    /** Begins a cut and gives its id. */
    @Transactional
    public long start(CutRequest request) {
        Actor actor = CutRights.requireMaker(currentAccount);
        CutRequest accepted = accepted(request);
        if (repository.underWay(actor.userName()) >= MOST_UNDER_WAY) {
            throw new CutRefused(t(
                    "Cuts of yours that are under way: {0}. Nothing was started. Wait for one to end, or cancel one.",
                    MOST_UNDER_WAY));
        }
        if (visible.count(accepted.cases(), false) == 0) {
            throw new CutRefused(t("No case fits. Nothing was started. Choose fewer conditions."));
        }
        try {
            long id = repository.insert(actor, accepted, clock.instant());
            events.publishEvent(new Asked(id));
            return id;
        } catch (DuplicateKeyException taken) {
            throw new CutRefused(
                    t("There is a cut “{0}” already. Nothing was started. Choose another name.", accepted.name()));
        }
    }

    private CutRequest accepted(CutRequest request) {
        String name = TextLimit.NAME.accept(request.name(), CutRefused::new, t("Nothing was started."));
        String purpose = TextLimit.REASON.accept(request.purpose(), CutRefused::new, t("Nothing was started."));
        if (name.isEmpty()) {
            throw new CutRefused(t("Give the cut a name. Nothing was started."));
        }
        if (purpose.isEmpty()) {
            throw new CutRefused(t("Say what the cut is for. Nothing was started."));
        }
        Long site = request.site();
        if (site != null && !currentAccount.sites().includes(new SiteId(site))) {
            throw new CutRefused(t("This is not one of your sites. Nothing was started. Choose another one."));
        }
        return new CutRequest(name, purpose, site, request.state(), request.tumourType());
    }

    @TransactionalEventListener
    void on(Asked asked) {
        runner.asked();
    }

    /** All that there are, and what the account tried, the newest first. */
    @Transactional(readOnly = true)
    public List<Cut> all() {
        CutRights.requireReader(currentAccount);
        return repository.newest(currentAccount.account().userName(), NEWEST);
    }

    /** A cut that is made. */
    @Transactional(readOnly = true)
    public Cut made(long id) {
        CutRights.requireReader(currentAccount);
        return repository.find(id).filter(it -> it.state() == Cut.State.DONE).orElseThrow(Cuts::notFound);
    }

    static CutRefused notFound() {
        return new CutRefused(t("There is no such cut. See the list under Data → Cuts."));
    }

    /** Ends one that the account began and that is under way; nothing of it stays. */
    @Transactional
    public void cancel(long id) {
        Actor actor = CutRights.requireMaker(currentAccount);
        Cut own = repository
                .find(id)
                .filter(it -> it.madeBy().userName().equals(actor.userName()))
                .orElseThrow(Cuts::notFound);
        if (!repository.end(own.id(), Cut.State.CANCELLED, null, clock.instant())) {
            throw new CutRefused(t("The cut has ended already. Nothing was cancelled."));
        }
        cases.deleteAll(own.id());
    }

    /** How many cases of a cut the account may see today. */
    @Transactional(readOnly = true)
    public int count(long id) {
        return cases.count(made(id).id(), CaseFilter.ALL, CutRights.ofReader(currentAccount));
    }

    /** Some of them, by their numbers. */
    @Transactional(readOnly = true)
    public List<CutCase> cases(long id, int from, int limit) {
        return cases.list(made(id).id(), CutRights.ofReader(currentAccount), from, limit);
    }

    /** The forms of a cut as they were then. */
    @Transactional(readOnly = true)
    public List<FormDefinition> forms(long id) {
        return repository.content(made(id)).forms();
    }

    /** Whether its cases still have the hash that was noted when it was made, or when one was erased. */
    @Transactional(readOnly = true)
    public boolean isIntact(long id) {
        Cut cut = made(id);
        return cases.whole(id, repository.header(id)).sha256().equals(cut.sha256());
    }

    /** What is erased is taken out of each cut in the same transaction. */
    @EventListener
    void on(CaseErased event) {
        repository.waitForCuts();
        String number = repository.number(event.caseId().value()).orElseThrow();
        for (long id : repository.lockMadeWith(number)) {
            Cut before = repository.find(id).orElseThrow();
            cases.delete(id, number);
            CutCases.Whole after = cases.whole(id, repository.header(id));
            repository.erased(before, after, clock.instant());
            events.publishEvent(new CutTold(event.actor(), List.of(CutLines.caseErased(before, after.sha256()))));
        }
    }
}
