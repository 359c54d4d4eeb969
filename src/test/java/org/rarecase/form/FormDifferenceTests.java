package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FormDifferenceTests {

    private static final String BEFORE = """
            - {item: weight, type: decimal, unit: g, min: 1, max: 500, label: {en: Weight, de: Gewicht}}
            - {item: stage, type: choice, codes: [I, II], label: {en: Stage}}
            - {item: old, type: text, label: {en: Old}}
            - item: ihc
              type: group
              label: {en: IHC}
              items:
                - {item: marker, type: text, label: {en: Marker}}
                - {item: clone, type: text, label: {en: Clone}}
            """;

    private static FormDifference between(String before, String after) {
        return FormDifference.between(form(before), form(after));
    }

    private static FormDefinition form(String items) {
        return FormFiles.with("form", items).load().form(new FormKey("form"));
    }

    private static List<String> told(FormDifference difference) {
        return difference.items().stream()
                .map(part -> part.kind() + " " + part.key()
                        + (part.properties().isEmpty()
                                ? ""
                                : " "
                                        + part.properties().stream()
                                                .map(it -> it.name() + ": " + Objects.toString(it.before(), "-")
                                                        + " > "
                                                        + Objects.toString(it.after(), "-"))
                                                .toList()))
                .toList();
    }

    @Test
    void theSameFormReadTwiceDiffersInNothing() {
        assertThat(between(BEFORE, BEFORE).isEmpty()).isTrue();
        FormKey diagnosis = new FormKey("adrenocortical-tumour");
        assertThat(FormDifference.between(
                                FormFiles.shipped().form(diagnosis),
                                FormFiles.shipped().form(diagnosis))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void itemsAreAddedRemovedAndChanged() {
        String after = BEFORE.replace("- {item: old, type: text, label: {en: Old}}\n", "")
                .replace("unit: g, min: 1, max: 500", "unit: kg, max: 500, required: true")
                .replace("de: Gewicht", "de: Tumorgewicht")
                .replace(
                        "item: clone, type: text, label: {en: Clone}", "item: result, type: text, label: {en: Result}");

        assertThat(told(between(BEFORE, after)))
                .containsExactly(
                        "CHANGED weight [label.de: Gewicht > Tumorgewicht, unit: g > kg, min: 1 > -, required: - > true]",
                        "ADDED ihc.result",
                        "REMOVED old",
                        "REMOVED ihc.clone");
    }

    @Test
    void codesThatCameWentOrReadDifferentlyAreTold() {
        String after = BEFORE.replace("codes: [I, II]", "codes: [{code: I, label: {en: One}}, III]");

        assertThat(told(between(BEFORE, after)))
                .containsExactly("CHANGED stage [codes: II > -, codes: - > III, codes: I I > I One]");
    }

    @Test
    void rulesAreComparedAsTheyAreWritten() {
        String derived = "- {item: double, type: decimal, derive: 'weight * 2', label: {en: Double}}\n";

        assertThat(told(between(BEFORE + derived, BEFORE + derived.replace("* 2", "* 2.0"))))
                .containsExactly("CHANGED double [derive: weight * 2 > weight * 2.0]");
    }

    @Test
    void anItemInAnotherSectionAndASectionAtAnotherPlaceAreTold() {
        String head = "form: form\nversion: 1\ntitle: {en: Form}\nsections:\n";
        String first = "  - {section: a, title: {en: A}, items: [{item: x, type: text, label: {en: X}}%s]}\n";
        String second = "  - {section: b, title: {en: B}, items: [{item: y, type: text, label: {en: Y}}]}\n";
        String moved = ", {item: z, type: text, label: {en: Z}}";
        FormDifference difference = FormDifference.between(
                file(head + first.formatted(moved) + second),
                file(head + second.replace("}}]", "}}" + moved + "]") + first.formatted("")));

        assertThat(told(difference)).containsExactly("CHANGED z [place: a > b]");
        assertThat(difference.sections())
                .extracting(
                        FormDifference.Part::key,
                        it -> it.properties().getFirst().after())
                .containsExactly(tuple("b", "1"), tuple("a", "2"));
    }

    @Test
    void checksAreComparedByTheirKey() {
        String check = """
                - {check: heavy, item: weight, severity: warning, when: weight > 400, message: {en: Heavy}}
                """;
        FormDefinition before =
                FormFiles.with("form", BEFORE).checks(check).load().form(new FormKey("form"));
        FormDefinition after = FormFiles.with("form", BEFORE)
                .checks(check.replace("warning", "error").replace("> 400", "> 300"))
                .load()
                .form(new FormKey("form"));

        assertThat(FormDifference.between(before, after).checks().getFirst().properties())
                .containsExactly(
                        new FormDifference.Property("severity", "warning", "error"),
                        new FormDifference.Property("when", "weight > 400", "weight > 300"));
        assertThat(FormDifference.between(before, form(BEFORE)).checks())
                .extracting(FormDifference.Part::kind)
                .containsExactly(FormDifference.Kind.REMOVED);
    }

    private static FormDefinition file(String text) {
        return new FormFiles().file("core/form.yaml", text).load().form(new FormKey("form"));
    }
}
