package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerifyTests {

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

        assertThat(verify(form, "a")).isEqualTo(Verify.YES);
        assertThat(verify(form, "b")).isEqualTo(Verify.NO);
        assertThat(verify(form, "g[r1].c")).isEqualTo(Verify.YES);
        assertThat(verify(form, "g[r1].d")).isEqualTo(Verify.PROPOSED);
        assertThat(verify(form, "e")).isEqualTo(Verify.NO);
    }

    private static Verify verify(FormDefinition form, String path) {
        return form.find(ItemPath.parse(path)).orElseThrow().verify();
    }
}
