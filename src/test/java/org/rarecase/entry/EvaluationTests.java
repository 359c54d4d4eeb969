package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.form.Severity;

class EvaluationTests {

    private static Scenario form(String items) {
        return Scenario.of(FormFiles.with("form", items));
    }

    @Nested
    class Asking {

        private final Scenario scenario = form("""
                - {item: functional, type: yes-no, label: {en: F}}
                - {item: hormone, type: text, askedWhen: 'functional = "yes"', required: true, label: {en: H}}
                - {item: level, type: integer, min: 5, askedWhen: 'hormone != null', label: {en: L}}
                """);

        @Test
        void anItemIsHiddenUntilItsRuleIsTrue() {
            scenario.hides("hormone")
                    .answer("functional", "yes")
                    .asks("hormone")
                    .requires("hormone");
        }

        @Test
        void hidingKeepsTheAnswerAndTellsRulesNothingOfIt() {
            scenario.answer("functional", "yes")
                    .answer("hormone", "cortisol")
                    .answer("level", "7")
                    .answer("functional", "no")
                    .hides("hormone")
                    .hides("level")
                    .stores("hormone", "cortisol")
                    .stores("level", "7")
                    .answer("functional", "yes")
                    .shows("hormone", "cortisol")
                    .shows("level", "7");
        }

        @Test
        void aHiddenItemHasNoFindings() {
            scenario.answer("functional", "yes")
                    .answer("hormone", "cortisol")
                    .answer("level", "3")
                    .finds("level", Finding.RANGE)
                    .answer("functional", "unknown")
                    .finds("level")
                    .finds("hormone");
        }

        @Test
        void theReasonForHavingNoValueCanBeAskedFor() {
            form("""
                    - {item: weight, type: decimal, flavours: [unknown], label: {en: W}}
                    - {item: why, type: text, askedWhen: 'flavour.weight = "unknown"', label: {en: W}}
                    """)
                    .hides("why")
                    .answer("weight", "(unknown)")
                    .asks("why")
                    .answer("weight", "3")
                    .hides("why");
        }
    }

    @Nested
    class Deriving {

        private final Scenario scenario = form("""
                - {item: a, type: decimal, label: {en: A}}
                - {item: b, type: decimal, label: {en: B}}
                - {item: sum, type: decimal, decimals: 1, derive: 'a + b', overridable: true, label: {en: S}}
                - {item: third, type: decimal, derive: 'sum / 3', askedWhen: 'a > 0', label: {en: T}}
                """);

        @Test
        void aValueFollowsFromItsRuleExactlyAndRounded() {
            scenario.answer("a", "0.1").answer("b", "0.25").shows("sum", "0.4").shows("third", "0.116666666667");
        }

        @Test
        void aMissingPartMakesNoValue() {
            scenario.answer("a", "1").shows("sum", "").answer("b", "(unknown)").shows("sum", "");
        }

        @Test
        void theStoredCopyIsBroughtUpToDate() {
            scenario.answer("a", "1").answer("b", "2").stores("sum", "3").stores("third", "1");
            scenario.answer("b", "").stores("sum", "").stores("third", "");
        }

        @Test
        void aDerivedValueThatIsHiddenIsNotStored() {
            scenario.answer("a", "1").answer("b", "2").stores("third", "1");
            scenario.answer("a", "0").hides("third").stores("third", "");
        }

        @Test
        void anOverrideStandsUntilItIsGivenBack() {
            scenario.answer("a", "1")
                    .answer("b", "2")
                    .override("sum", "9", "measured")
                    .shows("sum", "9")
                    .shows("third", "3")
                    .answer("a", "5")
                    .stores("sum", "9");
            assertThat(scenario.evaluation().derived(scenario.place("sum"))).isEqualTo(Answer.number("7"));
            scenario.answer("sum", "").shows("sum", "7").stores("sum", "7");
        }

        @Test
        void anOverrideNeedsAReason() {
            scenario.override("sum", "9", " ").finds("sum", Finding.FORMAT);
        }

        @Test
        void aPlainAnswerDoesNotReplaceTheRule() {
            scenario.answer("a", "1")
                    .answer("b", "2")
                    .answer("sum", "9")
                    .shows("sum", "3")
                    .stores("sum", "3");
        }

        @Test
        void whatCannotBeCalculatedIsNoValue() {
            form("""
                    - {item: text, type: text, label: {en: A}}
                    - {item: number, type: decimal, derive: 'number(text) + 1', label: {en: B}}
                    - {item: root, type: decimal, derive: 'sqrt(-1) + 1 / 0', label: {en: B}}
                    """).answer("text", "x").shows("number", "").shows("root", "");
        }
    }

    @Nested
    class Rows {

        private final Scenario scenario = Scenario.of(FormFiles.with("form", """
                - {item: unit, type: choice, codes: [mg, g], label: {en: U}}
                - item: ihc
                  type: group
                  minRows: 1
                  maxRows: 2
                  label: {en: IHC}
                  items:
                    - {item: marker, type: text, required: true, label: {en: M}}
                    - {item: value, type: decimal, label: {en: V}}
                    - {item: grams, type: decimal, derive: 'if unit = "mg" then value / 1000 else value', label: {en: G}}
                    - {item: why, type: text, askedWhen: 'flavour.value = "blank" and marker != null', label: {en: W}}
                - {item: total, type: decimal, derive: 'sum(ihc.value)', label: {en: T}}
                - {item: lost, type: yes-no, derive: 'some r in ihc satisfies r.marker = "SDHB"', label: {en: L}}
                """)
                        .and("other", "- {item: rows, type: integer, derive: 'count(form.ihc)', label: {en: C}}")
                        .checks("- {check: none, item: rows, severity: warning, when: 'count(form.ihc[value > 5]) = 0',"
                                + " message: {en: X}}"))
                .in("form");

        @Test
        void rulesInARowReadTheRowFirstAndThenTheForm() {
            scenario.answer("unit", "mg")
                    .answer("ihc[a].value", "1500")
                    .answer("ihc[b].value", "3")
                    .shows("ihc[a].grams", "1.5")
                    .shows("ihc[b].grams", "0.003")
                    .stores("ihc[b].grams", "0.003");
            scenario.answer("unit", "g").shows("ihc[a].grams", "1500");
        }

        @Test
        void rulesReadTheRowsAsAList() {
            scenario.answer("ihc[a].value", "1")
                    .answer("ihc[b].value", "2")
                    .shows("total", "3")
                    .shows("lost", "no")
                    .answer("ihc[b].marker", "SDHB")
                    .shows("lost", "yes")
                    .answer("ihc[b]", "")
                    .shows("total", "1")
                    .shows("lost", "no");
        }

        @Test
        void otherFormsReadTheRowsToo() {
            scenario.answer("ihc[a].value", "1").answer("ihc[b].value", "9");
            scenario.in("other").shows("rows", "2").finds("rows");
            scenario.in("form").answer("ihc[b]", "");
            scenario.in("other").shows("rows", "1").finds("rows", "none").stores("rows", "1");
        }

        @Test
        void eachRowIsCheckedForItself() {
            scenario.finds("ihc", Finding.MISSING)
                    .answer("ihc[a].marker", "SDHB")
                    .answer("ihc[b].value", "2")
                    .finds("ihc")
                    .finds("ihc[a].marker")
                    .finds("ihc[b].marker", Finding.MISSING)
                    .asks("ihc[a].why")
                    .hides("ihc[b].why")
                    .answer("ihc[c].marker", "X")
                    .says("ihc", "At most 2 rows, here are 3.");
        }

        @Test
        void pathsTellTheItemsOfEachRow() {
            scenario.answer("ihc[a].marker", "SDHB");
            assertThat(scenario.evaluation().paths(scenario.place("unit").instanceId()))
                    .extracting(ItemPath::toString)
                    .containsExactly(
                            "unit",
                            "ihc",
                            "ihc[a].marker",
                            "ihc[a].value",
                            "ihc[a].grams",
                            "ihc[a].why",
                            "total",
                            "lost");
        }
    }

    @Nested
    class GroupsInGroups {

        private final Scenario scenario = Scenario.of(
                        FormFiles.with("therapy", """
                - {item: limit, type: decimal, label: {en: L}}
                - item: cycles
                  type: group
                  label: {en: Cycles}
                  items:
                    - {item: factor, type: decimal, label: {en: F}}
                    - {item: limit, type: decimal, label: {en: L}}
                    - item: agents
                      type: group
                      minRows: 1
                      maxRows: 2
                      askedWhen: 'flavour.factor = null or flavour.factor = "unknown"'
                      label: {en: Agents}
                      items:
                        - {item: agent, type: text, required: true, label: {en: A}}
                        - {item: dose, type: decimal, label: {en: D}}
                        - {item: total, type: decimal, derive: 'dose * factor', label: {en: T}}
                        - {item: why, type: text, askedWhen: 'total > limit', label: {en: W}}
                        - {item: unknown, type: yes-no, derive: 'flavour.factor = "unknown"', label: {en: U}}
                    - {item: sum, type: decimal, derive: 'sum(agents.total)', label: {en: S}}
                - {item: all, type: decimal, derive: 'sum(cycles.sum)', label: {en: A}}
                - {item: high, type: yes-no, derive: 'some c in cycles satisfies some a in c.agents satisfies a.dose > 5', label: {en: H}}
                - {item: filtered, type: integer, derive: 'count(cycles[some a in agents satisfies a.dose > factor])', label: {en: F}}
                - {item: counted, type: integer, derive: 'count(cycles[count(agents[dose > 5]) > 0])', label: {en: F}}
                """)
                                .checks("""
                - {check: twice, item: cycles.agents.agent, severity: warning, when: 'countOf(agents.agent, agent) > 1', message: {en: T}}
                """)
                                .and(
                                        "other",
                                        "- {item: doses, type: integer, derive: 'sum(for c in therapy.cycles return count(c.agents))', label: {en: D}}"))
                .in("therapy");

        @Test
        void rulesReadTheOwnRowThenTheRowAroundThenTheForm() {
            scenario.answer("limit", "1")
                    .answer("cycles[a].factor", "2")
                    .answer("cycles[a].agents[x].dose", "3")
                    .answer("cycles[b].factor", "3")
                    .answer("cycles[b].agents[x].dose", "3")
                    .shows("cycles[a].agents[x].total", "6")
                    .shows("cycles[b].agents[x].total", "9")
                    .stores("cycles[b].agents[x].total", "9")
                    .hides("cycles[b].agents[x].why")
                    .answer("cycles[b].limit", "8")
                    .asks("cycles[b].agents[x].why")
                    .hides("cycles[a].agents[x].why")
                    .shows("cycles[a].agents[x].unknown", "no")
                    .answer("cycles[a].factor", "(unknown)")
                    .shows("cycles[a].agents[x].total", "")
                    .shows("cycles[a].agents[x].unknown", "yes");
        }

        @Test
        void rulesReadTheRowsOfTheRows() {
            scenario.answer("cycles[a].factor", "1")
                    .answer("cycles[a].agents[x].dose", "3")
                    .answer("cycles[a].agents[y].dose", "4")
                    .answer("cycles[b].factor", "8")
                    .answer("cycles[b].agents[x].dose", "5")
                    .shows("cycles[a].sum", "7")
                    .shows("cycles[b].sum", "40")
                    .shows("all", "47")
                    .shows("high", "no")
                    .shows("filtered", "1")
                    .shows("counted", "0")
                    .answer("cycles[b].agents[x].dose", "9")
                    .shows("high", "yes")
                    .shows("filtered", "2")
                    .shows("counted", "1")
                    .stores("all", "79");
            scenario.in("other").shows("doses", "3").stores("doses", "3");
        }

        @Test
        void removingARowTouchesNoOther() {
            scenario.answer("cycles[a].factor", "1")
                    .answer("cycles[b].factor", "1")
                    .answer("cycles[a].agents[x].dose", "1")
                    .answer("cycles[a].agents[y].dose", "2")
                    .answer("cycles[b].agents[x].dose", "4")
                    .shows("all", "7")
                    .answer("cycles[a].agents[x]", "")
                    .shows("all", "6")
                    .shows("cycles[a].agents[y].total", "2")
                    .answer("cycles[a]", "")
                    .shows("all", "4")
                    .stores("cycles[a].agents[y].dose", "")
                    .stores("cycles[b].agents[x].dose", "4");
            scenario.in("other").shows("doses", "1");
        }

        @Test
        void aGroupThatIsNotAskedInARowHidesItsRowsAndKeepsThem() {
            scenario.answer("cycles[a].agents[x].dose", "1")
                    .hides("cycles[a].agents")
                    .hides("cycles[a].agents[x].dose")
                    .finds("cycles[a].agents[x].agent")
                    .stores("cycles[a].agents[x].dose", "1")
                    .answer("cycles[a].factor", "1")
                    .asks("cycles[a].agents[x].dose")
                    .finds("cycles[a].agents[x].agent", Finding.MISSING);
        }

        @Test
        void limitsAndChecksAreOfEachRow() {
            scenario.answer("cycles[a].factor", "1")
                    .finds("cycles[a].agents", Finding.MISSING)
                    .answer("cycles[a].agents[x].agent", "cisplatin")
                    .finds("cycles[a].agents")
                    .answer("cycles[a].agents[y].agent", "etoposide")
                    .answer("cycles[a].agents[z].dose", "1")
                    .says("cycles[a].agents", "At most 2 rows, here are 3.")
                    .finds("cycles[a].agents[y].agent")
                    .answer("cycles[a].agents[y].agent", "cisplatin")
                    .finds("cycles[a].agents[y].agent", "twice");
        }

        @Test
        void pathsTellTheItemsOfEachRowOfEachRow() {
            scenario.answer("cycles[a].agents[x].dose", "1");
            assertThat(scenario.evaluation().paths(scenario.place("limit").instanceId()))
                    .extracting(ItemPath::toString)
                    .startsWith(
                            "limit",
                            "cycles",
                            "cycles[a].factor",
                            "cycles[a].limit",
                            "cycles[a].agents",
                            "cycles[a].agents[x].agent",
                            "cycles[a].agents[x].dose")
                    .endsWith("cycles[a].agents[x].unknown", "cycles[a].sum", "all", "high", "filtered", "counted");
        }
    }

    @Nested
    class Rounding {

        private final Scenario scenario = Scenario.of(FormFiles.with("form", """
                - {item: a, type: decimal, label: {en: A}}
                - {item: rounded, type: decimal, decimals: 2, derive: 'a', label: {en: R}}
                - {item: said, type: decimal, derive: 'decimal(a, 2)', label: {en: S}}
                - {item: tens, type: decimal, derive: 'decimal(a, -1)', label: {en: T}}
                - {item: even, type: decimal, derive: 'decimal(a, 2, "HALF_EVEN")', label: {en: E}}
                """));

        @ParameterizedTest
        @CsvSource({"0.125, 0.13", "0.135, 0.14", "0.124999, 0.12", "-0.125, -0.13", "2.5, 2.5", "0.005, 0.01"})
        void itemsAndRulesRoundHalfUpAlike(String number, String rounded) {
            scenario.answer("a", number).shows("rounded", rounded).shows("said", rounded);
        }

        @Test
        void tensAreRoundedHalfUpToo() {
            scenario.answer("a", "25").shows("tens", "30");
        }

        @Test
        void anotherWayOfRoundingIsNamed() {
            scenario.answer("a", "0.125").shows("even", "0.12").shows("said", "0.13");
        }
    }

    @Nested
    class Defaults {

        private final Scenario scenario = Scenario.of(FormFiles.with("form", """
                - {item: a, type: yes-no, default: no, label: {en: A}}
                - {item: b, type: integer, default: 5, label: {en: B}}
                - {item: twice, type: integer, derive: 'b * 2', label: {en: T}}
                - {item: c, type: multiple-choice, codes: [x, y], default: [y, x], label: {en: C}}
                - {item: d, type: integer, default: '= twice + 1', label: {en: D}}
                - {item: e, type: text, askedWhen: 'a = "yes"', default: 'a "quoted" \\ text', label: {en: E}}
                - {item: f, type: text, default: '= other[1].first', label: {en: F}}
                - item: rows
                  type: group
                  label: {en: R}
                  items:
                    - {item: n, type: integer, label: {en: N}}
                    - {item: unit, type: choice, codes: [mg, g], default: mg, label: {en: U}}
                """)
                .andRepeating("other", """
                - {item: first, type: text, default: x, label: {en: F}}
                - {item: second, type: text, label: {en: F}}
                """)
                .and("count", "- {item: n, type: integer, derive: 'count(other)', label: {en: N}}"));

        @Test
        void aFormThatIsAddedIsAnsweredWithItsDefaults() {
            assertThat(scenario.evaluation().applyDefaults(new FormInstanceId(1)))
                    .extracting(place -> place.path().toString())
                    .containsExactly("a", "b", "c", "d", "e");
            scenario.stores("a", "no")
                    .stores("b", "5")
                    .stores("c", "y, x")
                    .stores("twice", "10")
                    .stores("d", "11")
                    .hides("e")
                    .stores("e", "a \"quoted\" \\ text")
                    .stores("f", "");
        }

        @Test
        void aDefaultIsTheCodeAsItIsSpelled() {
            Scenario codes = Scenario.of(FormFiles.with("form", """
                    - {item: a, type: choice, codes: [2E65, 1e3], default: 2E65, label: {en: A}}
                    - {item: b, type: multiple-choice, codes: [012, 1.50, 2], default: [1.50, 2], label: {en: B}}
                    """));
            codes.evaluation().applyDefaults(new FormInstanceId(1));
            codes.stores("a", "2E65").stores("b", "1.50, 2").finds("a").finds("b");
        }

        @Test
        void aDefaultNeverReplacesAnAnswer() {
            scenario.answer("a", "yes").answer("b", "(unknown)");
            assertThat(scenario.evaluation().applyDefaults(new FormInstanceId(1)))
                    .extracting(place -> place.path().toString())
                    .doesNotContain("a", "b");
            scenario.stores("a", "yes").stores("b", "(unknown)");
        }

        @Test
        void nothingIsAnsweredByItself() {
            scenario.stores("a", "").answer("rows[r1].n", "1").stores("rows[r1].unit", "");
            assertThat(scenario.evaluation().byDefault(scenario.place("rows[r1].unit")))
                    .isEqualTo(Answer.text("mg"));
        }

        @Test
        void aFillingWithItsDefaultsOnlyDidNotTakePlaceYet() {
            scenario.evaluation().applyDefaults(new FormInstanceId(2));
            scenario.in("other").stores("first", "x");
            scenario.in("count").shows("n", "0");
            scenario.in("other").answer("first", "y");
            scenario.in("count").shows("n", "1");
            scenario.in("other").answer("first", "x").answer("second", "z");
            scenario.in("count").shows("n", "1");
        }
    }

    @Nested
    class AcrossForms {

        private final Scenario scenario = Scenario.of(FormFiles.with("local-pathology", """
                        - {item: first, type: date, label: {en: F}}
                        """)
                .andRepeating("surgery", """
                        - {item: day, type: date, label: {en: D}}
                        - {item: rupture, type: choice, codes: [none, intra-op], label: {en: R}}
                        - {item: late, type: yes-no, derive: 'certainlyBefore(local_pathology.first, day)', label: {en: L}}
                        """)
                .and("stage", """
                        - {item: spilled, type: yes-no, derive: 'some s in surgery satisfies s.rupture = "intra-op"', label: {en: S}}
                        - {item: known, type: yes-no, derive: 'every s in surgery satisfies s.rupture != null', label: {en: K}}
                        - {item: times, type: integer, derive: 'count(surgery)', label: {en: S}}
                        - {item: last, type: date, derive: 'max(surgery.day[item != null])', label: {en: S}}
                        """));

        @Test
        void aRepeatingFormIsTheListOfItsFillings() {
            scenario.in("stage").shows("spilled", "no").shows("times", "0");
            scenario.in("surgery").answer("rupture", "none").another("surgery");
            scenario.in("stage").shows("times", "1");
            scenario.another("surgery").answer("rupture", "intra-op").answer("day", "2024-05-01");
            scenario.in("stage").shows("spilled", "yes").shows("times", "2").shows("last", "2024-05-01");
        }

        @Test
        void aFillingIsReadFromItsFirstAnswerOnWhateverTheRuleReadsOfIt() {
            scenario.in("stage").shows("known", "yes");
            scenario.in("surgery").answer("day", "2024-05-01");
            scenario.in("stage").shows("known", "no").stores("known", "no");
            scenario.in("surgery").answer("day", "");
            scenario.in("stage").shows("known", "yes");
        }

        @Test
        void eachFillingReadsItsOwnAnswers() {
            scenario.in("local-pathology").answer("first", "2024-05");
            scenario.in("surgery").answer("day", "2024-06-01").shows("late", "yes");
            scenario.another("surgery").answer("day", "2024-05-20").shows("late", "no");
        }

        @Test
        void aDerivedValueInAnotherFormIsBroughtUpToDateToo() {
            scenario.in("surgery").answer("rupture", "intra-op");
            scenario.in("stage").stores("spilled", "yes").stores("times", "1");
        }

        @Test
        void aFormThatIsNotPartOfTheCaseHasNoValues() {
            FormLibrary library = FormFiles.with("a", """
                            - {item: own, type: text, derive: 'if b.other = null then "none" else b.other', label: {en: O}}
                            """)
                    .and("b", "- {item: other, type: text, label: {en: O}}")
                    .load();
            FormContent alone = new FormContent(new FormInstanceId(1), library.form(new FormKey("a")), Answers.NONE);
            assertThat(Evaluation.of(List.of(alone)).effective(new ItemRef(new FormInstanceId(1), ItemPath.of("own"))))
                    .isEqualTo(Answer.text("none"));
        }
    }

    @Nested
    class Findings {

        @Test
        void aRequiredItemNeedsAValueOrAnOfferedReason() {
            form("- {item: weight, type: decimal, required: true, flavours: [unknown], label: {en: W}}")
                    .says("weight", "Please answer this, or say why there is none (unknown).")
                    .answer("weight", "(unknown)")
                    .finds("weight")
                    .answer("weight", "(not-done)")
                    .says("weight", "“not done” is not offered here. Please enter a value.");
        }

        @Test
        void aDerivedItemIsNeverMissing() {
            form("- {item: a, type: decimal, required: true, derive: '1 + null', label: {en: W}}")
                    .finds("a");
        }

        @Test
        void numbersStayInTheirLimits() {
            form("- {item: weight, type: decimal, unit: g, min: 0.1, max: 5000, decimals: 1, label: {en: W}}")
                    .answer("weight", "0.1")
                    .finds("weight")
                    .answer("weight", "5000")
                    .finds("weight")
                    .answer("weight", "5000.1")
                    .says("weight", "Must be between 0.1 and 5,000 g.")
                    .answer("weight", "1.25")
                    .says("weight", "At most 1 digit after the point.");
        }

        @Test
        void anIntegerIsWhole() {
            form("- {item: n, type: integer, max: 9, label: {en: N}}")
                    .answer("n", "1.5")
                    .says("n", "Please enter a whole number.")
                    .answer("n", "10")
                    .says("n", "Must be at most 9.");
        }

        @Test
        void datesExistAndAreAsExactAsTheItemWants() {
            form("- {item: d, type: date, precision: [day, month], label: {en: D}}")
                    .answer("d", "2024-02-30")
                    .finds("d", Finding.FORMAT)
                    .answer("d", "2024-02-29")
                    .finds("d")
                    .answer("d", "2024-02")
                    .finds("d")
                    .answer("d", "2024")
                    .finds("d", Finding.FORMAT)
                    .answer("d", "0204-02-01")
                    .finds("d", Finding.FORMAT);
        }

        @Test
        void textsHaveALength() {
            form("- {item: t, type: text, label: {en: T}}")
                    .answer("t", "x".repeat(500))
                    .finds("t")
                    .answer("t", "x".repeat(501))
                    .says("t", "At most 500 characters are possible, here are 501.");
        }

        @Test
        void codesAreThoseOfTheListAndOfTheTumourType() {
            Scenario scenario = Scenario.of(FormFiles.with("diagnosis", """
                            - {item: tumour_type, type: choice, codes: [T01, T03], label: {en: T}}
                            - {item: morphology, type: code, codelist: morphology, forTumourType: true, label: {en: M}}
                            - {item: several, type: multiple-choice, codes: [a, b], label: {en: S}}
                            """).file("codelists/morphology.yaml", """
                            codelist: morphology
                            title: {en: Morphology}
                            codes:
                              - {code: 8370/3, label: {en: ACC}, tumours: [T03]}
                              - {code: 8973/3, label: {en: PPB}, tumours: [T01]}
                            """));
            scenario.answer("morphology", "8973/3")
                    .finds("morphology")
                    .answer("tumour_type", "T03")
                    .finds("morphology", Finding.CODE)
                    .answer("tumour_type", "T01")
                    .finds("morphology")
                    .answer("morphology", "1234/3")
                    .finds("morphology", Finding.CODE)
                    .answer("several", "a, c")
                    .says("several", "“c” is not in the list. Please choose again.");
        }

        @Test
        void checksHaveTheirSeverityAndMessage() {
            Scenario checked = Scenario.of(FormFiles.with("form", """
                            - {item: a, type: integer, label: {en: A}}
                            - {item: b, type: integer, label: {en: B}}
                            """)
                    .checks("- {check: order, item: a, severity: query, when: 'a > b', message: {en: A above B}}"));
            checked.answer("a", "2").finds("a").answer("b", "1").finds("a", "order");
            assertThat(checked.evaluation()
                            .findings(checked.place("a"))
                            .getFirst()
                            .severity())
                    .isEqualTo(Severity.QUERY);
            checked.answer("b", "2").finds("a");
        }
    }

    @Nested
    class Effort {

        private final Scenario scenario = form("""
                - {item: a, type: decimal, label: {en: A}}
                - {item: b, type: decimal, label: {en: B}}
                - {item: twice, type: decimal, derive: 'a * 2', label: {en: T}}
                - {item: four_times, type: decimal, derive: 'twice * 2', label: {en: F}}
                - {item: other, type: decimal, derive: 'b * 2', label: {en: O}}
                - {item: hidden, type: text, askedWhen: 'b > 1', label: {en: H}}
                """);

        @Test
        void nothingIsEvaluatedBeforeSomebodyAsks() {
            scenario.answer("a", "1").answer("b", "2");
            assertThat(scenario.evaluation().evaluatedRules()).isZero();
        }

        @Test
        void anAnswerLeadsToItsDependentsOnly() {
            assertThat(scenario.answered("a", "1"))
                    .containsExactlyInAnyOrder(
                            scenario.place("a"), scenario.place("twice"), scenario.place("four_times"));
        }

        @Test
        void storedCopiesOfWhatDependsAreEvaluatedAndNoOthers() {
            scenario.answer("a", "1").stores("four_times", "4");
            assertThat(scenario.evaluation().evaluatedRules()).isEqualTo(2);
        }

        @Test
        void afterAnAnswerOnlyDependentsAreEvaluatedAgain() {
            scenario.answer("a", "1").answer("b", "2");
            scenario.evaluation().findings(new FormInstanceId(1));
            long before = scenario.evaluation().evaluatedRules();
            scenario.answered("b", "3").forEach(place -> scenario.evaluation().findings(place));
            scenario.evaluation().findings(new FormInstanceId(1));
            assertThat(scenario.evaluation().evaluatedRules() - before).isEqualTo(2);
        }
    }
}
