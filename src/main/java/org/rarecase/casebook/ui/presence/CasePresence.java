package org.rarecase.casebook.ui.presence;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseAuditTrail;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSnapshot;
import org.rarecase.casebook.Casebook;
import org.rarecase.entry.ItemRef;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.rarecase.shared.BackgroundJob;
import org.rarecase.shared.BackgroundJobs;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The pages of cases that are open on this server. They learn who else is there, and after each commit what happened in
 * the case. All of that is done by a thread of its own: who saves does not wait for those who watch.
 */
@SpringComponent
public class CasePresence {

    private final Map<CaseId, CaseAudience> rooms = new ConcurrentHashMap<>();
    private final AtomicLong happened = new AtomicLong();
    private final Casebook casebook;
    private final CaseAuditTrail trail;
    private final CurrentAccount current;
    private final PresenceSettings settings;
    private final Clock clock;
    private final BackgroundJob job;

    CasePresence(
            Casebook casebook,
            CaseAuditTrail trail,
            CurrentAccount current,
            PresenceSettings settings,
            Clock clock,
            BackgroundJobs jobs) {
        this.casebook = casebook;
        this.trail = trail;
        this.current = current;
        this.settings = settings;
        this.clock = clock;
        this.job = jobs.job("Telling open pages what happened");
        job.every(settings.beat(), this::lookAfterAll);
    }

    public PresenceSettings settings() {
        return settings;
    }

    /** Grows whenever something happens in any case; read before a case is, it tells {@link #enter} what was missed. */
    public long happened() {
        return happened.get();
    }

    /** @param before what {@link #happened} was before the page read the case */
    public void enter(CaseId id, PresentPage page, long before) {
        rooms.compute(id, (same, room) -> {
            CaseAudience entered = room == null ? new CaseAudience(clock.instant()) : room;
            entered.pages.add(page);
            return entered;
        });
        if (happened() != before) {
            page.add(CaseUpdates.ANYTHING);
            job.soon(() -> tell(id));
        }
        announce(id);
    }

    public void leave(CaseId id, PresentPage page) {
        rooms.computeIfPresent(id, (same, room) -> {
            room.pages.remove(page);
            return room.pages.isEmpty() ? null : room;
        });
        announce(id);
    }

    public void moved(CaseId id, PresentPage page, @Nullable ItemRef place) {
        page.moveTo(place);
        announce(id);
    }

    /** What the page could not take when it happened. */
    public void tellAgain(CaseId id, PresentPage page) {
        if (page.hasNews()) {
            job.soon(() -> tell(id));
        }
    }

    /** So many pages are open, of whatever case. */
    int count() {
        return rooms.values().stream().mapToInt(room -> room.pages.size()).sum();
    }

    /** Listens to what the trail is told, since all that changes a case is told there. */
    @EventListener
    void on(Audited event) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            collected().add(event);
        }
    }

    private Collected collected() {
        for (TransactionSynchronization present : TransactionSynchronizationManager.getSynchronizations()) {
            if (present instanceof Collected collected) {
                return collected;
            }
        }
        Collected collected = new Collected();
        TransactionSynchronizationManager.registerSynchronization(collected);
        return collected;
    }

    private void tell(Audited event) {
        happened.incrementAndGet();
        if (rooms.isEmpty()) {
            return;
        }
        String by =
                current.find().map(Account::displayName).orElse(event.actor().userName());
        CaseUpdates.of(event, by, clock.instant())
                .forEach((id, news) -> tell(id, news, event.auditLines().size()));
    }

    private void tell(CaseId id, CaseUpdates news, int lines) {
        CaseAudience room = rooms.get(id);
        if (room != null) {
            room.wrote(lines);
            spread(id, room, news, UI.getCurrent());
        }
    }

    /** What one transaction changed. Of one that changes very much it is kept only where, and nothing that grows with what. */
    private final class Collected implements TransactionSynchronization {

        private static final int MOST_EVENTS = 200;

        private final List<Audited> events = new ArrayList<>();
        private final Map<CaseId, Integer> linesOfOthers = new LinkedHashMap<>();

        void add(Audited event) {
            if (events.size() < MOST_EVENTS) {
                events.add(event);
                return;
            }
            for (AuditLine line : event.auditLines()) {
                if (line.caseId() != null) {
                    linesOfOthers.merge(new CaseId(line.caseId()), 1, Integer::sum);
                }
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
                events.forEach(CasePresence.this::tell);
                linesOfOthers.forEach((id, lines) -> {
                    happened.incrementAndGet();
                    tell(id, CaseUpdates.ANYTHING, lines);
                });
            }
        }
    }

    private void spread(CaseId id, CaseAudience room, CaseUpdates news, @Nullable UI own) {
        // The page that saved knows its answers, but not what others made of them.
        room.pages.stream().filter(page -> news.more() || !page.isIn(own)).forEach(page -> page.add(news));
        room.pages.stream().filter(page -> own != null && page.isIn(own)).forEach(PresentPage::hasWritten);
        if (room.beginTelling()) {
            job.soon(() -> tell(id));
        }
    }

    private void tell(CaseId id) {
        CaseAudience room = rooms.get(id);
        if (room == null) {
            return;
        }
        room.endTelling();
        List<PresentPage> told = room.pages.stream()
                .filter(PresentPage::isThere)
                .filter(PresentPage::hasNews)
                .toList();
        if (!told.isEmpty()) {
            long readAt = System.nanoTime();
            Optional<CaseSnapshot> read = casebook.read(id);
            read.ifPresent(found -> told.forEach(page -> page.deliver(found, readAt, () -> casebook.read(id))));
        }
    }

    /** Shows all pages of a case who else is there. */
    private void announce(CaseId id) {
        job.soon(() -> {
            CaseAudience room = rooms.get(id);
            if (room != null) {
                List<PresentPage> there =
                        room.pages.stream().filter(PresentPage::isThere).toList();
                there.forEach(page -> page.showOthers(others(room, page, there)));
            }
        });
    }

    /** Each person once, whatever number of windows: in the one where a field is being filled. */
    private static List<PresentPage.Other> others(CaseAudience room, PresentPage page, List<PresentPage> there) {
        Map<String, PresentPage.Other> others = new LinkedHashMap<>();
        for (PresentPage each : there) {
            PresentUser who = each.visitor();
            boolean known = !who.userName().equals(page.visitor().userName())
                    && page.visitor().mayKnow(who);
            if (known && (each.place() != null || !others.containsKey(who.userName()))) {
                others.put(who.userName(), new PresentPage.Other(who, each.place(), room.colour(who.userName())));
            }
        }
        List<PresentPage.Other> shown = new ArrayList<>(others.values());
        shown.sort((one, other) -> Integer.compare(one.colour(), other.colour()));
        return shown;
    }

    private void lookAfterAll() {
        askOtherServers();
        rooms.forEach((id, room) -> {
            room.pages.forEach(page -> page.look(settings.goneAfter(), () -> announce(id)));
            // What could not be told when it happened.
            tell(id);
        });
    }

    /** One statement for all cases that are open here, however many watch them. */
    private void askOtherServers() {
        Set<CaseId> watched = rooms.entrySet().stream()
                .filter(each -> each.getValue().pages.stream().anyMatch(PresentPage::isThere))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (!watched.isEmpty()) {
            trail.heads(watched).forEach((id, head) -> {
                CaseAudience room = rooms.get(id);
                if (room != null && room.isBehind(head)) {
                    spread(id, room, CaseUpdates.ANYTHING, null);
                }
            });
        }
    }
}
