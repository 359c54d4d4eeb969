package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeLeaveEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.saving.CorrectionReasons;
import org.rarecase.casebook.ui.CaseLayout.Part;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.EntryForm;
import org.rarecase.form.FormDefinition;
import org.rarecase.ui.Notices;

/**
 * One opened case, and what has to happen when it changes. The form in the middle is a {@link FormArea}, what is around
 * it a {@link CaseFrame}; an {@link AnswerSaver} has what is not stored yet, {@link LiveUpdates} what others do meanwhile.
 */
final class CasePage extends Composite<CaseLayout> implements CaseContext, AnswerSaver.Page {

    private final transient CaseServices services;
    private final transient LiveUpdates live;
    private final transient AnswerSaver saver;
    private final transient FormArea forms;
    private final transient CaseFrame frame;
    private transient VisibleCase visibleCase;

    CasePage(CaseServices services, CaseId id) {
        this(services, id, null);
    }

    /** @param beside what stands at the left of the form in place of the casebook, or null */
    CasePage(CaseServices services, CaseId id, @Nullable Function<CaseContext, Component> beside) {
        this.services = services;
        live = new LiveUpdates(services, this);
        visibleCase = services.casebook().open(id);
        saver = new AnswerSaver(
                services.casebook(),
                services.trail(),
                id,
                CorrectionReasons.of(services.forms().inUse()),
                this);
        forms = new FormArea(services, this);
        frame = new CaseFrame(services, this, live.bar(), saver.bar(), beside);
        frame.render(null);
        getElement().addEventListener("rc-undo", asked -> undoLast());
    }

    @Override
    protected CaseLayout initContent() {
        return new CaseLayout();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Shortcuts.addShortcutListener(this, forms::goToNextMissing, Key.KEY_N, KeyModifier.ALT)
                .resetFocusOnActiveElement();
        live.enter(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        live.leave();
    }

    CaseLayout layout() {
        return getContent();
    }

    FormArea forms() {
        return forms;
    }

    CaseFrame frame() {
        return frame;
    }

    AnswerSaver saver() {
        return saver;
    }

    LiveUpdates live() {
        return live;
    }

    CaseId caseId() {
        return visibleCase.caseSummary().id();
    }

    @Override
    public VisibleCase visibleCase() {
        return visibleCase;
    }

    @Override
    public Optional<FormInstanceId> currentEntry() {
        return forms.current();
    }

    @Override
    public Optional<EntryForm> formOf(FormInstanceId instanceId) {
        return forms.formOf(instanceId);
    }

    @Override
    public void showItem(ItemRef place) {
        forms.showItem(place);
    }

    @Override
    public void showPanel(String key, ItemRef place) {
        frame.showPanel(key, place);
        layout().show(Part.PANELS);
    }

    @Override
    public String describe(ItemRef place) {
        return CaseTexts.describe(visibleCase, place);
    }

    /** Asks before the page is left with something that is not saved. */
    void leaving(BeforeLeaveEvent event, boolean staysInCase) {
        List<ItemRef> lost = staysInCase ? forms.unreadable() : unsaved();
        if (!lost.isEmpty()) {
            LeaveDialog.ask(
                    event.postpone(),
                    lost.stream().map(this::describe).toList(),
                    () -> forms.goTo(lost.getFirst()),
                    () -> {
                        if (!staysInCase) {
                            saver.discard();
                        }
                    });
        }
    }

    void addForm(FormDefinition form) {
        FormInstanceId instanceId = services.casebook().addEntry(caseId(), form.key());
        refresh();
        UI.getCurrent().navigate(CaseNavigation.address(caseId(), instanceId));
    }

    void undoLast() {
        FormInstanceId instanceId = forms.pane().instanceId();
        if (visibleCase.isEditable(instanceId)) {
            saver.undoLast().undo(instanceId);
        }
    }

    // --- What is not saved ---

    @Override
    public boolean saved() {
        saver.saveWhatNeedsNoReason();
        return unsaved().isEmpty();
    }

    @Override
    public List<ItemRef> unsaved() {
        return Stream.concat(forms.unreadable().stream(), saver.unsaved().places())
                .distinct()
                .toList();
    }

    @Override
    public void stored(FormInstance entry, List<Change> changes) {
        if (Casebook.choosesTumourType(entry, changes)) {
            reload();
            announceTumourForms();
        } else if (services.extensions().isOutdated(this)) {
            reload();
        } else {
            frame.followPanels();
        }
    }

    private void announceTumourForms() {
        visibleCase.entries().stream()
                .filter(FormInstance::kept)
                .findFirst()
                .ifPresent(kept -> Notices.info(
                        t("“{0}” is inactive: its answers are kept, but it is not part of the case.", title(kept))));
    }

    @Override
    public Optional<CasePageExtension.Settlement> settledBy(Set<ItemRef> corrected) {
        return services.extensions().settledBy(this, corrected);
    }

    @Override
    public void tellRefused(String message) {
        if (forms.current().isPresent()) {
            forms.pane().tellRefused(message);
        }
    }

    @Override
    public void unsavedChanged(boolean unsaved) {
        layout().markUnsaved(unsaved);
    }

    // --- The case has changed ---

    @Override
    public void refresh() {
        saver.saveWhatNeedsNoReason();
        reload();
    }

    @Override
    public void reload() {
        live.isUpToDate();
        VisibleCase read = services.casebook().open(caseId());
        saver.unsaved().applyTo(read);
        visibleCase = read;
        Part part = layout().part();
        frame.render(frame.selectedPanel());
        FormPane pane = forms.pane();
        forms.in(read)
                .filter(entry -> pane.shows(read, entry))
                .ifPresentOrElse(
                        entry -> {
                            pane.use(read);
                            frame.select(entry, pane);
                            forms.showMarks();
                        },
                        forms::showAnew);
        layout().show(part);
        saver.refreshBar();
    }

    /** Whether the form would have to be made anew beneath what the person is typing. */
    boolean isHeldUp(VisibleCase now) {
        return !isSameForm(now) && forms.pane().form().isBeingTypedIn();
    }

    private boolean isSameForm(VisibleCase now) {
        return forms.in(now)
                .filter(entry -> forms.pane().isAsBefore(now, entry))
                .isPresent();
    }

    /**
     * Shows the case as others have left it, and leaves the person alone.
     *
     * @param more something else happened than that answers changed
     * @return where somebody else stored another answer than the one that waits here, and what it is
     */
    Map<ItemRef, Answer> follow(VisibleCase now, boolean more) {
        FormPane pane = forms.pane();
        boolean sameForm = isSameForm(now);
        Map<ItemRef, Answer> contested = saver.contested(now);
        saver.unsaved().applyTo(now);
        visibleCase = now;
        if (sameForm) {
            pane.follow(now)
                    .ifPresent(held -> contested.put(new ItemRef(pane.instanceId(), held.path()), held.after()));
        }
        boolean sameForms = frame.followForms();
        if (!sameForm) {
            forms.showAnew();
        } else if (!sameForms) {
            frame.select(now.entry(pane.instanceId()), pane);
        }
        if (more) {
            frame.refreshExtensions();
        } else {
            frame.followPanels();
        }
        saver.refreshBar();
        tellEvaluationChanged();
        return contested;
    }

    void tellEvaluationChanged() {
        getUI().ifPresent(window -> ComponentUtil.fireEvent(window, new EvaluationChanged(window)));
    }
}
