package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SdvRequirementTests {

    @Test
    void aSectionSaysItForAllItsItemsThatSayNothingElse() {
        FormDefinition form = FormFiles.with("f", "- {item: z, type: text, label: {en: Z}}")
                .file("core/g.yaml", """
                        form: g
                        version: 1
                        title: {en: G}
                        sections:
                          - section: all
                            title: {en: All}
                            verify: true
                            items:
                              - {item: a, type: text, label: {en: A}}
                              - {item: b, type: text, verify: false, label: {en: B}}
                              - item: g
                                type: group
                                label: {en: G}
                                items:
                                  - {item: c, type: text, label: {en: C}}
                                  - {item: d, type: text, verify: proposed, label: {en: D}}
                          - section: none
                            title: {en: None}
                            items:
                              - {item: e, type: text, label: {en: E}}
                        """)
                .load()
                .form(new FormKey("g"));

        assertThat(verify(form, "a")).isEqualTo(SdvRequirement.YES);
        assertThat(verify(form, "b")).isEqualTo(SdvRequirement.NO);
        assertThat(verify(form, "g[r1].c")).isEqualTo(SdvRequirement.YES);
        assertThat(verify(form, "g[r1].d")).isEqualTo(SdvRequirement.PROPOSED);
        assertThat(verify(form, "e")).isEqualTo(SdvRequirement.NO);
    }

    private static SdvRequirement verify(FormDefinition form, String path) {
        return form.find(ItemPath.parse(path)).orElseThrow().verify();
    }
}
