package org.rarecase.casebook.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.Change;
import org.rarecase.casebook.SaveConflict;
import org.rarecase.database.Statements;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Place;
import org.rarecase.form.ItemPath;
import org.springframework.beans.factory.annotation.Autowired;

/** What those who have a case open learn of a save, without any beat of their browsers. */
@RarecaseIntegrationTest
class WatchersIntegrationTests {

    private static final ItemPath VERSION = ItemPath.of("consent_version");

    @Autowired
    OpenPages pages;

    @Autowired
    Casebook casebook;

    @Autowired
    Registry registry;

    private final Map<WatchingPage, OpenPage> watching = new LinkedHashMap<>();
    private CaseId id;
    private long entryId;

    @BeforeEach
    void registerCase() {
        registry.run(registry.anna(), () -> {
            id = casebook.register(registry.padua().id()).id();
            entryId = casebook.open(id).entries().getFirst().id();
        });
    }

    @AfterEach
    void closeAll() {
        watching.values().forEach(page -> pages.leave(id, page));
    }

    private void watch(int people) {
        for (int i = 0; i < people; i++) {
            WatchingPage page = new WatchingPage();
            watching.put(page, WatchingPage.enter(pages, id, "watcher-" + i, page, new WatchingPage.Window()));
        }
    }

    private void answer(Answer before, Answer after) {
        registry.run(
                registry.anna(), () -> casebook.save(id, entryId, List.of(new Change(VERSION, before, after)), null));
    }

    private void awaitNews() {
        await().until(() -> watching.keySet().stream().allMatch(WatchingPage::knowsOfAnAnswer));
    }

    @Test
    void aSaveIsReadOnceForAllWhoWatch() {
        int alone = readsOfTheCase(() -> answer(Answer.BLANK, Answer.text("1.0")));
        watch(20);

        int watched = readsOfTheCase(() -> {
            answer(Answer.text("1.0"), Answer.text("2.0"));
            awaitNews();
        });

        assertThat(watched - alone).isOne();
        Place place = new Place(entryId, VERSION);
        assertThat(watching.keySet()).allSatisfy(each -> {
            assertThat(each.told).hasSize(1);
            CaseNews news = each.told.getFirst();
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
        assertThat(watching.keySet()).allSatisfy(page -> assertThat(page.told).hasSize(1));
    }
}
