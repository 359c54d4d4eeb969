package org.rarecase.casebook.ui.presence;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSnapshot;

/** A page that notes what it is told. */
final class WatchingPage implements PresentPage.View {

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

    final List<CaseUpdates> told = new CopyOnWriteArrayList<>();
    volatile List<PresentPage.Other> others = List.of();

    static PresentPage enter(CasePresence pages, CaseId id, String userName, PresentPage.View view, Window window) {
        PresentPage page =
                new PresentPage(window, new PresentUser(userName, userName, Set.of(Role.INVESTIGATOR), false), view);
        pages.enter(id, page, pages.happened());
        return page;
    }

    boolean knowsOfAnAnswer() {
        return told.stream().anyMatch(news -> !news.values().isEmpty());
    }

    @Override
    public void follow(CaseUpdates news, CaseSnapshot read) {
        told.add(news);
    }

    @Override
    public void showOthers(List<PresentPage.Other> now) {
        others = now;
    }
}
