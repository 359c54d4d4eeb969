package org.rarecase.exchange.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.audit.AuditEntry;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.database.Statements;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.study.Site;
import org.rarecase.study.TumourType;
import org.springframework.beans.factory.annotation.Autowired;

@RarecaseIntegrationTest
class FactSourceIntegrationTests {

    @Autowired
    FactSource source;

    @Autowired
    Casebook casebook;

    @Autowired
    CaseLifecycle lifecycle;

    @Autowired
    Consents consents;

    @Autowired
    Registry registry;

    @Autowired
    AuditTrail trail;

    @Test
    void casesComeByTheirNumbersEachOnceAndOverThePages() {
        Site site = registry.site("EXP", "Export", "IT");
        List<String> registered = register(site, FactSource.PAGE + 3);

        List<CaseFact> told = read(registry.monitor(), at(site));

        assertThat(told).extracting(CaseFact::subject).containsExactlyElementsOf(registered);
    }

    @Test
    void aPageTakesAsManyStatementsForOneCaseAsForMany() {
        Site one = registry.site("EXO", "One", "IT");
        Site many = registry.site("EXM", "Many", "IT");
        register(one, 1);
        register(many, FactSource.PAGE - 1);
        read(registry.monitor(), at(one));

        int few = Statements.countDuring(() -> read(registry.monitor(), at(one)));

        assertThat(Statements.countDuring(() -> read(registry.monitor(), at(many))))
                .isEqualTo(few);

        int fewWithHistory = Statements.countDuring(() -> read(registry.monitor(), at(one).withHistory()));
        assertThat(Statements.countDuring(() -> read(registry.monitor(), at(many).withHistory())))
                .isEqualTo(fewWithHistory);
        assertThat(fewWithHistory - few).as("more with history").isLessThanOrEqualTo(9);
    }

    @Test
    void theHistoryOfACaseIsThatOfItsPage() {
        Site site = registry.site("EXH", "History", "IT");
        Site other = registry.site("EXI", "Other history", "IT");
        register(site, 1);
        register(other, 1);
        CaseId id = id(site, "EXH-0001");
        String investigator = registry.investigatorOf(site);
        save(investigator, id, "demographics", "weight", Answer.number("12"));

        for (String reader : List.of(investigator, registry.monitor(), registry.coordinator(), registry.auditor())) {
            CaseFact told = read(reader, at(site).withHistory()).getFirst();
            assertThat(told.history().steps())
                    .extracting(CaseHistory.Step::number)
                    .isEqualTo(registry.as(reader, () -> trail.ofCase(id, AuditTrail.NEWEST, 1000)).reversed().stream()
                            .map(AuditEntry::seq)
                            .toList());
            assertThat(told.history().steps())
                    .filteredOn(CaseHistory.Step::isOfValue)
                    .anySatisfy(step -> {
                        assertThat(step.place()).isEqualTo(new CaseHistory.Place("demographics", 1, "weight"));
                        assertThat(step.after()).startsWith("12");
                        assertThat(step.by()).isEqualTo(new CaseHistory.Author(investigator, "investigator"));
                    });
            assertThat(told.toString()).contains("Change[by=" + investigator + ", role=investigator");
            assertThat(told.toString()).doesNotContain("EXI-");
        }
        assertThat(read(registry.monitor(), at(site)).getFirst().history())
                .as("not asked for")
                .isNull();
        assertThat(read(registry.investigatorOf(other), at(site).withHistory())).isEmpty();
    }

    @Test
    void allIsSeenAtOneMomentAndNobodyWaitsForIt() {
        Site site = registry.site("EXN", "Now", "IT");
        register(site, 2);
        CaseId second = id(site, "EXN-0002");
        List<CaseFact> told = new ArrayList<>();
        String investigator = registry.investigatorOf(site);

        registry.run(
                registry.monitor(),
                () -> source.read(at(site), new FactSource.Reader() {
                    @Override
                    public Content begin(Content content, int cases, int restricted) {
                        CompletableFuture.runAsync(() -> {
                                    save(investigator, second, "demographics", "weight", Answer.number("12"));
                                    registry.run(investigator, () -> casebook.register(site.id()));
                                })
                                .join();
                        return content;
                    }

                    @Override
                    public void read(CaseFact fact) {
                        told.add(fact);
                    }
                }));

        assertThat(told).extracting(CaseFact::subject).containsExactly("EXN-0001", "EXN-0002");
        assertThat(answer(told.getLast(), "demographics", "weight")).isEqualTo(Answer.BLANK);
        assertThat(answer(read(registry.monitor(), at(site)).get(1), "demographics", "weight"))
                .isEqualTo(Answer.number("12"));
    }

    @Test
    void whoMayNotOpenACaseIsToldNothingOfIt() {
        Site site = registry.site("EXR", "Rights", "IT");
        register(site, 1);

        assertThat(read(registry.investigatorOf(site), at(site))).hasSize(1);
        assertThat(read(registry.monitor(), at(site))).hasSize(1);
        assertThat(read(registry.coordinator(), at(site))).hasSize(1);
        assertThat(read(registry.auditor(), at(site))).hasSize(1);
        assertThat(read(registry.anna(), at(site))).isEmpty();
        assertThat(read(registry.administrator(), at(site))).isEmpty();
        assertThat(read(registry.pathologist(), at(site))).isEmpty();
    }

    @Test
    void aBlindedReviewerIsToldWhatThePageShows() {
        Site site = registry.site("EXB", "Blinded", "IT");
        register(site, 1);
        CaseId id = id(site, "EXB-0001");
        String investigator = registry.investigatorOf(site);
        save(investigator, id, "diagnosis", "tumour_type", Answer.text("T03"));
        registry.run(investigator, () -> lifecycle.openReviewForm(id, new FormKey("central-review"), null));

        CaseFact told = read(registry.pathologist(), at(site)).getFirst();

        assertThat(told.tumourType()).isNull();
        assertThat(told.forms())
                .extracting(form -> form.form().key().value())
                .as("of the diagnosis and the local report, what a reader is told alone")
                .containsExactly("registration", "demographics", "diagnosis", "local-pathology", "central-review");
        // A moment of this hour has the same letters.
        assertThat(told.toString()).doesNotContainPattern("T03(?!:)");
        CaseHistory history =
                read(registry.pathologist(), at(site).withHistory()).getFirst().history();
        assertThat(history.toString()).doesNotContain("case.registered").doesNotContainPattern("T03(?!:)");
        assertThat(history.steps())
                .allSatisfy(step -> assertThat(step.place().form())
                        .isIn("registration", "demographics", "diagnosis", "local-pathology", "central-review"));
        assertThat(history.questions()).isEmpty();
        assertThat(history.verified()).isEmpty();
        assertThat(read(registry.monitor(), at(site)).getFirst().tumourType()).isEqualTo(new TumourType("T03"));
    }

    @Test
    void aCaseWhoseUseIsRestrictedIsToldOnlyWhereItIsAskedForToThoseWhoReadIt() {
        Site site = registry.site("EXW", "Withdrawn", "IT");
        register(site, 2);
        CaseId withdrawn = id(site, "EXW-0001");
        registry.run(
                registry.investigatorOf(site),
                () -> consents.withdraw(
                        withdrawn,
                        new Withdrawal(Withdrawal.Scope.NO_USE, LocalDate.EPOCH, Withdrawal.By.PATIENT, "")));
        Selection all = new Selection(at(site).cases(), Set.of(), true);

        for (String reader : List.of(registry.investigatorOf(site), registry.monitor(), registry.coordinator())) {
            assertThat(read(reader, at(site))).extracting(CaseFact::subject).containsExactly("EXW-0002");
        }
        assertThat(read(registry.investigatorOf(site), all)).hasSize(1);
        assertThat(read(registry.monitor(), all)).hasSize(1);
        assertThat(read(registry.coordinator(), all)).hasSize(2);
        assertThat(restricted(registry.investigatorOf(site), at(site))).isEqualTo(1);
        assertThat(restricted(registry.monitor(), at(site)))
                .as("it has gone for monitors")
                .isZero();
    }

    @Test
    void theFilterAndTheFormsAreKeptTo() {
        Site site = registry.site("EXF", "Filter", "IT");
        register(site, 2);
        save(registry.investigatorOf(site), id(site, "EXF-0002"), "diagnosis", "tumour_type", Answer.text("T03"));
        CaseFilter adrenocortical = new CaseFilter(new TumourType("T03"), site.id(), null, "");

        List<CaseFact> told =
                read(registry.monitor(), new Selection(adrenocortical, Set.of(new FormKey("demographics")), false));

        assertThat(told).extracting(CaseFact::subject).containsExactly("EXF-0002");
        assertThat(told.getFirst().forms())
                .extracting(form -> form.form().key())
                .containsExactly(new FormKey("demographics"));
        assertThat(read(
                        registry.monitor(),
                        new Selection(new CaseFilter(null, site.id(), CaseState.APPROVED, ""), Set.of(), false)))
                .isEmpty();
    }

    private static Selection at(Site site) {
        return new Selection(new CaseFilter(null, site.id(), null, ""), Set.of(), false);
    }

    private List<String> register(Site site, int cases) {
        List<String> numbers = new ArrayList<>();
        registry.run(registry.investigatorOf(site), () -> {
            for (int i = 0; i < cases; i++) {
                numbers.add(casebook.register(site.id()).number());
            }
        });
        return numbers;
    }

    private CaseId id(Site site, String number) {
        return registry.as(
                registry.monitor(),
                () -> casebook.find(new CaseFilter(null, site.id(), null, number), null, 1)
                        .getFirst()
                        .id());
    }

    private void save(String userName, CaseId id, String form, String item, Answer answer) {
        registry.run(userName, () -> {
            FormInstance entry = casebook.open(id).entries().stream()
                    .filter(each -> each.form().key().value().equals(form))
                    .findFirst()
                    .orElseThrow();
            casebook.save(id, entry.id(), List.of(new Change(ItemPath.of(item), Answer.BLANK, answer)), null);
        });
    }

    private List<CaseFact> read(String userName, Selection selection) {
        Collected collected = new Collected();
        registry.run(userName, () -> source.read(selection, collected));
        return collected.told;
    }

    private int restricted(String userName, Selection selection) {
        Collected collected = new Collected();
        registry.run(userName, () -> source.read(selection, collected));
        return collected.restricted;
    }

    private static Answer answer(CaseFact fact, String form, String item) {
        return ((Fact.Single) fact.forms().stream()
                        .filter(each -> each.form().key().value().equals(form))
                        .findFirst()
                        .orElseThrow()
                        .item(item))
                .answer();
    }

    private static final class Collected implements FactSource.Reader {

        private final List<CaseFact> told = new ArrayList<>();
        private int restricted;

        @Override
        public Content begin(Content content, int cases, int notUsed) {
            restricted = notUsed;
            return content;
        }

        @Override
        public void read(CaseFact fact) {
            told.add(fact);
        }
    }
}
