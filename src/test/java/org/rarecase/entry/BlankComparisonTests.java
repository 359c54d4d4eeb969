package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.form.Check;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;

class BlankComparisonTests {

    private static Scenario courses(String when) {
        return Scenario.of(FormFiles.with("tumour", """
                        - {item: induction, type: yes-no, label: {en: Induction}}
                        - {item: courses, type: integer, askedWhen: 'induction != "no"', flavours: [unknown, not-done, not-applicable], label: {en: Courses}}
                        - {item: planned, type: integer, flavours: [unknown, not-done, not-applicable], label: {en: Planned}}
                        - {item: other, type: yes-no, derive: 'courses != planned', label: {en: Other}}
                        """)
                .checks("- {check: deviation, item: courses, severity: warning, when: '" + when
                        + "', message: {en: Deviation}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(unknown)", "(not-done)", "(not-applicable)"})
    void aCheckFindsNothingWhereThereIsNoValueWhateverTheReason(String none) {
        for (String when :
                new String[] {"courses != 3", "courses = planned", "courses != planned", "courses in (planned)"}) {
            Scenario scenario = courses(when).in("tumour").answer("induction", "yes");
            scenario.answer("courses", none).answer("planned", none);
            assertThat(scenario.evaluation().findings(scenario.place("courses")))
                    .as(when)
                    .isEmpty();
            assertThat(scenario.evaluation().explain(scenario.place("courses")))
                    .as(when)
                    .noneMatch(it -> it.kind() == RuleTrace.Kind.CHECK && it.holds());
            scenario.shows("other", "");
        }
    }

    @Test
    void aCheckFindsNothingInWhatIsNotAsked() {
        Scenario scenario =
                courses("courses != 3").in("tumour").answer("courses", "2").answer("induction", "no");
        scenario.hides("courses");
        assertThat(scenario.evaluation().findings(scenario.place("courses"))).isEmpty();
        scenario.in("tumour").answer("induction", "yes");
        assertThat(scenario.evaluation().findings(scenario.place("courses"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(unknown)", "(not-done)", "(not-applicable)"})
    void theWordNullStillAsksForTheBlank(String none) {
        Scenario scenario =
                courses("courses = null or courses != 3").in("tumour").answer("induction", "yes");
        scenario.answer("courses", none);
        assertThat(scenario.evaluation().findings(scenario.place("courses"))).hasSize(1);
        scenario.answer("courses", "3");
        assertThat(scenario.evaluation().findings(scenario.place("courses"))).isEmpty();
    }

    @Test
    void noShippedCheckFindsAnythingWhereNothingIsAnswered() {
        FormLibrary library = FormFiles.shipped();
        for (FormDefinition form : library.forms()) {
            for (Check check : form.checks()) {
                assertThat(check.when().evaluate(Map.of()))
                        .as("%s/%s", form.key(), check.key())
                        .isNotEqualTo(true);
            }
        }
    }
}
