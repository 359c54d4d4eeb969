package org.rarecase.casebook.ui.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;

@RarecaseIntegrationTest(properties = {"rarecase.pages.beat=200ms", "rarecase.pages.gone-after=2s"})
class CasePresenceIntegrationTests extends WatchedCaseTest {

    private int grown;

    private void answer(String version) {
        answer(
                registry.as(
                        registry.anna(),
                        () -> casebook.open(id).entry(instanceId).answers().get(VERSION)),
                Answer.text(version));
    }

    @Test
    void aBrowserThatFellSilentIsNotShownAnyMoreAndComesBackWhenItIsHeard() {
        WatchingPage watching = new WatchingPage();
        opened("bernd", watching);
        WatchingPage silent = new WatchingPage();
        WatchingPage.Window window = new WatchingPage.Window();
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
        WatchingPage watching = new WatchingPage();
        PresentPage page = opened("bernd", watching);
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
    void whatAnotherServerWroteIsLearntBeatsLater() {
        answer("1.0");
        WatchingPage watching = new WatchingPage();
        opened("bernd", watching);
        JdbcClient otherServer = JdbcClient.create(TestMySql.asOwner());
        try {
            await().until(() -> {
                // Until the beats have seen how far the trail is.
                trailGrows(otherServer, 1);
                return watching.told.contains(CaseUpdates.ANYTHING);
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
        WatchingPage watching = new WatchingPage();
        opened("bernd", watching);
        answer("1.0");
        answer("2.0");
        await().until(watching::knowsOfAnAnswer);

        assertThat(watching.told.stream().map(CaseUpdates::values).filter(Map::isEmpty))
                .hasSizeLessThanOrEqualTo(1);
    }
}
