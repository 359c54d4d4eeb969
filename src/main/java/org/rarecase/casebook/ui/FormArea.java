package org.rarecase.casebook.ui;

import static java.util.Objects.requireNonNull;
import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseLayout.Part;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.EntryForm;
import org.rarecase.entry.ui.EntryListener;
import org.rarecase.form.ItemPath;
import org.rarecase.ui.FieldChanges;
import org.rarecase.ui.Notices;

/** The middle of a case page: which form is there, and which of its items the person goes to. */
final class FormArea {

    private final CaseServices services;
    private final CasePage page;
    private @Nullable FormPane shown;

    FormArea(CaseServices services, CasePage page) {
        this.services = services;
        this.page = page;
    }

    FormPane pane() {
        return requireNonNull(shown);
    }

    Optional<FormInstanceId> current() {
        return Optional.ofNullable(shown).map(FormPane::instanceId);
    }

    Optional<EntryForm> formOf(FormInstanceId instanceId) {
        return Optional.ofNullable(shown)
                .filter(pane -> pane.instanceId().equals(instanceId))
                .map(FormPane::form);
    }

    /** The first form that still wants something from this account, else the first. */
    FormInstanceId first() {
        VisibleCase read = page.visibleCase();
        return read.entries().stream()
                .filter(entry -> read.isEditable(entry.id()))
                .filter(entry -> !FormProgress.of(read, entry).isDone())
                .findFirst()
                .or(() -> read.entries().stream().findFirst())
                .map(FormInstance::id)
                .orElseThrow(CaseView::noSuchCase);
    }

    void show(FormInstance entry) {
        if (current().filter(id -> id.equals(entry.id())).isEmpty()) {
            FormPane opened = new FormPane(
                    page.visibleCase(),
                    entry,
                    services.extensions().fieldActions(page, entry),
                    services.files().of(page.caseId(), entry.id()),
                    new Entering(entry.id()));
            shown = opened;
            page.layout().fill(opened);
            opened.form()
                    .markChanged(page.saver().unsaved().of(entry.id()).stream()
                            .map(Change::path)
                            .toList());
            showMarks();
            page.live().showPresent(opened);
        }
        page.frame().select(entry, pane());
        page.layout().show(Part.ENTRY);
    }

    /** The form at hand, under fields made anew; another one if it is gone. */
    void showAnew() {
        FormInstance entry =
                in(page.visibleCase()).orElseGet(() -> page.visibleCase().entry(first()));
        shown = null;
        show(entry);
    }

    /** The form at hand in the case as it was read again. */
    Optional<FormInstance> in(VisibleCase read) {
        return read.entries().stream()
                .filter(entry -> entry.id().equals(pane().instanceId()))
                .findFirst();
    }

    void showMarks() {
        pane().form().setMarks(services.extensions().fieldMarks(page, pane().instanceId()));
    }

    // --- Which item ---

    void focus(ItemRef place) {
        EntryForm form = pane().form();
        FormInstance entry = page.visibleCase().entry(place.instanceId());
        boolean missing = page.visibleCase().evaluation(entry).findings(entry.id()).stream()
                .anyMatch(finding -> finding.isMissing() && finding.place().equals(place));
        if (missing) {
            form.showMissing();
        }
        if (!form.focus(place.path())) {
            Notices.info(t("This item is not asked at present: it depends on other answers."));
        }
    }

    void showItem(ItemRef place) {
        goTo(place, () -> focus(place));
    }

    /** As {@link #showItem}, but what else is missing in the form is not said. */
    void goTo(ItemRef place) {
        goTo(place, () -> pane().form().focus(place.path()));
    }

    private void goTo(ItemRef place, Runnable here) {
        if (pane().instanceId().equals(place.instanceId())) {
            page.layout().show(Part.ENTRY);
            here.run();
        } else {
            CaseNavigation.toItem(page.caseId(), place);
        }
    }

    void goToNextMissing() {
        FormPane pane = pane();
        pane.form()
                .whereFocused(path -> new NextMissing(page.visibleCase(), new HashSet<>(unreadable()))
                        .after(pane.instanceId(), path)
                        .ifPresentOrElse(
                                this::goTo,
                                () -> Notices.success(t("Nothing is missing: all that is required has an answer."))));
    }

    /** Where something was typed into the form that is no answer. */
    List<ItemRef> unreadable() {
        return Stream.ofNullable(shown)
                .flatMap(pane -> pane.form().unreadable().stream().map(path -> new ItemRef(pane.instanceId(), path)))
                .toList();
    }

    /** What the person does in one form. */
    private final class Entering implements EntryListener {

        private final FormInstanceId instanceId;
        private final Set<ItemRef> touched = new HashSet<>();
        private final Command follow = this::follow;

        private Entering(FormInstanceId instanceId) {
            this.instanceId = instanceId;
        }

        @Override
        public void answered(List<Change> changes) {
            page.saver().answered(instanceId, changes);
        }

        @Override
        public void removing(ItemPath row, Map<ItemPath, Answer> answers) {
            page.saver().undoLast().removing(new ItemRef(instanceId, row), answers);
        }

        @Override
        public void leftUnchanged(ItemPath path) {
            if (page.saver().unsaved().of(instanceId, path).isEmpty()) {
                LocalDrafts.stored(instanceId, List.of(path));
            }
        }

        @Override
        public void followed(Set<ItemRef> places) {
            touched.addAll(places);
            FieldChanges.afterAll(UI.getCurrent(), follow);
        }

        private void follow() {
            page.frame().followAnswers(Set.copyOf(touched));
            touched.clear();
            pane().refreshTitle(page.visibleCase());
            page.tellEvaluationChanged();
        }

        @Override
        public void moved(@Nullable ItemPath path) {
            page.live().moved(path == null ? null : new ItemRef(instanceId, path));
        }

        @Override
        public void cardAsked(ItemPath path, String anchor, boolean byKey) {
            pane().showCard(anchor, services.extensions().card(page, new ItemRef(instanceId, path)), byKey);
        }
    }
}
