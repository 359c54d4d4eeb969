package org.rarecase.exchange.load;

import static org.rarecase.shared.Messages.texts;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseInTransaction;
import org.rarecase.casebook.CaseNumber;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.Registration;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.load.LoadOutcome.Kind;
import org.rarecase.form.Forms;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Refusal;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes one case of a file over, within the transaction of the import, and says what became of each item. */
@Component
class CaseLoader {

    /**
     * What became of a case.
     *
     * @param outcomes of its items, in the order of the file
     * @param taken how many values took the place of others
     * @param refusal why nothing of it can be taken over; then there are no outcomes
     */
    record Loaded(
            ReadCase read,
            List<LoadOutcome> outcomes,
            boolean added,
            int taken,
            @Nullable Refusal refusal) {

        static Loaded refused(ReadCase read, Refusal why) {
            return new Loaded(read, List.of(), false, 0, why);
        }
    }

    /** A case that the sites and numbers here have place for, and as what it is found here. */
    private record Admitted(
            ReadCase read,
            Site site,
            CaseNumber number,
            @Nullable Instant at) {}

    private final Casebook casebook;
    private final Studies studies;
    private final Forms forms;
    private final CurrentAccount currentAccount;
    private final LoadQueries queries;
    private final Clock clock;

    CaseLoader(
            Casebook casebook,
            Studies studies,
            Forms forms,
            CurrentAccount currentAccount,
            LoadQueries queries,
            Clock clock) {
        this.casebook = casebook;
        this.studies = studies;
        this.forms = forms;
        this.currentAccount = currentAccount;
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * Takes cases over, one after the other; those that are new here are registered together before.
     *
     * @return what became of each; where one is refused, the transaction holds what was stored of it before that was found
     *     out, and may not be committed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Loaded> load(LoadPlan plan, List<ReadCase> cases) {
        Map<ReadCase, Refusal> refused = new IdentityHashMap<>();
        List<Admitted> admitted = admitted(cases, refused);
        Map<CaseNumber, CaseId> found =
                casebook.find(admitted.stream().map(Admitted::number).toList());
        Map<ReadCase, CaseInTransaction> registered = registered(
                plan,
                admitted.stream()
                        .filter(each -> !found.containsKey(each.number()))
                        .toList());
        Map<ReadCase, Loaded> loaded = new IdentityHashMap<>();
        refused.forEach((read, why) -> loaded.put(read, Loaded.refused(read, why)));
        for (Admitted each : admitted) {
            loaded.put(each.read(), load(plan, each, registered.get(each.read()), found.get(each.number())));
        }
        return cases.stream()
                .map(read -> Objects.requireNonNull(loaded.get(read)))
                .toList();
    }

    private Loaded load(
            LoadPlan plan, Admitted admitted, @Nullable CaseInTransaction registered, @Nullable CaseId found) {
        try {
            return registered != null
                    ? load(plan, admitted.read(), registered, true)
                    : load(plan, admitted.read(), found(admitted, Objects.requireNonNull(found)), false);
        } catch (Refusal refusal) {
            return Loaded.refused(admitted.read(), refusal);
        }
    }

    private List<Admitted> admitted(List<ReadCase> cases, Map<ReadCase, Refusal> refused) {
        List<Admitted> admitted = new ArrayList<>();
        Map<String, Optional<Site>> sites = new HashMap<>();
        for (ReadCase read : cases) {
            try {
                admitted.add(admitted(read, sites));
            } catch (CaseRefused refusal) {
                refused.put(read, refusal);
            }
        }
        return admitted;
    }

    private Admitted admitted(ReadCase read, Map<String, Optional<Site>> sites) {
        CaseFact fact = read.fact();
        CaseNumber number = CaseNumber.parse(fact.subject())
                .orElseThrow(() ->
                        new CaseRefused(texts("“{0}” is not the number of a case, such as PAD-0012.", fact.subject())));
        Site site = site(fact, number, sites);
        if (fact.consent() != null && !fact.consent().permitsCollection()) {
            throw new CaseRefused(texts("At the source consent to this case was withdrawn: nothing is taken over."));
        }
        Instant at = fact.registeredAt() == null ? null : fact.registeredAt().truncatedTo(ChronoUnit.MICROS);
        if (at != null && at.isAfter(clock.instant())) {
            throw new CaseRefused(texts("The case is registered in the future by the file."));
        }
        return new Admitted(read, site, number, at);
    }

    private Map<ReadCase, CaseInTransaction> registered(LoadPlan plan, List<Admitted> fresh) {
        List<CaseInTransaction> held = casebook.registerAgain(fresh.stream()
                .map(each -> new Registration(
                        each.site().id(),
                        each.number(),
                        each.at(),
                        plan.reason(each.read().line())))
                .toList());
        Map<ReadCase, CaseInTransaction> registered = new IdentityHashMap<>();
        for (int i = 0; i < fresh.size(); i++) {
            registered.put(fresh.get(i).read(), held.get(i));
        }
        return registered;
    }

    private CaseInTransaction found(Admitted admitted, CaseId id) {
        CaseInTransaction found = casebook.take(id);
        Instant registered = found.visible().caseSummary().registeredAt().truncatedTo(ChronoUnit.MICROS);
        Instant at = admitted.at();
        if (at != null && !at.equals(registered)) {
            throw new CaseRefused(texts(
                    "Another case has this number here: it was registered at another moment ({0}, in the file {1}).",
                    registered, at));
        }
        return found;
    }

    private Loaded load(LoadPlan plan, ReadCase read, CaseInTransaction taken, boolean fresh) {
        Set<FormInstanceId> former = fresh
                ? Set.of()
                : taken.visible().entries().stream().map(FormInstance::id).collect(Collectors.toUnmodifiableSet());
        CaseFact fact = read.fact();
        CaseLoad load = new CaseLoad(casebook, forms, fact, taken, plan, plan.reason(read.line()), former);
        load.run();
        List<LoadOutcome> outcomes = new ArrayList<>();
        Report report = new Report(plan, fact, read.line(), load, outcomes::add);
        if (fresh && fact.consent() == null) {
            report.sayThatConsentIsNotTold();
        }
        int replaced = report.print();
        return new Loaded(read, outcomes, fresh, replaced, null);
    }

    private Site site(CaseFact fact, CaseNumber number, Map<String, Optional<Site>> sites) {
        if (fact.site() != null && !fact.site().equals(number.siteCode())) {
            throw new CaseRefused(texts("The number of the case does not begin with its site, {0}.", fact.site()));
        }
        return sites.computeIfAbsent(number.siteCode(), studies::find)
                .filter(site -> currentAccount.sites().includes(site.id()))
                .orElseThrow(() -> new CaseRefused(texts("There is no such site, or it is not one of yours.")));
    }

    /** Says what became of the case, once it was taken over. */
    private final class Report {

        private final LoadPlan plan;
        private final CaseFact fact;
        private final int line;
        private final CaseLoad load;
        private final Consumer<LoadOutcome> outcomes;
        private int taken;

        Report(LoadPlan plan, CaseFact fact, int line, CaseLoad load, Consumer<LoadOutcome> outcomes) {
            this.plan = plan;
            this.fact = fact;
            this.line = line;
            this.load = load;
            this.outcomes = outcomes;
        }

        /** Consent is recorded here; what a file says of it only keeps cases out. */
        void sayThatConsentIsNotTold() {
            say(
                    "",
                    "",
                    Kind.REFUSED,
                    Answer.BLANK,
                    Answer.BLANK,
                    texts("The file does not say that consent to this case was given. Record here whether it was."));
        }

        int print() {
            if (fact.state() != null
                    && fact.state() != load.here().caseSummary().state()) {
                say(
                        "",
                        "",
                        Kind.REFUSED,
                        Answer.BLANK,
                        Answer.BLANK,
                        texts("The state of the case is not taken over: its steps are taken here."));
            }
            for (FormFact form : fact.forms()) {
                String name = LoadPlan.name(form);
                Optional<FormInstance> instance = load.instance(form);
                Optional<LocalizedText> why =
                        instance.isEmpty() ? load.whyNotAdded(form) : load.unlike(form, instance.get());
                if (instance.isEmpty() || why.isPresent()) {
                    refuse(name, form, why.orElse(texts("The case takes no further form as it is now.")));
                } else {
                    load.comparison(form, instance.get()).forEach(each -> print(name, form, instance.get(), each));
                }
            }
            return taken;
        }

        private void print(String form, FormFact inFile, FormInstance instance, FormComparison.Compared each) {
            ItemRef place = new ItemRef(instance.id(), each.path());
            if (load.isTaken(place)) {
                Answer before = load.before(place);
                boolean replaced = load.replaced(place);
                taken += replaced ? 1 : 0;
                say(
                        form,
                        each.path().toString(),
                        replaced ? Kind.DIFFERENT : Kind.NEW,
                        before,
                        each.inFile(),
                        LocalizedText.NONE);
            } else if (each.candidate() != null) {
                LocalizedText why = inFile.inactive()
                        ? texts("The form is not part of the case any more: it does not come by an import.")
                        : load.whyNot(instance, place);
                say(form, each.path().toString(), Kind.REFUSED, each.here(), each.inFile(), why);
            } else {
                if (each.kind() == Kind.DIFFERENT
                        && !plan.isTrial()
                        && plan.of(fact, inFile, each.path()) == Differences.ASK) {
                    queries.ask(load.here(), place, each.inFile());
                }
                say(form, each.path().toString(), each.kind(), each.here(), each.inFile(), each.why());
            }
        }

        /** A line for each item with a value. */
        private void refuse(String form, FormFact inFile, LocalizedText why) {
            inFile.items().values().forEach(item -> refuse(form, item, why));
        }

        private void refuse(String form, Fact item, LocalizedText why) {
            switch (item) {
                case Fact.Single single when FormComparison.isNothing(single.answer()) -> {}
                case Fact.Single single ->
                    say(form, single.path().toString(), Kind.REFUSED, Answer.BLANK, single.answer(), why);
                case Fact.Rows rows ->
                    rows.rows().forEach(row -> row.items().values().forEach(each -> refuse(form, each, why)));
            }
        }

        private void say(String form, String path, Kind kind, Answer here, Answer inFile, LocalizedText why) {
            outcomes.accept(new LoadOutcome(line, fact.subject(), form, path, kind, here.print(), inFile.print(), why));
        }
    }
}
