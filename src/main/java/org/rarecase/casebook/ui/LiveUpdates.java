package org.rarecase.casebook.ui;

import static java.util.Objects.requireNonNull;
import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseSnapshot;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.presence.CasePresence;
import org.rarecase.casebook.ui.presence.CaseUpdates;
import org.rarecase.casebook.ui.presence.PresenceBar;
import org.rarecase.casebook.ui.presence.PresentPage;
import org.rarecase.casebook.ui.presence.PresentUser;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.entry.ui.FieldPresence;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.Initials;

/** A case page among the others that are open: says where the person is, shows who else is there and what they change. */
final class LiveUpdates implements PresentPage.View {

    private final Casebook casebook;
    private final CurrentAccount current;
    private final CasePresence presence;
    private final CasePage page;
    private final PresenceBar bar;
    private final long happened;
    private @Nullable PresentPage present;
    private List<PresentPage.Other> others = List.of();

    /** To be made before the page reads the case. */
    LiveUpdates(CaseServices services, CasePage page) {
        this.casebook = services.casebook();
        this.current = services.current();
        this.presence = services.presence();
        this.page = page;
        this.bar = new PresenceBar(presence.settings().beat());
        this.happened = presence.happened();
    }

    PresenceBar bar() {
        return bar;
    }

    void enter(UI window) {
        PresentUser visitor =
                PresentUser.of(current.account(), page.visibleCase().blinded());
        present = new PresentPage(window, visitor, this);
        presence.enter(page.caseId(), present, happened);
    }

    void leave() {
        if (present != null) {
            presence.leave(page.caseId(), present);
            present = null;
        }
    }

    /** @param place the field in which the person is; null: in none */
    void moved(@Nullable ItemRef place) {
        if (present != null) {
            presence.moved(page.caseId(), present, place);
            // What waited until the field was left.
            presence.tellAgain(page.caseId(), present);
        }
    }

    /** The page reads the case itself. */
    void isUpToDate() {
        if (present != null) {
            present.isUpToDate();
        }
    }

    @Override
    public void showOthers(List<PresentPage.Other> now) {
        others = now;
        bar.show(now);
        showPresent(page.forms().pane());
    }

    /** Marks in this form the fields in which others are. */
    void showPresent(FormPane pane) {
        List<FieldPresence> here = others.stream()
                .filter(other ->
                        other.place() != null && other.place().instanceId().equals(pane.instanceId()))
                .map(other -> new FieldPresence(
                        requireNonNull(other.place()).path(),
                        other.who().name(),
                        Initials.of(other.who().name()),
                        PresenceBar.colour(other.colour())))
                .toList();
        pane.form().showPresent(here);
        pane.form().reportFocus(!others.isEmpty());
    }

    @Override
    public void follow(CaseUpdates news, CaseSnapshot read) {
        Optional<VisibleCase> now = ifStillReadable(read);
        if (now.isEmpty()) {
            // News that wait when a session ends are delivered to it once more, and nobody is logged in there.
            current.find().flatMap(account -> page.getUI()).ifPresent(window -> window.refreshCurrentRoute(false));
        } else if (page.isHeldUp(now.get())) {
            requireNonNull(present).add(news);
        } else {
            Map<ItemRef, Answer> contested = page.follow(now.get(), news.more());
            tellContested(contested, news);
            tellChanged(news, contested);
        }
    }

    private Optional<VisibleCase> ifStillReadable(CaseSnapshot read) {
        try {
            return Optional.of(casebook.open(read));
        } catch (Refusal noLongerReadable) {
            return Optional.empty();
        }
    }

    /** Says at the fields where the person's answer waits that somebody else stored another one. */
    private void tellContested(Map<ItemRef, Answer> contested, CaseUpdates news) {
        contested.forEach((place, stored) -> page.formOf(place.instanceId())
                .ifPresent(form -> page.visibleCase()
                        .entry(place.instanceId())
                        .form()
                        .find(place.path())
                        .ifPresent(item -> form.showConcurrentValue(
                                place.path(),
                                meanwhile(
                                        AnswerText.print(item, stored),
                                        news.values().get(place))))));
    }

    private static String meanwhile(String stored, CaseUpdates.@Nullable Changed changed) {
        String answer = stored.isEmpty() ? t("no answer") : stored;
        return changed == null
                ? t("Stored meanwhile: {0}", answer)
                : t("{0} stored meanwhile: {1}", changed.by(), answer);
    }

    private void tellChanged(CaseUpdates news, Map<ItemRef, Answer> contested) {
        Map<String, List<ItemPath>> changed = news.values().entrySet().stream()
                .filter(each ->
                        each.getKey().instanceId().equals(page.forms().pane().instanceId())
                                && !contested.containsKey(each.getKey()))
                .collect(Collectors.groupingBy(
                        each -> each.getValue().by(),
                        Collectors.mapping(each -> each.getKey().path(), Collectors.toList())));
        changed.forEach(page.forms().pane().form()::markChangedBy);
    }
}
