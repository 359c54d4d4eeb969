package org.rarecase.casebook.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.Change;
import org.rarecase.casebook.ReadCase;
import org.rarecase.casebook.SaveConflict;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Place;
import org.rarecase.form.ItemPath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RarecaseIntegrationTest(properties = {"rarecase.pages.beat=200ms", "rarecase.pages.gone-after=2s"})
class OpenPagesIntegrationTests {

    private static final ItemPath VERSION = ItemPath.of("consent_version");

    @Autowired
    OpenPages pages;

    @Autowired
    Casebook casebook;

    @Autowired
    Registry registry;

    private final List<OpenPage> open = new ArrayList<>();
    private CaseId id;
    private long entryId;
    private int grown;

    /** A page that notes what it is told. */
    private static final class Watching implements OpenPage.View {

        final List<CaseNews> told = new CopyOnWriteArrayList<>();
        volatile List<OpenPage.Other> others = List.of();

        boolean knowsOfAnAnswer() {
            return told.stream().anyMatch(news -> !news.values().isEmpty());
        }

        @Override
        public void follow(CaseNews news, ReadCase read) {
            told.add(news);
        }

        @Override
        public void showOthers(List<OpenPage.Other> now) {
            others = now;
        }
    }

    @BeforeEach
    void registerCase() {
        registry.run(registry.anna(), () -> {
            id = casebook.register(registry.padua().id()).id();
            entryId = casebook.open(id).entries().getFirst().id();
        });
    }

    @AfterEach
    void closeAll() {
        open.forEach(page -> pages.leave(id, page));
    }

    /** A window that takes at once what it is told, and whose browser is heard of as the test says. */
    private static final class Window extends UI {

        volatile boolean silent;
        private long beats;

        @Override
        public Future<Void> access(Command work) {
            if (!silent) {
                getInternals().setLastHeartbeatTimestamp(++beats);
            }
            work.execute();
            return CompletableFuture.completedFuture(null);
        }
    }

    private OpenPage opened(String userName, OpenPage.View view) {
        return opened(userName, view, new Window());
    }

    private OpenPage opened(String userName, OpenPage.View view, Window window) {
        OpenPage page = new OpenPage(window, new Visitor(userName, userName, Set.of(Role.INVESTIGATOR), false), view);
        pages.enter(id, page, pages.happened());
        open.add(page);
        return page;
    }

    private void answer(String version) {
        registry.run(registry.anna(), () -> {
            Answer before = casebook.open(id).entry(entryId).answers().get(VERSION);
            casebook.save(id, entryId, List.of(new Change(VERSION, before, Answer.text(version))), null);
        });
    }

    @Test
    void aSaveIsReadOnceForAllWhoWatch() {
        List<Watching> watching = new ArrayList<>();
        int alone = ofTheCase(() -> answer("1.0"));
        for (int i = 0; i < 20; i++) {
            Watching each = new Watching();
            watching.add(each);
            opened("watcher-" + i, each);
        }

        int watched = ofTheCase(() -> {
            answer("2.0");
            await().until(() -> watching.stream().allMatch(Watching::knowsOfAnAnswer));
        });

        // However many watch, and whoever they are; twice if more was told of the save after the reading had begun.
        assertThat(watched - alone).isBetween(1, 2);
        Place place = new Place(entryId, VERSION);
        assertThat(watching).allSatisfy(each -> {
            CaseNews news = each.told.stream()
                    .filter(told -> !told.values().isEmpty())
                    .findFirst()
                    .orElseThrow();
            assertThat(news.values()).containsOnlyKeys(place);
            assertThat(news.values().get(place).by()).isEqualTo("anna");
        });
    }

    /** Reads of cases. */
    private static int ofTheCase(Runnable action) {
        return (int) Statements.during(action).stream()
                .filter(sql -> sql.startsWith("SELECT") && sql.contains("FROM casebook_case c"))
                .count();
    }

    @Test
    void whatWasRolledBackIsToldToNobody() {
        Watching watching = new Watching();
        opened("bernd", watching);

        registry.run(registry.anna(), () -> {
            try {
                casebook.save(
                        id, entryId, List.of(new Change(VERSION, Answer.text("seen"), Answer.text("other"))), null);
            } catch (SaveConflict expected) {
                // Nothing is stored, so nothing is told.
            }
        });
        answer("1.0");

        await().until(watching::knowsOfAnAnswer);
        assertThat(watching.told.stream().map(CaseNews::values).filter(values -> !values.isEmpty()))
                .hasSize(1);
    }

    @Test
    void aBrowserThatFellSilentIsNotShownAnyMoreAndComesBackWhenItIsHeard() {
        Watching watching = new Watching();
        opened("bernd", watching);
        Watching silent = new Watching();
        Window window = new Window();
        opened("carl", silent, window);
        await().until(() -> watching.others.size() == 1);

        window.silent = true;

        await().until(() -> watching.others.isEmpty());
        answer("1.0");
        await().until(watching::knowsOfAnAnswer);
        assertThat(silent.knowsOfAnAnswer()).isFalse();

        window.silent = false;

        await().until(() -> watching.others.size() == 1);
        await().until(silent::knowsOfAnAnswer);
    }

    @Test
    void aPageThatWasClosedIsForgotten() {
        Watching watching = new Watching();
        OpenPage page = opened("bernd", watching);
        WeakReference<Object> gone = new WeakReference<>(page);
        assertThat(pages.count()).isOne();

        pages.leave(id, page);
        open.clear();
        page = null;

        assertThat(pages.count()).isZero();
        await().until(() -> {
            System.gc();
            return gone.get() == null;
        });
    }

    @Test
    void whatAnotherServerWroteIsLearntByTheNextBeat() {
        answer("1.0");
        Watching watching = new Watching();
        opened("bernd", watching);
        JdbcClient otherServer = JdbcClient.create(TestMySql.asOwner());
        try {
            await().until(() -> {
                // Until the first beat has seen how far the trail is.
                trailGrows(otherServer, 1);
                return watching.told.contains(CaseNews.ANYTHING);
            });
        } finally {
            trailGrows(otherServer, -grown);
        }
    }

    private void trailGrows(JdbcClient otherServer, int lines) {
        otherServer
                .sql("UPDATE audit_chain SET seq = seq + ? WHERE chain = ?")
                .params(lines, id.value())
                .update();
        grown += lines;
    }

    @Test
    void theOwnLinesOfThisServerAreNoNewsFromAnother() {
        Watching watching = new Watching();
        opened("bernd", watching);
        answer("1.0");
        answer("2.0");
        await().until(watching::knowsOfAnAnswer);

        assertThat(watching.told.stream().map(CaseNews::values).filter(Map::isEmpty))
                .hasSizeLessThanOrEqualTo(1);
    }
}
