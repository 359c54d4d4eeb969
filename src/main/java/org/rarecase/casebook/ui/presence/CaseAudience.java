package org.rarecase.casebook.ui.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rarecase.casebook.CaseAuditTrail;

/** The pages of one case that are open on this server, and how far they know its trail. */
final class CaseAudience {

    /** Clocks of several servers differ a little. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    final Set<PresentPage> pages = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final Instant since;
    private final Map<String, Integer> colours = new HashMap<>();
    private long known = -1;
    private long seen;

    /** @param since when the first page read the case */
    CaseAudience(Instant since) {
        this.since = since;
    }

    /** @return false if the pages are about to be told anyway */
    boolean beginTelling() {
        return telling.compareAndSet(false, true);
    }

    void endTelling() {
        telling.set(false);
    }

    /** This server has told its pages of so many more lines of the trail. */
    synchronized void wrote(int more) {
        if (known >= 0) {
            known += more;
        }
    }

    /**
     * Whether the trail has lines that nobody wrote here. Own lines are in the trail a moment before they are counted, so
     * what is too many counts as foreign only if it still is at the next look.
     */
    synchronized boolean isBehind(CaseAuditTrail.Head head) {
        if (known < 0) {
            known = head.lines();
            seen = head.lines();
            return head.at().isAfter(since.minus(SLACK));
        }
        boolean behind = seen > known;
        known = behind ? seen : Math.min(known, head.lines());
        seen = head.lines();
        return behind;
    }

    /** The first that nobody there has. */
    synchronized int colour(String userName) {
        colours.keySet()
                .removeIf(gone -> pages.stream()
                        .noneMatch(page -> page.visitor().userName().equals(gone)));
        Integer own = colours.get(userName);
        if (own != null) {
            return own;
        }
        int free = 1;
        while (colours.containsValue(free)) {
            free++;
        }
        colours.put(userName, free);
        return free;
    }
}
