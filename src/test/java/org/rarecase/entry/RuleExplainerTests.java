package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rarecase.form.FormFiles;

class RuleExplainerTests {

    private final Scenario scenario = Scenario.of(FormFiles.with("tumour", """
                    - {item: weight, type: decimal, unit: g, flavours: [unknown], label: {en: Weight}}
                    - {item: large, type: yes-no, derive: 'weight > extent.limit', label: {en: Large}}
                    - {item: why, type: text, askedWhen: 'large = "yes"', requiredWhen: 'weight > 900', label: {en: Why}}
                    - item: nodes
                      type: group
                      askedWhen: 'large = "yes"'
                      label: {en: Nodes}
                      items:
                        - {item: size, type: decimal, label: {en: Size}}
                        - {item: big, type: yes-no, derive: 'size > 1', label: {en: Big}}
                    - {item: most, type: decimal, derive: 'max(nodes.size)', label: {en: Most}}
                    """)
            .checks("- {check: heavy, item: weight, severity: query, when: 'weight > 1000', message: {en: Heavy}}")
            .and("extent", """
                    - {item: limit, type: decimal, label: {en: Limit}}
                    """));

    private List<RuleTrace> explain(String path) {
        return scenario.in("tumour").evaluation().explain(scenario.place(path));
    }

    private RuleTrace only(String path) {
        assertThat(explain(path)).hasSize(1);
        return explain(path).getFirst();
    }

    @Test
    void aDerivedValueNamesWhatItFollowsFrom() {
        scenario.in("extent").answer("limit", "400").in("tumour").answer("weight", "450");
        RuleTrace large = only("large");
        assertThat(large.kind()).isEqualTo(RuleTrace.Kind.DERIVED);
        assertThat(large.rule()).isEqualTo("weight > extent.limit");
        assertThat(large.from()).isEqualTo("weight 450, extent.limit 400");
        assertThat(large.result()).isEqualTo(new Answer.Text("yes"));
        assertThat(large.inputs().getLast().place())
                .isEqualTo(scenario.in("extent").place("limit"));
    }

    @Test
    void whatTheReaderMayNotKnowIsLeftOut() {
        scenario.in("extent").answer("limit", "400").in("tumour").answer("weight", "450");
        ItemRef hidden = scenario.in("extent").place("limit");
        RuleTrace large = only("large").readBy(place -> !place.instanceId().equals(hidden.instanceId()));
        assertThat(large.from()).isEqualTo("weight 450");
        assertThat(large.result()).isEqualTo(new Answer.Text("yes"));
    }

    @Test
    void eachRuleOfAnItemIsExplained() {
        scenario.in("extent").answer("limit", "400").in("tumour").answer("weight", "450");
        assertThat(explain("why"))
                .extracting(RuleTrace::kind, RuleTrace::holds, RuleTrace::from)
                .containsExactly(
                        tuple(RuleTrace.Kind.ASKED, true, "large yes"),
                        tuple(RuleTrace.Kind.REQUIRED, false, "weight 450"));
        RuleTrace check = only("weight");
        assertThat(check.check()).isNotNull();
        assertThat(check.holds()).isFalse();
    }

    @Test
    void whyThereIsNoValueIsNamed() {
        scenario.in("tumour").answer("weight", "(unknown)");
        assertThat(only("large").from()).isEqualTo("weight (unknown), extent.limit (blank)");
        assertThat(only("large").result()).isEqualTo(Answer.BLANK);
    }

    @Test
    void rowsAreNamedOneByOneAndAGroupOnlyIfItHasNone() {
        scenario.in("extent").answer("limit", "1").in("tumour").answer("weight", "5");
        assertThat(only("most").from()).isEqualTo("nodes (blank)");
        scenario.answer("nodes[r1].size", "2").answer("nodes[r2].size", "3");
        assertThat(only("most").from()).isEqualTo("nodes.size 2, nodes.size 3");
        scenario.answer("weight", "0");
        assertThat(only("most").from()).isEqualTo("nodes (not-asked)");
    }

    @Test
    void anItemOfARowTellsWhyItsGroupIsAsked() {
        scenario.in("extent").answer("limit", "1").in("tumour").answer("weight", "5");
        scenario.answer("nodes[r1].size", "2");
        assertThat(explain("nodes[r1].big"))
                .extracting(RuleTrace::kind, RuleTrace::from)
                .containsExactly(
                        tuple(RuleTrace.Kind.ASKED, "large yes"), tuple(RuleTrace.Kind.DERIVED, "nodes.size 2"));
    }

    @Test
    void explainingCountsNoEvaluation() {
        scenario.in("tumour").answer("weight", "5").shows("large", "");
        long before = scenario.evaluation().evaluatedRules();
        explain("large");
        assertThat(scenario.evaluation().evaluatedRules()).isEqualTo(before);
    }
}
