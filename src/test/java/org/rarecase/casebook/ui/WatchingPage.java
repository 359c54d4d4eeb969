package org.rarecase.casebook.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.ReadCase;

/** A page that notes what it is told. */
final class WatchingPage implements OpenPage.View {

    /** A window that takes at once what it is told, and whose browser is heard of as the test says. */
    static final class Window extends UI {

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

    final List<CaseNews> told = new CopyOnWriteArrayList<>();
    volatile List<OpenPage.Other> others = List.of();

    static OpenPage enter(OpenPages pages, CaseId id, String userName, OpenPage.View view, Window window) {
        OpenPage page = new OpenPage(window, new Visitor(userName, userName, Set.of(Role.INVESTIGATOR), false), view);
        pages.enter(id, page, pages.happened());
        return page;
    }

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
