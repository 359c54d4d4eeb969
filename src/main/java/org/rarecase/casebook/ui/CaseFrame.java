package org.rarecase.casebook.ui;

import static java.util.Objects.requireNonNull;
import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseLayout.Part;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.rarecase.ui.PageHeader;

/** What is around the form of a case: head and notices, the casebook with the sections of the form, and the panels. */
final class CaseFrame {

    private final CasePage page;
    private final CasePageExtensions extensions;
    private final Forms forms;
    private final Component othersHere;
    private final Component unsavedBar;
    private final @Nullable Function<CaseContext, Component> beside;
    private @Nullable CasebookTree tree;
    private @Nullable PanelArea panelArea;
    private @Nullable FormOutline outline;

    /** @param beside what stands in place of the casebook, with the next steps below the form alone; null: nothing does */
    CaseFrame(
            CaseServices services,
            CasePage page,
            Component othersHere,
            Component unsavedBar,
            @Nullable Function<CaseContext, Component> beside) {
        this.page = page;
        this.extensions = services.extensions();
        this.forms = services.forms();
        this.othersHere = othersHere;
        this.unsavedBar = unsavedBar;
        this.beside = beside;
    }

    /** Everything anew. */
    void render(@Nullable String panelKey) {
        tree = makeTree();
        List<CasePanel> panels = extensions.panels(page).stream()
                .filter(panel -> beside == null || panel.key().equals(CasePanel.STEPS))
                .toList();
        PanelArea area = new PanelArea(panels, key -> layout().show(Part.PANELS));
        panelArea = area;
        layout().frame(
                        head(),
                        extensions.notices(page),
                        left(tree),
                        area,
                        unsavedBar,
                        isStillFilled() && panels.stream().noneMatch(CasePanel::waits));
        if (beside != null) {
            layout().addClassName("rc-bench");
            layout().showPanels(true);
        }
        area.select(panelKey);
    }

    private Component left(CasebookTree casebook) {
        return beside == null ? casebook : beside.apply(page);
    }

    private PageHeader head() {
        return CaseHeader.of(page.visibleCase(), forms.inUse())
                .withActions(othersHere, extensions.menu(page, t("Actions")));
    }

    /** Whether a site still fills its forms for the first time: they need the room of the panels. */
    private boolean isStillFilled() {
        VisibleCase shown = page.visibleCase();
        return shown.caseSummary().state() == CaseState.ENTERING
                && !shown.caseSummary().submittedBefore()
                && shown.entries().stream()
                        .filter(entry -> shown.isEditable(entry.id()))
                        .anyMatch(entry -> !tree().progress(entry.id()).isDone());
    }

    private CasebookTree makeTree() {
        CasebookTree made = new CasebookTree(page.visibleCase(), addable(), page::addForm, nextMissingButton());
        made.mark(extensions.formMarks(page));
        return made;
    }

    private List<FormDefinition> addable() {
        VisibleCase shown = page.visibleCase();
        boolean enters = shown.caseSummary().state() != CaseState.APPROVED
                && shown.entries().stream()
                        .anyMatch(entry -> entry.form().isFilledBySite() && shown.isEditable(entry.id()));
        return !enters
                ? List.of()
                : forms.inUse().formsFor(shown.caseSummary().tumourType()).stream()
                        .filter(form -> form.repeats() && form.isFilledBySite())
                        .toList();
    }

    private Button nextMissingButton() {
        return FormToolbar.nextMissing(!page.visibleCase().editable().isEmpty(), page.forms()::goToNextMissing);
    }

    /** Turns to this form: its tools, its notices and its sections. */
    void select(FormInstance entry, FormPane pane) {
        FormToolbar tools = new FormToolbar(
                page.visibleCase().isEditable(entry.id()),
                page::undoLast,
                nextMissingButton(),
                extensions.menu(page, entry, t("Form actions")));
        pane.surround(tools, extensions.notices(page, entry));
        outline = new FormOutline(page.visibleCase(), entry, section -> {
            layout().show(Part.ENTRY);
            pane.form().goToSection(section);
        });
        tree().select(entry.id());
        tree().outline(entry.id(), outline);
    }

    // --- What follows from answers ---

    /** After an answer of the person, also one that is being typed. */
    void followAnswers(Set<ItemRef> places) {
        tree().refresh(places.stream().map(ItemRef::instanceId).collect(Collectors.toSet()));
        requireNonNull(outline).refresh(page.visibleCase());
        if (layout().isFolded() && !isStillFilled()) {
            layout().fold(false);
        }
    }

    /** After the case was read again. False: there are other forms than before, and the form has to be selected again. */
    boolean followForms() {
        boolean same = tree().shows(page.visibleCase());
        if (same) {
            tree().refresh(page.visibleCase());
            requireNonNull(outline).refresh(page.visibleCase());
        } else {
            tree = makeTree();
            layout().showCasebook(left(tree));
        }
        return same;
    }

    /** What other modules say, after anything may have happened. */
    void refreshExtensions() {
        FormPane pane = page.forms().pane();
        tree().mark(extensions.formMarks(page));
        layout().showHead(head(), extensions.notices(page));
        pane.surround(extensions.notices(page, page.visibleCase().entry(pane.instanceId())));
        page.forms().showMarks();
        panelArea().refresh();
    }

    // --- Panels ---

    /** @param place the item that it turns to; null: to the whole case */
    void showPanel(String key, @Nullable ItemRef place) {
        layout().showPanels(true);
        if (place == null) {
            panelArea().showAll(key);
        } else {
            panelArea().show(key, place);
        }
    }

    @Nullable
    String selectedPanel() {
        return panelArea().selectedKey();
    }

    /** Answers have changed. */
    void followPanels() {
        panelArea().follow();
    }

    private CaseLayout layout() {
        return page.layout();
    }

    private CasebookTree tree() {
        return requireNonNull(tree);
    }

    private PanelArea panelArea() {
        return requireNonNull(panelArea);
    }
}
