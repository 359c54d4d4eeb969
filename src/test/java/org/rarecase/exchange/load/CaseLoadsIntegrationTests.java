package org.rarecase.exchange.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.account.NotAllowed;
import org.rarecase.audit.AuditEntry;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.hold.CaseHolds;
import org.rarecase.consent.Consents;
import org.rarecase.database.Statements;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.load.LoadOutcome.Kind;
import org.rarecase.query.DataQueries;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;

@RarecaseIntegrationTest
class CaseLoadsIntegrationTests extends LoadTest {

    @Autowired
    AuditTrail trail;

    @Autowired
    DataQueries queries;

    @Autowired
    CaseHolds holds;

    @Autowired
    Consents consents;

    @Test
    void aSiteThatIsEmptyHasTheSameCasesAfterwardsTumourFormsAndRulesIncluded() {
        Site from = registry.site("LFA", "From", "IT");
        Site to = registry.site("LFB", "To", "IT");
        CaseId id = entered(from);
        String file = exported(registry.monitor(), from);
        String moved = file.replace("LFA", "LFB");

        LoadCounts counts = load(registry.investigatorOf(to), moved, Differences.KEEP);

        assertThat(exported(registry.monitor(), to)).isEqualTo(moved);
        assertThat(counts.added()).isEqualTo(1);
        assertThat(id).isNotEqualTo(id("LFB-0001"));
    }

    @Test
    void theSameFileAgainChangesNothingAndWritesNoLineInTheCase() {
        Site site = registry.site("LTW", "Twice", "IT");
        CaseId id = entered(site);
        String file = exported(registry.monitor(), site);
        String other = file.replace("LTW", "LTX");
        Site copy = registry.site("LTX", "Copy", "IT");
        load(registry.investigatorOf(copy), other, Differences.KEEP);
        int lines = lines(id("LTX-0001")).size();

        LoadCounts again = load(registry.investigatorOf(copy), other, Differences.TAKE);

        assertThat(again.changesNothing()).isTrue();
        assertThat(unequal()).isEmpty();
        assertThat(lines(id("LTX-0001"))).hasSize(lines);
        assertThat(id).isNotNull();
    }

    @Test
    void eachLineOfTheTrailNamesTheImportItsLineAndTheReason() {
        Site site = registry.site("LTR", "Trail", "IT");
        entered(site);
        registry.site("LTS", "Trail", "IT");
        load(registry.coordinator(), exported(registry.monitor(), site).replace("LTR", "LTS"), Differences.KEEP);

        List<AuditEntry> lines = lines(id("LTS-0001"));

        assertThat(lines)
                .filteredOn(each -> List.of("case.registered", "value.entered")
                        .contains(each.line().kind()))
                .hasSizeGreaterThan(2)
                .allSatisfy(each -> {
                    assertThat(each.line().reason()).matches("import \\d+, line 2: moved here");
                    assertThat(each.actor().role()).isEqualTo("coordinator");
                });
    }

    @Test
    void aDifferentValueStaysUnlessTheSiteTakesTheOneOfTheFile() {
        Site site = registry.site("LDI", "Different", "IT");
        CaseId id = entered(site);
        String file = exported(registry.monitor(), site).replace("\"weight\":12.5", "\"weight\":13");
        String investigator = registry.investigatorOf(site);

        load(investigator, file, Differences.KEEP);
        assertThat(unequal()).containsExactly("demographics 1, weight: different 12.5 → 13");
        assertThat(stored(investigator, id, "demographics", "weight")).isEqualTo(Answer.number("12.5"));

        assertThat(load(investigator, file, Differences.TAKE).taken()).isEqualTo(1);
        assertThat(stored(investigator, id, "demographics", "weight")).isEqualTo(Answer.number("13"));
    }

    @Test
    void aSingleItemIsTakenThoughOthersStay() {
        Site site = registry.site("LSI", "Single", "IT");
        CaseId id = entered(site);
        String investigator = registry.investigatorOf(site);
        String file = exported(registry.monitor(), site)
                .replace("\"weight\":12.5", "\"weight\":13")
                .replace("\"tumour_type\":\"T03\"", "\"tumour_type\":\"T04\"");
        Choices choices = new Choices(
                Differences.KEEP, Map.of(Choices.place("LSI-0001", "demographics 1", "weight"), Differences.TAKE));

        LoadCheck check = check(investigator, file, choices);
        apply(investigator, file, check);

        assertThat(check.counts().taken()).isEqualTo(1);
        assertThat(stored(investigator, id, "demographics", "weight")).isEqualTo(Answer.number("13"));
        assertThat(stored(investigator, id, "diagnosis", "tumour_type")).isEqualTo(Answer.text("T03"));
    }

    @Test
    void aCoordinatorAsksTheSiteOnceAndNeverReplaces() {
        Site site = registry.site("LCO", "Asked", "IT");
        CaseId id = entered(site);
        String file = exported(registry.monitor(), site).replace("\"weight\":12.5", "\"weight\":13");

        load(registry.coordinator(), file, Differences.ASK);
        load(registry.coordinator(), file, Differences.ASK);

        assertThat(registry.as(registry.monitor(), () -> queries.ofCase(casebook.open(id))))
                .extracting(query -> query.asked().question())
                .containsExactly("Imported data say: 13. Please compare with the source.");
        Choices one = new Choices(
                Differences.KEEP, Map.of(Choices.place("LCO-0001", "demographics 1", "weight"), Differences.TAKE));
        assertThatThrownBy(() -> check(registry.coordinator(), file, one)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> check(registry.coordinator(), file, Differences.TAKE))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> check(registry.investigatorOf(site), file, Differences.ASK))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void othersDoNotImportAndNobodyImportsForASiteThatIsNotTheOwn() {
        Site site = registry.site("LRI", "Rights", "IT");
        entered(site);
        String file = exported(registry.monitor(), site).replace("\"weight\":12.5", "\"weight\":13");
        String none = file.replace("LRI-0001", "LRI-0999");

        for (String userName :
                List.of(registry.monitor(), registry.pathologist(), registry.auditor(), registry.administrator())) {
            assertThatThrownBy(() -> check(userName, file, Differences.KEEP))
                    .as(userName)
                    .isInstanceOf(NotAllowed.class);
        }
        for (String each : List.of(file, none, none.replace("LRI", "QQQ"))) {
            check(registry.anna(), each, Differences.KEEP);
            assertThat(unequal())
                    .as("whether there is such a case is not told")
                    .containsExactly(", : refused  →  There is no such site, or it is not one of yours.");
        }
    }

    @Test
    void whatIsHeldWithdrawnOrOfAnotherCaseIsRefused() {
        Site site = registry.site("LHE", "Held", "IT");
        CaseId id = entered(site);
        String investigator = registry.investigatorOf(site);
        String file = exported(registry.monitor(), site).replace("\"weight\":12.5", "\"weight\":13");

        check(investigator, file.replaceFirst("registeredAt\":\"20..", "registeredAt\":\"2019"), Differences.TAKE);
        assertThat(unequal()).singleElement().asString().contains("Another case has this number here");

        registry.run(registry.coordinator(), () -> holds.freeze(id, null, "cleaning"));
        check(investigator, file, Differences.TAKE);
        assertThat(unequal())
                .containsExactly("demographics 1, weight: refused 12.5 → 13 The case is frozen: the site cannot edit,"
                        + " queries go on.");

        registry.run(
                investigator,
                () -> consents.withdraw(
                        id, new Withdrawal(Withdrawal.Scope.NO_USE, LocalDate.EPOCH, Withdrawal.By.PATIENT, "")));
        check(investigator, file, Differences.TAKE);
        assertThat(outcomes)
                .filteredOn(each ->
                        each.form().equals("demographics 1") && each.path().equals("weight"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.kind()).isEqualTo(Kind.REFUSED);
                    assertThat(each.here())
                            .as("nobody is shown what is restricted")
                            .isEmpty();
                });
    }

    @Test
    void whatDoesNotFitOrIsNotAskedStaysOut() {
        Site site = registry.site("LFI", "Fit", "IT");
        entered(site);
        String file = exported(registry.monitor(), site)
                .replace("\"weight\":12.5", "\"weight\":\"heavy\"")
                .replace("\"tumour_type\":\"T03\"", "\"tumour_type\":\"nope\"");

        check(registry.investigatorOf(site), file, Differences.TAKE);

        assertThat(unequal())
                .anyMatch(line -> line.startsWith("demographics 1, weight: refused 12.5 → heavy"))
                .anyMatch(line -> line.startsWith("diagnosis 1, tumour_type: refused T03 → nope"));
    }

    @Test
    void anImportThatWouldNowDoSomethingElseStopsAndLeavesNothing() {
        Site from = registry.site("LSA", "From", "IT");
        Site to = registry.site("LSB", "To", "IT");
        entered(from);
        entered(from);
        String investigator = registry.investigatorOf(to);
        String file = exported(registry.monitor(), from).replace("LSA", "LSB");
        LoadCheck check = check(investigator, file, Differences.KEEP);
        registry.run(investigator, () -> casebook.register(to.id()));

        assertThatThrownBy(() -> apply(investigator, file, check))
                .isInstanceOf(LoadRefused.class)
                .hasMessageStartingWith("Cases were changed since the file was checked");
        assertThatThrownBy(() -> apply(investigator, file + "\n", check))
                .hasMessageStartingWith("This is not the file that was checked");

        assertThat(exported(registry.monitor(), to)).contains("LSB-0001").doesNotContain("LSB-0002", "\"T03\"");
    }

    @Test
    void aValueThatWasChangedSinceTheCheckStopsTheImport() {
        Site site = registry.site("LCH", "Changed", "IT");
        CaseId id = entered(site);
        String investigator = registry.investigatorOf(site);
        String file = exported(registry.monitor(), site).replace("\"weight\":12.5", "\"weight\":13");
        LoadCheck check = check(investigator, file, Differences.TAKE);
        save(investigator, id, "demographics", "weight", Answer.number("14"));

        assertThatThrownBy(() -> apply(investigator, file, check))
                .isInstanceOf(LoadRefused.class)
                .hasMessageStartingWith("Cases were changed since the file was checked");

        assertThat(stored(investigator, id, "demographics", "weight")).isEqualTo(Answer.number("14"));
    }

    @Test
    void aFileThatWasCutLeavesNothing() {
        Site from = registry.site("LCA", "From", "IT");
        Site to = registry.site("LCB", "To", "IT");
        entered(from);
        String file = exported(registry.monitor(), from).replace("LCA", "LCB");
        String cut = file.substring(0, file.lastIndexOf("{\"cases\""));

        assertThatThrownBy(() -> check(registry.investigatorOf(to), cut, Differences.KEEP))
                .isInstanceOf(FileRefused.class);
        assertThatThrownBy(() -> check(registry.investigatorOf(to), "", Differences.KEEP))
                .hasMessage("The file is empty.");
        assertThatThrownBy(() -> check(registry.investigatorOf(to), "a;b\n1;2\n", Differences.KEEP))
                .hasMessageStartingWith("The columns of this table have to be mapped");

        assertThat(exported(registry.monitor(), to)).doesNotContain("LCB-0001");
    }

    @Test
    void aCaseMoreOfAFileTakesFewStatementsMore() {
        Site from = registry.site("LMA", "From", "IT");
        Site to = registry.site("LMB", "To", "IT");
        entered(from);
        String file = exported(registry.monitor(), from).replace("LMA", "LMB");
        LoadCheck warmUp = check(registry.investigatorOf(to), copies(file, 1, 2), Differences.KEEP);
        apply(registry.investigatorOf(to), copies(file, 1, 2), warmUp);

        int few = statements(registry.investigatorOf(to), copies(file, 11, 20));
        int many = statements(registry.investigatorOf(to), copies(file, 21, 50));

        assertThat((many - few) / 20.0).isLessThan(11);
    }

    private int statements(String investigator, String file) {
        LoadCheck check = check(investigator, file, Differences.KEEP);
        assertThat(check.counts().added()).isPositive();
        return Statements.countDuring(() -> apply(investigator, file, check));
    }

    /** The one case of a file as several. */
    private static String copies(String file, int from, int to) {
        List<String> lines = file.lines().toList();
        return lines.getFirst() + "\n"
                + IntStream.rangeClosed(from, to)
                        .mapToObj(number -> lines.get(1).replace("LMB-0001", "LMB-%04d".formatted(number)) + "\n")
                        .collect(Collectors.joining())
                + "{\"cases\":" + (to - from + 1) + "}\n";
    }

    /** A case with a tumour type and a weight. */
    private CaseId entered(Site site) {
        String investigator = registry.investigatorOf(site);
        CaseId id = registry.as(investigator, () -> casebook.register(site.id()).id());
        save(investigator, id, "demographics", "weight", Answer.number("12.5"));
        save(investigator, id, "diagnosis", "tumour_type", Answer.text("T03"));
        return id;
    }

    private List<AuditEntry> lines(CaseId id) {
        return registry.as(registry.monitor(), () -> trail.ofCase(id, AuditTrail.NEWEST, 1000));
    }
}
