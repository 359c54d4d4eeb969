package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rarecase.form.ItemPath;

class RowKeysTests {

    @Test
    void aKeyIsNotUsedAgainAfterItsRowWasRemoved() {
        String removed = RowKeys.next(List.of("r1", "r2"));

        assertThat(RowKeys.next(List.of("r1", "r2"))).startsWith("r3-").isNotEqualTo(removed);
    }

    @Test
    void keysCountOnFromTheLastOne() {
        assertThat(RowKeys.next(List.of())).startsWith("r1-");
        assertThat(RowKeys.next(List.of("r7-ab3x", "r2", "old"))).startsWith("r8-");
    }

    @Test
    void keysArePartOfAPathThatCanBeReadAgain() {
        ItemPath path = ItemPath.inRow("ihc", RowKeys.next(List.of()), "marker");

        assertThat(ItemPath.parse(path.toString())).isEqualTo(path);
    }
}
