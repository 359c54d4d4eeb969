package org.rarecase.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Item;

class RuleDescriberTests {

    private static Optional<String> words(String rule) {
        FormLibrary library =
                FormFiles.with("tumour", """
                        - {item: functional, type: yes-no, label: {en: Functional}}
                        - {item: kind, type: choice, codes: [{code: a, label: {en: Alpha}}, {code: b, label: {en: Beta}}], label: {en: Kind}}
                        - {item: signs, type: multiple-choice, codes: [{code: a, label: {en: Alpha}}, b], label: {en: Signs}}
                        - {item: weight, type: decimal, label: {en: Weight}}
                        - {item: asked, type: text, askedWhen: '%s', label: {en: Asked}}
                        """.formatted(rule)).and("extent", """
                        - {item: site, type: text, label: {en: Site}}
                        - item: nodes
                          type: group
                          label: {en: Nodes}
                          items: [{item: size, type: decimal, label: {en: Size}}]
                        """).load();
        assertThat(library.problems()).isEmpty();
        FormDefinition form = library.form(new FormKey("tumour"));
        Item asked = form.find("asked").orElseThrow();
        return new RuleDescriber(library.forms(), Locale.ENGLISH)
                .of(Objects.requireNonNull(asked.askedWhen()), form, List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "functional = \"yes\" | “Functional” is Yes",
                "not(kind = \"a\") | “Kind” is not Alpha",
                "kind != \"a\" | “Kind” has another answer than Alpha",
                "not(kind != \"a\") | “Kind” is Alpha",
                "kind != null and weight >= 400 | “Kind” is answered and “Weight” ≥ 400",
                "list contains(signs, \"a\") | “Signs” includes Alpha",
                "list contains([\"a\", \"b\"], kind) | “Kind” is Alpha or Beta",
                "not(starts with(extent.site, \"C62\")) | “Site” (Form) does not begin with C62",
                "functional = \"no\" and (kind = \"a\" or weight < 3)"
                        + " | “Functional” is No and (“Kind” is Alpha or “Weight” < 3)",
                "not(functional = \"no\" or kind = \"a\") | not: “Functional” is No or “Kind” is Alpha",
                "kind = null or (functional = \"yes\" and weight > 3)"
                        + " | “Kind” has no answer or “Functional” is Yes and “Weight” > 3",
                "weight > 3 and (kind != null and functional = \"no\")"
                        + " | “Weight” > 3 and (“Kind” is answered and “Functional” is No)",
                "(weight > 3) | “Weight” > 3",
                "not(some n in extent.nodes satisfies n.size != null)"
                        + " | in no entry of “Nodes” (Form): “Size” is answered",
                "some n in extent.nodes satisfies n.size > 3 | in at least one entry of “Nodes” (Form): “Size” > 3",
            })
    void aConditionIsSaidWithLabels(String rule, String said) {
        assertThat(words(rule)).contains(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum([weight, 3]) > 5",
                "if functional = \"yes\" then true else false",
                "weight <= extent.nodes[1].size or functional = \"no\"",
                "every n in extent.nodes satisfies n.size > 3",
                "some n in extent.nodes[size > 1] satisfies n.size > 3",
                "some n in extent.nodes, m in extent.nodes satisfies n.size > m.size",
                "weight - 1 > 3",
                "weight > -1",
                "weight in [1..3]",
                "list contains(signs, kind)",
                "flavour.weight = \"unknown\"",
                "null = kind",
            })
    void whatIsMoreThanAComparisonIsNotSaid(String rule) {
        assertThat(words(rule)).isEmpty();
    }
}
