package org.rarecase.casebook.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;

class UnsavedChangesTests {

    private static final ItemPath WEIGHT = ItemPath.of("weight");

    private final UnsavedChanges unsaved = new UnsavedChanges();

    @Test
    void severalChangesOfAnItemAreOneFromWhatIsStored() {
        unsaved.add(new FormInstanceId(1), change(WEIGHT, "1", "2"));
        unsaved.add(new FormInstanceId(1), change(WEIGHT, "2", "3"));

        assertThat(unsaved.of(new FormInstanceId(1))).containsExactly(change(WEIGHT, "1", "3"));
    }

    @Test
    void goingBackToWhatIsStoredIsNoChange() {
        unsaved.add(new FormInstanceId(1), change(WEIGHT, "1", "2"));
        unsaved.add(new FormInstanceId(1), change(WEIGHT, "2", "1"));

        assertThat(unsaved.isEmpty()).isTrue();
    }

    @Test
    void removingARowSwallowsWhatWasChangedInIt() {
        ItemPath row = ItemPath.row("ihc", "r2");
        unsaved.add(new FormInstanceId(1), change(ItemPath.inRow("ihc", "r1", "marker"), "a", "b"));
        unsaved.add(new FormInstanceId(1), change(ItemPath.inRow("ihc", "r2", "marker"), "a", "b"));
        unsaved.add(new FormInstanceId(1), new Change(row, Answer.BLANK, Answer.BLANK));

        assertThat(unsaved.of(new FormInstanceId(1)))
                .extracting(Change::path)
                .containsExactly(ItemPath.inRow("ihc", "r1", "marker"), row);
    }

    @Test
    void aChangeMadeWhileAnEarlierOneWasSavedStaysUnsaved() {
        Change first = change(WEIGHT, "1", "2");
        unsaved.add(new FormInstanceId(1), first);
        unsaved.add(new FormInstanceId(1), change(WEIGHT, "2", "3"));

        unsaved.saved(new FormInstanceId(1), java.util.List.of(first));

        assertThat(unsaved.count()).isOne();
    }

    @Test
    void whoInsistsReplacesWhatIsStoredNow() {
        unsaved.add(new FormInstanceId(1), change(WEIGHT, "1", "2"));

        unsaved.overrideStored(new ItemRef(new FormInstanceId(1), WEIGHT), new Answer.Text("9"));

        assertThat(unsaved.of(new FormInstanceId(1))).containsExactly(change(WEIGHT, "9", "2"));
    }

    private static Change change(ItemPath path, String before, String after) {
        return new Change(path, new Answer.Text(before), new Answer.Text(after));
    }
}
