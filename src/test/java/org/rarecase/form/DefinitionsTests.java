package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names in {@code definitions.yaml} that rules of all forms may use. */
class DefinitionsTests {

    private static final String OPERATIONS = """
            definitions:
              - define: first_operations
                as: 'surgery[intent = "first"]'
                means: First operations
              - define: was_complete
                as: 'some s in first_operations satisfies s.residual = "R0"'
                means: One of them was complete
            """;

    private static FormFiles forms(String definitions, String rule) {
        return new FormFiles()
                .file("definitions.yaml", definitions)
                .andRepeating("surgery", """
                        - {item: intent, type: choice, codes: [first, later], label: {en: Intent}}
                        - {item: residual, type: choice, codes: [R0, R1], label: {en: Residual}}""")
                .and("tumour", "- {item: stage, type: text, derive: '" + rule + "', label: {en: Stage}}");
    }

    private static List<String> problems(String definitions, String rule) {
        return forms(definitions, rule).load().problems().stream()
                .map(FormLibrary.Problem::toString)
                .toList();
    }

    private static Rule stage(String definitions, String rule) {
        FormLibrary library = forms(definitions, rule).load();
        assertThat(library.problems()).isEmpty();
        return library.form(new FormKey("tumour")).find("stage").orElseThrow().derive();
    }

    @Test
    void aNameStandsForItsTextAndThoseAboveInIt() {
        assertThat(stage(OPERATIONS, "if was_complete then \"I\" else null").text())
                .isEqualTo(
                        "if (some s in (surgery[intent = \"first\"]) satisfies s.residual = \"R0\") then \"I\" else null");
    }

    @Test
    void textsInQuotesAndPartsOfAPathAreNoNames() {
        assertThat(stage(OPERATIONS, "{was_complete_not: \"was_complete\", a: {b: 1}}.was_complete_not")
                        .text())
                .isEqualTo("{was_complete_not: \"was_complete\", a: {b: 1}}.was_complete_not");
    }

    @Test
    void aFormHasChangedWhenADefinitionThatItUsesHas() {
        String changed = OPERATIONS.replace("R0", "R1");
        assertThat(print(OPERATIONS, "if was_complete then \"I\" else null"))
                .isNotEqualTo(print(changed, "if was_complete then \"I\" else null"));
        assertThat(print(OPERATIONS, "\"I\"")).isEqualTo(print(changed, "\"I\""));
    }

    private static String print(String definitions, String rule) {
        return FormFingerprint.of(forms(definitions, rule).load().form(new FormKey("tumour")));
    }

    @Test
    void aMisspeltNameIsToldWithTheOneThatIsMeant() {
        assertThat(problems(OPERATIONS, "if was_complet then \"I\" else null"))
                .singleElement()
                .asString()
                .endsWith("“was_complet” is neither an item of this form nor a form. Did you mean “was_complete”?");
    }

    @Test
    void aNameThatAnItemOrAFormHasIsRefused() {
        assertThat(problems(OPERATIONS.replace("define: was_complete", "define: residual"), "\"I\""))
                .contains(
                        "forms/definitions.yaml:5: “residual” is an item of the form “surgery” already. Choose another"
                                + " name.");
        assertThat(problems(OPERATIONS.replace("define: was_complete", "define: surgery"), "\"I\""))
                .contains("forms/definitions.yaml:5: “surgery” is a form already. Choose another name.");
    }

    @Test
    void aNameIsDefinedOnceAndAboveItsUse() {
        assertThat(problems(OPERATIONS.replace("define: was_complete", "define: first_operations"), "\"I\""))
                .contains("forms/definitions.yaml:5: “first_operations” is defined above already. Keep one.");
        assertThat(problems(OPERATIONS.replace("surgery[intent = \"first\"]", "was_complete"), "\"I\""))
                .contains(
                        "forms/definitions.yaml:3: “was_complete” is not defined yet. A definition can use those above"
                                + " it: change their order.");
    }

    @Test
    void whatIsNotARuleIsToldAtItsLine() {
        assertThat(problems(OPERATIONS.replace("satisfies", "satisfy"), "\"I\""))
                .singleElement()
                .asString()
                .startsWith("forms/definitions.yaml:6: The definition of “was_complete” is not FEEL: ");
        assertThat(problems(OPERATIONS.replace("means: First", "meens: First"), "\"I\""))
                .contains("forms/definitions.yaml:4: “meens” is not known here. Did you mean “means”?");
    }
}
