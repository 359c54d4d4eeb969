package org.rarecase.exchange.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.exchange.export.ExportTest;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactSource;
import org.rarecase.exchange.fact.Selection;
import org.rarecase.form.ItemPath;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ExportTest
class CutsIntegrationTests {

    @Autowired
    Cuts cuts;

    @Autowired
    CutRunner runner;

    @Autowired
    CutSource source;

    @Autowired
    CutComparisons comparisons;

    @Autowired
    FactSource now;

    @Autowired
    Casebook casebook;

    @Autowired
    Consents consents;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aCutTellsItsCasesAsTheyWereWhateverIsEnteredLater() {
        Site site = registry.site("YAS", "As it was", "IT");
        CaseId first = register(site);
        save(site, first, "weight", Answer.number("12.5"));
        List<CaseFact> then = read(reader -> now.read(atSite(site), reader));

        long cut = make("As it was", site);
        save(site, first, "weight", Answer.number("13"));
        register(site);

        assertThat(printed(read(reader -> source.read(cut, Selection.ALL, reader))))
                .isEqualTo(printed(then));
        assertThat(made(cut)).satisfies(it -> {
            assertThat(it.cases()).isEqualTo(1);
            assertThat(it.asOf()).isNotNull();
            assertThat(it.sha256()).hasSize(64);
        });
        assertThat(coordinator(() -> cuts.isIntact(cut))).isTrue();
    }

    @Test
    void casesComeFromACutOverItsPagesAlsoInAnOrderThatTellsNothingOfTheirNumbers() {
        Site site = registry.site("YPA", "Pages", "IT");
        registry.run(registry.investigatorOf(site), () -> {
            for (int i = 0; i < FactSource.PAGE + 2; i++) {
                casebook.register(site.id());
            }
        });
        long cut = make("Pages", site);
        Selection salted = new Selection(atSite(site).cases(), Set.of(), false, "salt");

        assertThat(read(reader -> source.read(cut, Selection.ALL, reader)))
                .extracting(CaseFact::subject)
                .isSorted()
                .hasSize(FactSource.PAGE + 2);
        assertThat(printed(read(reader -> source.read(cut, salted, reader))))
                .isEqualTo(printed(read(reader -> now.read(salted, reader))))
                .isNotEqualTo(printed(read(reader -> now.read(atSite(site), reader))));
    }

    @Test
    void onlyACoordinatorMakesACutAndItIsSeenByAuditorsToo() {
        Site site = registry.site("YRI", "Rights", "IT");
        register(site);
        for (String other : List.of(
                registry.investigatorOf(site),
                registry.monitor(),
                registry.auditor(),
                registry.pathologist(),
                registry.administrator())) {
            assertThatThrownBy(() -> registry.run(other, () -> cuts.start(request("Not mine", site))))
                    .as(other)
                    .isInstanceOf(NotAllowed.class);
        }
        long cut = make("Rights", site);

        assertThat(registry.as(registry.auditor(), cuts::all))
                .extracting(Cut::id)
                .contains(cut);
        assertThat(registry.as(registry.auditor(), () -> cuts.cases(cut, 0, 10)))
                .extracting(CutCase::number)
                .containsExactly("YRI-0001");
        for (String other : List.of(registry.monitor(), registry.pathologist(), registry.administrator())) {
            assertThatThrownBy(() -> registry.as(other, cuts::all)).as(other).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> registry.as(other, () -> cuts.cases(cut, 0, 10)))
                    .as(other)
                    .isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void whoExportsFromACutIsToldOfTodaysSitesAndNothingThatIsRestrictedToday() {
        Site site = registry.site("YTO", "Today", "IT");
        Site other = registry.site("YTX", "Elsewhere", "IT");
        register(site);
        CaseId withdrawn = register(site);
        register(other);
        long both = coordinator(() -> cuts.start(new CutRequest("Both sites", "to test", null, null, null)));
        work();
        withdraw(site, withdrawn, Withdrawal.Scope.NO_USE);

        assertThat(as(registry.investigatorOf(site), both, false)).containsExactly("YTO-0001");
        assertThat(as(registry.investigatorOf(site), both, true)).containsExactly("YTO-0001");
        assertThat(as(registry.coordinator(), both, false))
                .contains("YTO-0001", "YTX-0001")
                .doesNotContain("YTO-0002");
        assertThat(as(registry.coordinator(), both, true)).contains("YTO-0001", "YTO-0002", "YTX-0001");
        assertThatThrownBy(() -> as(registry.pathologist(), both, true)).isInstanceOf(CutRefused.class);
    }

    @Test
    void aRestrictedCaseIsNotInACut() {
        Site site = registry.site("YRE", "Restricted", "IT");
        register(site);
        withdraw(site, register(site), Withdrawal.Scope.NO_USE);

        long cut = make("Without restricted", site);

        assertThat(as(registry.auditor(), cut, true)).containsExactly("YRE-0001");
    }

    @Test
    void aNameIsTakenOnceAndTheRefusalSaysWhatToDo() {
        Site site = registry.site("YNA", "Names", "IT");
        refused(request("Empty", site), "No case fits");
        register(site);
        make("Named", site);

        refused(request(" named ", site), "There is a cut “named” already");
        refused(new CutRequest(" ", "to test", site.id().value(), null, null), "Give the cut a name");
        refused(new CutRequest("Other", " ", site.id().value(), null, null), "Say what the cut is for");
        long waiting = coordinator(() -> cuts.start(request("Cancelled", site)));
        registry.run(registry.coordinator(), () -> cuts.cancel(waiting));
        assertThatThrownBy(() -> registry.run(registry.coordinator(), () -> cuts.cancel(waiting)))
                .isInstanceOf(CutRefused.class)
                .hasMessageContaining("ended already");
        assertThat(make("Cancelled", site)).as("its name is free again").isNotEqualTo(waiting);
    }

    @Test
    void theTrailSaysWhoMadeWhichCutForWhatWithItsHash() {
        Site site = registry.site("YTR", "Trail", "IT");
        register(site);
        long cut = make("For the trail", site);

        assertThat(trail("cut.made", cut))
                .containsExactly("clara | coordinator | cut " + cut + " For the trail; as of "
                        + made(cut).asOf() + "; cases: 1; sha256 " + made(cut).sha256() + " | to test");
    }

    @Test
    void anErasureTakesTheCaseOutOfEveryCutWhichSaysSo() {
        Site site = registry.site("YER", "Erased", "IT");
        CaseId erased = register(site);
        register(site);
        save(site, erased, "weight", Answer.number("77.7"));
        long first = make("Erasure one", site);
        long second = make("Erasure two", site);
        String before = made(first).sha256();
        withdraw(site, erased, Withdrawal.Scope.ERASE);
        List<CaseFact> left = read(reader -> source.read(first, Selection.ALL, reader));

        registry.run(registry.coordinator(), () -> consents.erase(erased));

        for (long cut : List.of(first, second)) {
            assertThat(as(registry.auditor(), cut, true)).containsExactly("YER-0002");
            assertThat(coordinator(() -> cuts.isIntact(cut))).isTrue();
        }
        assertThat(read(reader -> source.read(first, Selection.ALL, reader))).isEqualTo(left);
        assertThat(made(first)).satisfies(it -> {
            assertThat(it.cases()).isEqualTo(1);
            assertThat(it.erasures()).singleElement().satisfies(erasure -> {
                assertThat(erasure.sha256Before()).isEqualTo(before);
                assertThat(erasure.sha256After()).isEqualTo(it.sha256()).isNotEqualTo(before);
            });
        });
        assertThat(trail("cut.case-erased", first)).hasSize(1);
    }

    @Test
    void anErasureThatDoesNotComeToItsEndLeavesTheCutAsItWas() {
        Site site = registry.site("YKI", "Killed", "IT");
        CaseId id = register(site);
        long cut = make("Killed in between", site);
        Cut before = made(cut);
        withdraw(site, id, Withdrawal.Scope.ERASE);

        registry.run(
                registry.coordinator(),
                () -> transaction.executeWithoutResult(it -> {
                    consents.erase(id);
                    it.setRollbackOnly();
                }));

        assertThat(made(cut)).isEqualTo(before);
        assertThat(coordinator(() -> cuts.isIntact(cut))).isTrue();
    }

    @Test
    void aCaseThatIsErasedWhileACutIsMadeIsNotInIt() {
        Site site = registry.site("YWH", "While", "IT");
        CaseId erased = register(site);
        register(site);
        long cut = coordinator(() -> cuts.start(request("While it is made", site)));
        work();
        behindTheProgram("UPDATE exchange_cut SET state = 'WAITING' WHERE id = " + cut);
        withdraw(site, erased, Withdrawal.Scope.ERASE);
        registry.run(registry.coordinator(), () -> consents.erase(erased));
        work();

        assertThat(as(registry.auditor(), cut, true)).containsExactly("YWH-0002");
        assertThat(sql.sql("SELECT COUNT(*) FROM exchange_cut_case WHERE cut_id = ?")
                        .param(cut)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatWasChangedBehindTheProgramIsNotRead() {
        Site site = registry.site("YBE", "Behind", "IT");
        register(site);
        register(site);
        long cut = make("Behind the program", site);

        behindTheProgram("DELETE FROM exchange_cut_case WHERE number = 'YBE-0002' AND cut_id = " + cut);

        assertThat(coordinator(() -> cuts.isIntact(cut))).isFalse();
        assertThatThrownBy(() -> as(registry.coordinator(), cut, false))
                .isInstanceOf(CutRefused.class)
                .hasMessageContaining("not as it was made");
    }

    @Test
    void twoCutsAreComparedByCaseAndItem() {
        Site site = registry.site("YCO", "Compared", "IT");
        CaseId changed = register(site);
        register(site);
        CaseId gone = register(site);
        long before = make("Compared before", site);
        save(site, changed, "weight", Answer.number("14.20"));
        withdraw(site, gone, Withdrawal.Scope.NO_USE);
        register(site);
        long after = make("Compared after", site);

        assertThat(coordinator(() -> comparisons.count(before, after))).isEqualTo(new CutComparisons.Counts(1, 1, 1));
        assertThat(coordinator(() -> comparisons.page(before, after, "")))
                .containsExactly(
                        new CaseDifference(
                                "YCO-0001",
                                CaseDifference.Kind.CHANGED,
                                List.of(new CaseDifference.Item("demographics 1", "weight", "blank", "14.2"))),
                        new CaseDifference("YCO-0003", CaseDifference.Kind.GONE, List.of()),
                        new CaseDifference("YCO-0004", CaseDifference.Kind.NEW, List.of()));
        assertThat(coordinator(() -> comparisons.page(before, after, "YCO-0003")))
                .hasSize(1);
        List<List<String>> lines = new ArrayList<>();
        registry.run(registry.coordinator(), () -> comparisons.print(before, after, lines::add));
        assertThat(lines)
                .contains(List.of("YCO-0001", "changed", "demographics 1", "weight", "blank", "14.2"))
                .hasSize(4);
        assertThatThrownBy(() -> registry.as(registry.monitor(), () -> comparisons.count(before, after)))
                .isInstanceOf(NotAllowed.class);
    }

    private static CutRequest request(String name, Site site) {
        return new CutRequest(name, "to test", site.id().value(), null, null);
    }

    private static Selection atSite(Site site) {
        return new Selection(new CaseFilter(null, site.id(), null, ""), Set.of(), false);
    }

    private long make(String name, Site site) {
        long id = coordinator(() -> cuts.start(request(name, site)));
        work();
        return id;
    }

    private void work() {
        boolean more = true;
        while (more) {
            more = runner.step();
        }
    }

    private Cut made(long id) {
        return coordinator(() -> cuts.made(id));
    }

    private void refused(CutRequest request, String why) {
        assertThatThrownBy(() -> registry.run(registry.coordinator(), () -> cuts.start(request)))
                .isInstanceOf(CutRefused.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Nothing was started");
    }

    private <T> T coordinator(Supplier<T> work) {
        return registry.as(registry.coordinator(), work);
    }

    private interface Reading {
        void with(FactSource.Reader reader);
    }

    private List<CaseFact> read(Reading reading) {
        Collected collected = new Collected();
        registry.run(registry.coordinator(), () -> reading.with(collected));
        return collected.told;
    }

    /** Whatever edition their forms were read from: tests of the same database read others. */
    private static List<String> printed(List<CaseFact> cases) {
        return cases.stream().map(CaseFact::toString).toList();
    }

    private List<String> as(String person, long cut, boolean restricted) {
        Collected collected = new Collected();
        Selection all = new Selection(Selection.ALL.cases(), Set.of(), restricted);
        registry.run(person, () -> source.read(cut, all, collected));
        return collected.told.stream().map(CaseFact::subject).toList();
    }

    private List<String> trail(String kind, long cut) {
        return sql.sql("SELECT CONCAT_WS(' | ', user_name, role, new_value, reason) FROM audit_entry"
                        + " WHERE kind = ? AND new_value LIKE ?")
                .params(kind, "cut " + cut + " %")
                .query(String.class)
                .list();
    }

    private void behindTheProgram(String statement) {
        transaction.executeWithoutResult(
                it -> assertThat(sql.sql(statement).update()).isEqualTo(1));
    }

    private CaseId register(Site site) {
        return registry.as(
                registry.investigatorOf(site),
                () -> casebook.register(site.id()).id());
    }

    private void withdraw(Site site, CaseId id, Withdrawal.Scope scope) {
        registry.run(
                registry.investigatorOf(site),
                () -> consents.withdraw(id, new Withdrawal(scope, LocalDate.EPOCH, Withdrawal.By.PATIENT, "")));
    }

    private void save(Site site, CaseId id, String item, Answer answer) {
        registry.run(registry.investigatorOf(site), () -> {
            FormInstance entry = casebook.open(id).entries().stream()
                    .filter(each -> each.form().key().value().equals("demographics"))
                    .findFirst()
                    .orElseThrow();
            ItemPath path = ItemPath.of(item);
            casebook.save(
                    id, entry.id(), List.of(new Change(path, entry.answers().get(path), answer)), null);
        });
    }

    private static final class Collected implements FactSource.Reader {

        private final List<CaseFact> told = new ArrayList<>();

        @Override
        public Content begin(Content content, int cases, int restricted) {
            return content;
        }

        @Override
        public void read(CaseFact fact) {
            told.add(fact);
        }
    }
}
