package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemPathTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight",
                "ihc[r2]",
                "ihc[r2].marker",
                "cycles[r1].agents",
                "cycles[r1-ab].agents[r2]",
                "cycles[r1].agents[r2].dose"
            })
    void aPathIsReadAsItIsWritten(String text) {
        assertThat(ItemPath.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ihc[r2", "cycles[r1].agents[r2"})
    void aPathWithoutEndIsRefused(String text) {
        assertThatThrownBy(() -> ItemPath.parse(text)).hasMessageContaining(text);
    }

    @Test
    void aPathKnowsTheRowsAndGroupsAroundIt() {
        ItemPath dose = ItemPath.parse("cycles[r1].agents[r2].dose");
        assertThat(dose)
                .isEqualTo(ItemPath.of("cycles")
                        .toRow("r1")
                        .toItem("agents")
                        .toRow("r2")
                        .toItem("dose"));
        assertThat(dose.groups()).isEqualTo("cycles.agents");
        assertThat(dose.groupPath()).hasToString("cycles[r1].agents");
        assertThat(dose.enclosingRows())
                .extracting(ItemPath::toString)
                .containsExactly("cycles[r1]", "cycles[r1].agents[r2]");
        assertThat(dose.isIn(ItemPath.row("cycles", "r1"))).isTrue();
        assertThat(dose.isIn(ItemPath.row("cycles", "r2"))).isFalse();
        assertThat(ItemPath.row("cycles", "r1").isIn(ItemPath.row("cycles", "r1")))
                .isFalse();
        assertThat(ItemPath.of("weight").groupPath()).isNull();
    }
}
