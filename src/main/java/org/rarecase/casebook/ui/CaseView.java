package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseDocuments;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.CaseSnapshot;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.CorrectionReasons;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseLayout.Part;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.entry.ui.EntryFiles;
import org.rarecase.entry.ui.EntryForm;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.Initials;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PageKeys;
import org.rarecase.ui.UnsavedGuard;

/** One case: its casebook at the left, a form in the middle, panels of other modules at the right. */
@Route("cases/:caseId/:entryId?")
@RolesAllowed({"INVESTIGATOR", "MONITOR", "PATHOLOGIST", "COORDINATOR", "AUDITOR"})
public class CaseView extends Div
        implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle, CaseContext, PageKeys, UnsavedGuard {

    private final transient Casebook casebook;
    private final transient CaseDocuments documents;
    private final transient Forms forms;
    private final transient CasePageExtensions additions;
    private final transient CurrentAccount current;
    private final transient CaseAuditTrail trail;
    private final transient CasePresence pages;
    private final PresenceBar others;
    private final CaseLayout layout = new CaseLayout();
    private transient @Nullable VisibleCase visibleCase;
    private transient @Nullable AnswerSaver saver;
    private @Nullable CasebookTree nav;
    private @Nullable PanelArea panelArea;
    private @Nullable FormOutline outline;
    private @Nullable FormPane pane;
    private transient @Nullable PresentPage page;
    private List<PresentPage.Other> shownOthers = List.of();
    private long happened;

    CaseView(
            Casebook casebook,
            CaseDocuments documents,
            Forms forms,
            CasePageExtensions additions,
            CurrentAccount current,
            CaseAuditTrail trail,
            CasePresence pages) {
        this.casebook = casebook;
        this.documents = documents;
        this.forms = forms;
        this.additions = additions;
        this.current = current;
        this.trail = trail;
        this.pages = pages;
        this.others = new PresenceBar(pages.settings().beat());
        addClassName("rc-case-view");
        add(layout);
        getElement().addEventListener("rc-undo", asked -> undoLast());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Shortcuts.addShortcutListener(this, this::nextMissing, Key.KEY_N, KeyModifier.ALT)
                .resetFocusOnActiveElement();
        getElement().executeJs("import(new URL('case-keys.js', document.baseURI)).then(keys => keys.attach(this))");
        enter(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        leave();
    }

    private void enter(UI window) {
        PresentUser visitor = PresentUser.of(current.account(), visibleCase().blinded());
        page = new PresentPage(window, visitor, new LivePage());
        pages.enter(visibleCase().caseSummary().id(), page, happened);
    }

    private void leave() {
        if (page != null) {
            pages.leave(visibleCase().caseSummary().id(), page);
            page = null;
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        CaseId id = new CaseId(number(event, "caseId").orElseThrow(CaseView::noSuchCase));
        if (visibleCase == null || !visibleCase.caseSummary().id().equals(id)) {
            open(id);
        }
        Map<String, List<String>> query =
                event.getLocation().getQueryParameters().getParameters();
        long instanceId = number(event, "entryId").orElseGet(this::firstEntry);
        show(visibleCase().entry(instanceId));
        Optional<ItemRef> item = query.getOrDefault("item", List.of()).stream()
                .findFirst()
                .map(path -> new ItemRef(instanceId, ItemPath.parse(path)));
        item.ifPresent(this::focus);
        query.getOrDefault("panel", List.of()).stream().findFirst().ifPresent(key -> {
            layout.showPanels(true);
            item.ifPresentOrElse(
                    place -> panelArea().show(key, place), () -> panelArea().showAll(key));
        });
    }

    private static Optional<Long> number(BeforeEnterEvent event, String parameter) {
        try {
            return event.getRouteParameters().get(parameter).map(Long::valueOf);
        } catch (NumberFormatException noNumber) {
            throw noSuchCase();
        }
    }

    private static CaseNotFound noSuchCase() {
        return new CaseNotFound(t("There is no such case. Look for it in Cases."));
    }

    private void open(CaseId id) {
        leave();
        happened = pages.happened();
        visibleCase = casebook.open(id);
        saver = new AnswerSaver(casebook, trail, id, CorrectionReasons.of(forms.inUse()), new SavingPage());
        pane = null;
        layout.show(Part.ENTRY);
        render(null);
        getUI().ifPresent(this::enter);
    }

    private void render(@Nullable String panelKey) {
        renderNav();
        List<CasePanel> panels = additions.panels(this).toList();
        panelArea = new PanelArea(this, panels, key -> layout.show(Part.PANELS));
        layout.frame(
                head(),
                additions.notices(this),
                nav(),
                panelArea,
                saver().bar(),
                isStillFilled() && panels.stream().noneMatch(panel -> panel.waits(this)));
        panelArea.select(panelKey);
    }

    /** Whether a site still fills its forms for the first time: they need the room of the panels. */
    private boolean isStillFilled() {
        VisibleCase shown = visibleCase();
        return shown.caseSummary().state() == CaseState.ENTERING
                && !shown.caseSummary().submittedBefore()
                && shown.entries().stream()
                        .filter(entry -> shown.isEditable(entry.id()))
                        .anyMatch(entry -> !FormProgress.of(shown, entry).isDone());
    }

    private void renderNav() {
        VisibleCase shown = visibleCase();
        nav = new CasebookTree(shown, addable(shown), this::addEntry, nextMissingButton());
        nav.mark(additions.formMarks(this));
    }

    private PageHeader head() {
        return CaseHeader.of(visibleCase(), forms.inUse()).withActions(others, additions.menu(this, t("Actions")));
    }

    private List<FormDefinition> addable(VisibleCase shown) {
        boolean enters = shown.caseSummary().state() != CaseState.APPROVED
                && shown.entries().stream()
                        .anyMatch(entry -> entry.form().isFilledBySite() && shown.isEditable(entry.id()));
        return !enters
                ? List.of()
                : forms.inUse().formsFor(shown.caseSummary().tumourType()).stream()
                        .filter(form -> form.repeats() && form.isFilledBySite())
                        .toList();
    }

    private void addEntry(FormDefinition form) {
        long instanceId = casebook.addEntry(visibleCase().caseSummary().id(), form.key());
        refresh();
        UI.getCurrent()
                .navigate(CaseNavigation.address(visibleCase().caseSummary().id(), instanceId));
    }

    /** The first form that still wants something from this account, else the first. */
    private long firstEntry() {
        VisibleCase shown = visibleCase();
        return shown.entries().stream()
                .filter(entry -> shown.isEditable(entry.id()))
                .filter(entry -> !FormProgress.of(shown, entry).isDone())
                .findFirst()
                .or(() -> shown.entries().stream().findFirst())
                .map(FormInstance::id)
                .orElseThrow(CaseView::noSuchCase);
    }

    private void show(FormInstance entry) {
        if (pane == null || pane.instanceId() != entry.id()) {
            FormPane opened = new FormPane(visibleCase(), entry, actions(entry), new FormPane.Listener() {
                @Override
                public void answered(List<Change> changes) {
                    saver().answered(entry.id(), changes);
                }

                @Override
                public void removing(ItemPath row, Map<ItemPath, Answer> answers) {
                    saver().removing(entry.id(), row, answers);
                }

                @Override
                public void leftUnchanged(ItemPath path) {
                    if (saver().unsaved().of(entry.id(), path).isEmpty()) {
                        LocalDrafts.stored(entry.id(), List.of(path));
                    }
                }

                @Override
                public EntryFiles files() {
                    return new CaseFiles(documents, visibleCase().caseSummary().id(), entry.id());
                }

                @Override
                public List<CasePageExtension.CardPart> card(ItemPath path) {
                    return additions.card(CaseView.this, new ItemRef(entry.id(), path));
                }

                @Override
                public void followed(Set<ItemRef> places) {
                    nav().refresh(places.stream().map(ItemRef::instanceId).collect(Collectors.toSet()));
                    outline().refresh(visibleCase());
                    Objects.requireNonNull(pane).refreshTitle(visibleCase());
                    if (layout.isFolded() && !isStillFilled()) {
                        layout.fold(false);
                    }
                    getUI().ifPresent(page -> ComponentUtil.fireEvent(page, new EvaluationChanged(page)));
                }

                @Override
                public void moved(@Nullable ItemPath path) {
                    CaseView.this.moved(entry.id(), path);
                }
            });
            pane = opened;
            layout.fill(opened);
            opened.form()
                    .markChanged(saver().unsaved().of(entry.id()).stream()
                            .map(Change::path)
                            .toList());
            showMarks();
            showGuests();
        }
        select(entry);
        layout.show(Part.ENTRY);
    }

    private void select(FormInstance entry) {
        Objects.requireNonNull(pane).surround(tools(entry), additions.notices(this, entry));
        outline = new FormOutline(visibleCase(), entry, section -> {
            layout.show(Part.ENTRY);
            Objects.requireNonNull(pane).form().goToSection(section);
        });
        nav().select(entry.id());
        nav().outline(entry.id(), outline);
    }

    private Button nextMissingButton() {
        return FormToolbar.nextMissing(!visibleCase().editable().isEmpty(), this::nextMissing);
    }

    private Component tools(FormInstance entry) {
        boolean editable = visibleCase().isEditable(entry.id());
        return new FormToolbar(
                editable, this::undoLast, nextMissingButton(), additions.menu(this, entry, t("Form actions")));
    }

    private void undoLast() {
        FormPane shown = Objects.requireNonNull(pane);
        if (visibleCase().isEditable(shown.instanceId())) {
            saver().undoLast(shown.instanceId());
        }
    }

    private void nextMissing() {
        FormPane shown = Objects.requireNonNull(pane);
        shown.form().whereFocused(path -> nextMissing(shown, path));
    }

    private void nextMissing(FormPane shown, @Nullable ItemPath path) {
        Set<ItemRef> unreadable = shown.form().unreadable().stream()
                .map(typed -> new ItemRef(shown.instanceId(), typed))
                .collect(Collectors.toSet());
        new NextMissing(visibleCase(), unreadable)
                .after(shown.instanceId(), path)
                .ifPresentOrElse(
                        this::goTo,
                        () -> Notices.success(t("Nothing is missing: all that is required has an answer.")));
    }

    private void goTo(ItemRef place) {
        if (Objects.requireNonNull(pane).instanceId() == place.instanceId()) {
            layout.show(Part.ENTRY);
            pane.form().focus(place.path());
        } else {
            CaseNavigation.toItem(visibleCase().caseSummary().id(), place);
        }
    }

    private List<EntryForm.Action> actions(FormInstance entry) {
        Stream<EntryForm.Action> ofPanels = additions
                .panels(this)
                .flatMap(panel -> panel.itemAction(this, entry).stream()
                        .map(action -> new EntryForm.Action(action.icon(), action.tooltip(), path -> {
                            layout.showPanels(true);
                            panelArea().show(panel.key(), new ItemRef(entry.id(), path));
                            layout.show(Part.PANELS);
                        })));
        Stream<EntryForm.Action> others = additions.fieldActions(this, entry).stream()
                .map(action -> new EntryForm.Action(
                        action.icon(), action.tooltip(), path -> action.start().accept(new ItemRef(entry.id(), path))));
        return Stream.concat(ofPanels, others).toList();
    }

    private void showMarks() {
        FormPane shown = Objects.requireNonNull(pane);
        shown.form().setMarks(additions.fieldMarks(this, shown.instanceId()));
    }

    private void focus(ItemRef place) {
        EntryForm form = Objects.requireNonNull(pane).form();
        FormInstance entry = visibleCase().entry(place.instanceId());
        boolean missing = visibleCase().evaluation(entry).findings(entry.id()).stream()
                .anyMatch(finding -> finding.isMissing() && finding.place().equals(place));
        if (missing) {
            form.showMissing();
        }
        if (!form.focus(place.path())) {
            Notices.info(t("This item is not asked at present: it depends on other answers."));
        }
    }

    @Override
    public VisibleCase visibleCase() {
        return Objects.requireNonNull(visibleCase);
    }

    @Override
    public Optional<Long> currentEntry() {
        return Optional.ofNullable(pane).map(FormPane::instanceId);
    }

    @Override
    public void showItem(ItemRef place) {
        if (currentEntry().filter(id -> id == place.instanceId()).isPresent()) {
            layout.show(Part.ENTRY);
            focus(place);
        } else {
            CaseNavigation.toItem(visibleCase().caseSummary().id(), place);
        }
    }

    @Override
    public boolean saved() {
        saver().saveWhatNeedsNoReason();
        return !saver().hasUnsaved() && !isUnreadable();
    }

    private boolean isUnreadable() {
        return pane != null && !pane.form().unreadable().isEmpty();
    }

    @Override
    public List<ItemRef> unsaved() {
        return unsavedPlaces(true);
    }

    @Override
    public void refresh() {
        saver().saveWhatNeedsNoReason();
        reload();
    }

    private void reload() {
        CaseId id = visibleCase().caseSummary().id();
        if (page != null) {
            page.isUpToDate();
        }
        VisibleCase read = casebook.open(id);
        saver().unsaved().applyTo(read);
        visibleCase = read;
        Part part = layout.part();
        render(panelArea().selectedKey());
        FormPane before = Objects.requireNonNull(pane);
        Optional<FormInstance> entry = read.entries().stream()
                .filter(each -> each.id() == before.instanceId())
                .findFirst();
        if (entry.isPresent() && before.shows(read, entry.get())) {
            before.use(read);
            select(entry.get());
            showMarks();
        } else {
            pane = null;
            show(entry.orElseGet(() -> read.entry(firstEntry())));
        }
        layout.show(part);
        saver().refreshBar();
    }

    @Override
    public String describe(ItemRef place) {
        return CaseTexts.describe(visibleCase(), place);
    }

    @Override
    public List<KeyUse> keys() {
        return CaseKeys.all();
    }

    @Override
    public String getPageTitle() {
        return visibleCase == null ? t("Case") : visibleCase.caseSummary().number();
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        boolean staysInCase = event.getNavigationTarget() == CaseView.class
                && visibleCase != null
                && event.getRouteParameters()
                        .get("caseId")
                        .filter(visibleCase.caseSummary().id().toString()::equals)
                        .isPresent();
        boolean unsaved = saver != null && saver.hasUnsaved() && !staysInCase;
        if (unsaved || isUnreadable()) {
            List<ItemRef> left = unsavedPlaces(unsaved);
            LeaveDialog.ask(
                    event.postpone(),
                    left.stream().map(this::describe).toList(),
                    () -> left.stream().findFirst().ifPresent(this::goTo),
                    () -> {
                        if (!staysInCase) {
                            saver().discard();
                        }
                    });
        }
    }

    /** First what cannot be read, in the form that is shown. */
    private List<ItemRef> unsavedPlaces(boolean changes) {
        Stream<ItemRef> unreadable = Stream.ofNullable(pane)
                .flatMap(
                        shown -> shown.form().unreadable().stream().map(path -> new ItemRef(shown.instanceId(), path)));
        Stream<ItemRef> waiting = !changes
                ? Stream.empty()
                : saver().unsaved().entries().stream()
                        .flatMap(instanceId -> saver().unsaved().of(instanceId).stream()
                                .map(change -> new ItemRef(instanceId, change.path())));
        return Stream.concat(unreadable, waiting).distinct().toList();
    }

    private AnswerSaver saver() {
        return Objects.requireNonNull(saver);
    }

    private FormOutline outline() {
        return Objects.requireNonNull(outline);
    }

    private CasebookTree nav() {
        return Objects.requireNonNull(nav);
    }

    private PanelArea panelArea() {
        return Objects.requireNonNull(panelArea);
    }

    private final class SavingPage implements AnswerSaver.Page {

        @Override
        public VisibleCase visibleCase() {
            return CaseView.this.visibleCase();
        }

        @Override
        public Optional<EntryForm> formOf(long instanceId) {
            return Optional.ofNullable(pane)
                    .filter(shown -> shown.instanceId() == instanceId)
                    .map(FormPane::form);
        }

        @Override
        public void reload() {
            CaseView.this.reload();
        }

        @Override
        public void stored(FormInstance entry, List<Change> changes) {
            if (Casebook.choosesTumourType(entry, changes)) {
                CaseView.this.reload();
                announceTumourForms();
            } else if (additions.isOutdated(CaseView.this)) {
                CaseView.this.reload();
            } else {
                panelArea().follow();
            }
        }

        @Override
        public Optional<CasePageExtension.Settlement> settledBy(Set<ItemRef> corrected) {
            return additions.settledBy(CaseView.this, corrected);
        }

        @Override
        public void tellRefused(String message) {
            if (pane != null) {
                pane.tellRefused(message);
            }
        }

        @Override
        public void unsavedChanged(boolean unsaved) {
            layout.markUnsaved(unsaved);
        }
    }

    private void moved(long instanceId, @Nullable ItemPath path) {
        if (page != null) {
            pages.moved(visibleCase().caseSummary().id(), page, path == null ? null : new ItemRef(instanceId, path));
            // What waited until the field was left.
            pages.tellAgain(visibleCase().caseSummary().id(), page);
        }
    }

    private void showGuests() {
        FormPane shown = Objects.requireNonNull(pane);
        List<EntryForm.Guest> guests = shownOthers.stream()
                .filter(other -> other.place() != null && other.place().instanceId() == shown.instanceId())
                .map(other -> new EntryForm.Guest(
                        Objects.requireNonNull(other.place()).path(),
                        other.who().name(),
                        Initials.of(other.who().name()),
                        PresenceBar.colour(other.colour())))
                .toList();
        shown.form().showGuests(guests);
        shown.form().reportFocus(!shownOthers.isEmpty());
    }

    /** The page among the others that are open. */
    private final class LivePage implements PresentPage.View {

        @Override
        public void showOthers(List<PresentPage.Other> now) {
            shownOthers = now;
            others.show(now);
            showGuests();
        }

        @Override
        public void follow(CaseUpdates news, CaseSnapshot read) {
            VisibleCase now;
            try {
                now = casebook.open(read);
            } catch (Refusal noLongerReadable) {
                getUI().ifPresent(window -> window.refreshCurrentRoute(false));
                return;
            }
            FormPane before = Objects.requireNonNull(pane);
            Optional<FormInstance> entry = now.entries().stream()
                    .filter(each -> each.id() == before.instanceId())
                    .findFirst();
            boolean sameForm = entry.isPresent() && before.isAsBefore(now, entry.get());
            if (!sameForm && before.form().isBeingTypedIn()) {
                Objects.requireNonNull(page).add(news);
                return;
            }
            Map<ItemRef, Answer> contested = new LinkedHashMap<>(saver().contested(now));
            saver().unsaved().applyTo(now);
            visibleCase = now;
            if (sameForm) {
                before.follow(now)
                        .ifPresent(held -> contested.put(new ItemRef(before.instanceId(), held.path()), held.after()));
            }
            boolean sameForms = nav().shows(now);
            if (!sameForms) {
                renderNav();
                layout.showCasebook(nav());
            }
            if (!sameForm) {
                pane = null;
                show(entry.orElseGet(() -> now.entry(firstEntry())));
            } else if (!sameForms) {
                select(entry.get());
            } else {
                nav().refresh(now);
                outline().refresh(now);
            }
            if (news.more()) {
                refreshAdditions();
            } else {
                panelArea().follow();
            }
            tell(news, contested);
            saver().refreshBar();
            getUI().ifPresent(window -> ComponentUtil.fireEvent(window, new EvaluationChanged(window)));
        }

        private void refreshAdditions() {
            FormPane shown = Objects.requireNonNull(pane);
            nav().mark(additions.formMarks(CaseView.this));
            layout.showHead(head(), additions.notices(CaseView.this));
            shown.surround(additions.notices(CaseView.this, visibleCase().entry(shown.instanceId())));
            showMarks();
            panelArea().refresh();
        }

        private void tell(CaseUpdates news, Map<ItemRef, Answer> contested) {
            FormPane shown = Objects.requireNonNull(pane);
            contested.forEach((place, stored) -> {
                if (place.instanceId() == shown.instanceId()) {
                    var item = visibleCase().entry(place.instanceId()).form().find(place.path());
                    CaseUpdates.Changed changed = news.values().get(place);
                    item.ifPresent(it -> shown.form()
                            .showConcurrentValue(place.path(), meanwhile(AnswerText.print(it, stored), changed)));
                }
            });
            Map<String, List<ItemPath>> changed = news.values().entrySet().stream()
                    .filter(each ->
                            each.getKey().instanceId() == shown.instanceId() && !contested.containsKey(each.getKey()))
                    .collect(Collectors.groupingBy(
                            each -> each.getValue().by(),
                            Collectors.mapping(each -> each.getKey().path(), Collectors.toList())));
            changed.forEach(shown.form()::markChangedBy);
        }

        private static String meanwhile(String stored, CaseUpdates.@Nullable Changed changed) {
            String answer = stored.isEmpty() ? t("no answer") : stored;
            return changed == null
                    ? t("Stored meanwhile: {0}", answer)
                    : t("{0} stored meanwhile: {1}", changed.by(), answer);
        }
    }

    private void announceTumourForms() {
        visibleCase().entries().stream()
                .filter(FormInstance::kept)
                .findFirst()
                .ifPresent(kept -> Notices.info(
                        t("“{0}” is inactive: its answers are kept, but it is not part of the case.", title(kept))));
    }
}
