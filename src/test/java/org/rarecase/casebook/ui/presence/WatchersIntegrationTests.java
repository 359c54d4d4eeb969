package org.rarecase.casebook.ui.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.casebook.saving.SaveConflict;
import org.rarecase.database.Statements;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;

/** What those who have a case open learn of a save, without any beat of their browsers. */
@RarecaseIntegrationTest
class WatchersIntegrationTests extends WatchedCaseTest {

    private final List<WatchingPage> watching = new ArrayList<>();

    private void watch(int people) {
        for (int i = 0; i < people; i++) {
            WatchingPage page = new WatchingPage();
            watching.add(page);
            opened("watcher-" + i, page);
        }
    }

    private void awaitNews() {
        await().until(() -> watching.stream().allMatch(WatchingPage::knowsOfAnAnswer));
    }

    @Test
    void aSaveIsReadOnceForAllWhoWatch() {
        answer(Answer.BLANK, Answer.text("0.9"));
        int alone = readsOfTheCase(() -> answer(Answer.text("0.9"), Answer.text("1.0")));
        watch(20);

        int watched = readsOfTheCase(() -> {
            answer(Answer.text("1.0"), Answer.text("2.0"));
            awaitNews();
        });

        assertThat(watched - alone).isOne();
        ItemRef place = new ItemRef(instanceId, VERSION);
        assertThat(watching).allSatisfy(each -> {
            assertThat(each.told).hasSize(1);
            CaseUpdates news = each.told.getFirst();
            assertThat(news.values()).containsOnlyKeys(place);
            assertThat(news.values().get(place).by()).isEqualTo("anna");
        });
    }

    private static int readsOfTheCase(Runnable action) {
        return (int) Statements.during(action).stream()
                .filter(sql -> sql.startsWith("SELECT") && sql.contains("FROM casebook_case c"))
                .count();
    }

    @Test
    void whatWasRolledBackIsToldToNobody() {
        watch(1);

        assertThatThrownBy(() -> answer(Answer.text("seen"), Answer.text("other")))
                .isInstanceOf(SaveConflict.class);
        answer(Answer.BLANK, Answer.text("1.0"));

        awaitNews();
        assertThat(watching).allSatisfy(page -> assertThat(page.told).hasSize(1));
    }
}
