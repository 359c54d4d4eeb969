package org.rarecase.casebook.ui.presence;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.communication.PushConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseSnapshot;
import org.rarecase.entry.ItemRef;

/** One page of a case in one browser window, as {@link CasePresence} knows it: who it is, where, and what it has to be told. */
public final class PresentPage {

    /** The page itself. Called with its session locked. */
    public interface View {

        /** @param read the case after all of this had happened */
        void follow(CaseUpdates news, CaseSnapshot read);

        void showOthers(List<Other> others);
    }

    /**
     * Somebody else in the case, as this page may show it.
     *
     * @param place the field, or null: in none
     * @param colour from 1 on, the same for all who see this person
     */
    public record Other(PresentUser who, @Nullable ItemRef place, int colour) {}

    private final UI window;
    private final PresentUser visitor;
    private final View view;
    private volatile @Nullable ItemRef place;
    private volatile boolean there = true;
    private @Nullable CaseUpdates waiting;
    private long ownAt = System.nanoTime();
    private long heartbeat;
    private long heardAt = System.nanoTime();

    public PresentPage(UI window, PresentUser visitor, View view) {
        this.window = window;
        this.visitor = visitor;
        this.view = view;
    }

    PresentUser visitor() {
        return visitor;
    }

    boolean isIn(@Nullable UI other) {
        return window == other;
    }

    @Nullable
    ItemRef place() {
        return place;
    }

    void moveTo(@Nullable ItemRef now) {
        place = now;
    }

    /** Whether its browser was heard of lately. */
    boolean isThere() {
        return there;
    }

    /** The page has read or written the case itself just now: what is older tells it nothing. */
    public synchronized void isUpToDate() {
        waiting = null;
        hasWritten();
    }

    synchronized void hasWritten() {
        ownAt = System.nanoTime();
    }

    public synchronized void add(CaseUpdates news) {
        waiting = waiting == null ? news : waiting.and(news);
    }

    synchronized boolean hasNews() {
        return waiting != null;
    }

    private synchronized Optional<CaseUpdates> take() {
        Optional<CaseUpdates> taken = Optional.ofNullable(waiting);
        waiting = null;
        return taken;
    }

    /**
     * Tells the page what waits for it.
     *
     * @param readAt when {@code read} was read, as {@link System#nanoTime}
     * @param again reads the case anew, for a page that has changed it since then
     */
    void deliver(CaseSnapshot read, long readAt, Supplier<Optional<CaseSnapshot>> again) {
        access(() -> {
            boolean current = isAfterOwn(readAt);
            take().ifPresent(news ->
                    (current ? Optional.of(read) : again.get()).ifPresent(newest -> view.follow(news, newest)));
        });
    }

    private synchronized boolean isAfterOwn(long readAt) {
        return readAt - ownAt > 0;
    }

    void showOthers(List<Other> others) {
        access(() -> view.showOthers(others));
    }

    /**
     * Looks whether its browser is still there. A closed window says so; one that died only falls silent.
     *
     * @param changed run if it came or went
     */
    void look(Duration goneAfter, Runnable changed) {
        access(() -> {
            long last = window.getInternals().getLastHeartbeatTimestamp();
            long now = System.nanoTime();
            if (last != heartbeat) {
                heartbeat = last;
                heardAt = now;
            }
            Duration silent = Duration.ofNanos(now - heardAt);
            PushConnection push = window.getInternals().getPushConnection();
            // A window in the background is slowed down by its browser, but keeps its connection.
            Duration patience = push != null && push.isConnected() ? goneAfter.multipliedBy(3) : goneAfter;
            boolean heard = silent.compareTo(patience) < 0;
            if (heard != there) {
                there = heard;
                changed.run();
            }
        });
    }

    private void access(Runnable work) {
        try {
            window.access(work::run);
        } catch (UIDetachedException closed) {
            // It is about to be taken off the list.
        }
    }
}
