package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Finding;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.ItemType;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.Severity;
import org.rarecase.study.TumourType;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;

/**
 * One item: its label, field, reasons for no value, buttons, and what is wrong with the answer. Until its turn comes it
 * is a bare place that keeps the room free: building all fields of a long form at once would let people wait.
 */
final class ItemField extends Div {

    private static final Set<ItemType> SHORT = Set.of(ItemType.INTEGER, ItemType.DECIMAL, ItemType.DATE, ItemType.TIME);
    private static final Set<ItemType> LONG =
            Set.of(ItemType.LONG_TEXT, ItemType.MULTIPLE_CHOICE, ItemType.CODE, ItemType.FILE);

    private static final int LONG_VALUE = 30;

    private final EntryForm form;
    private final ItemPath path;
    private final Item item;
    private final boolean compact;
    private final List<NativeButton> marks = new ArrayList<>();
    private final Map<NullFlavour, NativeButton> flavours = new LinkedHashMap<>();
    private final FieldIndicators signs = new FieldIndicators(this);
    private List<FieldMark> wantedMarks = List.of();
    private @Nullable Input<?> built;
    private @Nullable Div tools;
    private @Nullable NativeButton override;
    private @Nullable NativeButton clear;
    private boolean leftEmpty;
    private String unreadable = "";

    /** @param compact in a cell of a table */
    ItemField(EntryForm form, ItemPath path, Item item, boolean compact) {
        this.form = form;
        this.compact = compact;
        this.path = path;
        this.item = item;
        addClassNames(
                "rc-item",
                "rc-item-" + item.type().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (SHORT.contains(item.type())) {
            addClassName("rc-item-short");
        }
        if (LONG.contains(item.type())) {
            addClassName("rc-item-wide");
        }
        if (item.isDerived()) {
            addClassName("rc-item-derived");
        }
        getElement().setAttribute("data-path", path.toString());
    }

    boolean isBuilt() {
        return built != null;
    }

    /** Makes the field, if it is not there yet. */
    private Input<?> build() {
        Input<?> input = built;
        if (input != null) {
            return input;
        }
        input = makeInput();
        built = input;
        String label = label();
        input.label(label, FormText.plain(item.help()));
        if (FormText.fallsBack(item.label())) {
            input.component().getElement().setAttribute("lang", "en");
        }
        input.component().getElement().setAttribute("data-input", "");
        Span visibleLabel = FormText.span(item.label());
        visibleLabel.addClassName("rc-item-label");
        visibleLabel.getElement().setAttribute("aria-hidden", "true");
        addComponentAsFirst(visibleLabel);
        addComponentAtIndex(1, input.component());
        boolean readOnly = form.settings().readOnly();
        if (readOnly || item.isDerived()) {
            input.readOnly();
        }
        if (item.isDerived()) {
            addClassName("rc-item-calculated");
            addOverride(readOnly);
        } else {
            addFlavours(readOnly);
            listen(input);
        }
        showMarks();
        signs.showGuests();
        return input;
    }

    private Input<?> makeInput() {
        if (item.isDerived()) {
            return Inputs.calculated(item);
        }
        if (item.type() == ItemType.FILE) {
            return Inputs.file(item, path, form.settings().files());
        }
        return form.settings().readOnly()
                ? Inputs.toRead(item, form.settings().tumourType(), compact)
                : Inputs.of(item, form.settings().tumourType(), compact);
    }

    private String label() {
        return item.label().in(form.locale());
    }

    /** They stand beside the field, out of the order of Tab: F2 goes from the field to them, see entry-form.js. */
    private Div tools() {
        Div bar = tools;
        if (bar == null) {
            bar = new Div();
            bar.addClassName("rc-item-tools");
            bar.getElement().setAttribute("role", "toolbar");
            bar.getElement().setAttribute("aria-label", t("For {0}", label()));
            addComponentAtIndex(2, bar);
            tools = bar;
        }
        return bar;
    }

    private void addButton(NativeButton button) {
        button.getElement().setAttribute("type", "button");
        button.setTabIndex(-1);
        button.addClassName("rc-flavour");
        tools().add(button);
    }

    private void listen(Input<?> input) {
        input.onLeft(this::left);
        if (SHORT.contains(item.type())) {
            input.onTyped(reading -> {
                if (reading.answer() != null && !reading.answer().isBlank()) {
                    form.typed(path, reading.answer());
                }
            });
        }
        // Only a required field that is left empty has something to say; the others cost no round trip.
        getElement()
                .addEventListener("focusout", left -> leftEmpty())
                .setFilter("element.hasAttribute('data-wanted') && !element.contains(event.relatedTarget)");
    }

    private void left(ParsedInput reading) {
        if (reading.answer() == null) {
            form.takeBackTyped(path);
            String stays = new Codes(item).print(form.answer(path));
            unreadable = stays.isEmpty()
                    ? reading.problem()
                    : reading.problem() + " " + t("The answer is still {0}.", stays);
            mark(SaveState.FAILED);
            refresh();
        } else {
            boolean wasUnreadable = isUnreadable();
            unreadable = "";
            if (wasUnreadable) {
                signs.clearMark();
            }
            leftEmpty |= reading.answer().isBlank();
            form.answered(path, reading.answer());
            refresh();
        }
    }

    private void leftEmpty() {
        if (!leftEmpty) {
            leftEmpty = true;
            refresh();
        }
    }

    private void addFlavours(boolean readOnly) {
        for (NullFlavour flavour : NullFlavour.values()) {
            if (!item.nullFlavours().contains(flavour)) {
                continue;
            }
            NativeButton button = new NativeButton(Codes.print(flavour), click -> toggle(flavour));
            button.setAriaLabel(item.label().in(form.locale()) + ": " + Codes.print(flavour));
            if (readOnly) {
                button.setEnabled(false);
            }
            flavours.put(flavour, button);
            addButton(button);
        }
    }

    /** Radio buttons cannot be taken back by themselves. */
    private void showClear(Input<?> input, boolean answered) {
        boolean wanted = answered
                && !form.settings().readOnly()
                && !item.isDerived()
                && input.component() instanceof Choices choices
                && !choices.areSeveral();
        if (wanted && clear == null) {
            clear = new NativeButton(t("Clear"), click -> {
                form.answered(path, Answer.BLANK);
                refresh();
                input.focus();
            });
            clear.addClassName("rc-item-clear");
            clear.setAriaLabel(t("Clear: {0}", label()));
            addButton(clear);
        }
        if (clear != null) {
            clear.setVisible(wanted);
        }
    }

    private void toggle(NullFlavour flavour) {
        forgetTyped();
        Answer wanted = Answer.missing(flavour);
        form.answered(path, form.answer(path).equals(wanted) ? Answer.BLANK : wanted);
        refresh();
    }

    private void addOverride(boolean readOnly) {
        if (!item.overridable() || readOnly) {
            return;
        }
        override = new NativeButton(t("Override"), click -> {
            if (form.answer(path) instanceof Answer.Overridden) {
                form.answered(path, Answer.BLANK);
            } else {
                OverrideDialog dialog = new OverrideDialog(
                        item,
                        path,
                        form.settings().tumourType(),
                        form.locale(),
                        form.derived(path),
                        replaced -> form.answered(path, replaced));
                dialog.addOpenedChangeListener(change -> {
                    if (!change.isOpened() && !(form.answer(path) instanceof Answer.Overridden)) {
                        form.leftUnchanged(path);
                    }
                });
                dialog.open();
            }
        });
        override.addClassName("rc-override-button");
        addButton(override);
        // The calculated field itself is no stop of Tab.
        override.setTabIndex(0);
    }

    void refresh() {
        boolean asked = form.isAsked(path) || form.isHeld(path);
        setVisible(asked);
        if (!asked || !isBuilt() && !form.mayBuild()) {
            return;
        }
        Input<?> input = build();
        Answer answer = item.isDerived() ? form.effective(path) : form.answer(path);
        if (unreadable.isEmpty() && !form.isBeingTyped(path)) {
            input.show(answer);
        }
        flavours.forEach((flavour, button) -> {
            boolean pressed = answer.equals(Answer.missing(flavour));
            button.getElement().setAttribute("aria-pressed", Boolean.toString(pressed));
        });
        showClear(input, !answer.isBlank());
        if (form.settings().readOnly() || item.isDerived()) {
            // What cannot be scrolled into by typing is read in full.
            setClassName(
                    "rc-item-wide",
                    LONG.contains(item.type()) || AnswerText.print(item, answer).length() > LONG_VALUE);
        }
        setClassName("rc-item-flavoured", answer instanceof Answer.Missing && !answer.isBlank());
        boolean required = form.isRequired(path) && !item.isDerived();
        input.required(required);
        setClassName("rc-item-required", required);
        boolean wanted =
                required && answer.isBlank() && !leftEmpty && !form.settings().readOnly();
        if (wanted) {
            getElement().setAttribute("data-wanted", "");
        } else {
            getElement().removeAttribute("data-wanted");
        }
        showDerivation();
        showFindings(input);
    }

    private void showDerivation() {
        if (!item.isDerived()) {
            return;
        }
        boolean overridden = form.answer(path) instanceof Answer.Overridden;
        setClassName("rc-item-overridden", overridden);
        setTitle(DerivedFrom.print(form.explain(path)));
        if (override != null) {
            override.setText(overridden ? t("Use calculated") : t("Override"));
            override.setAriaLabel(override.getText() + ": " + item.label().in(form.locale()));
        }
    }

    private void showFindings(Input<?> input) {
        List<Finding> findings = form.findings(path);
        boolean missingShown = leftEmpty || form.settings().showMissing();
        String errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .filter(finding -> missingShown || !finding.isMissing())
                .map(this::text)
                .distinct()
                .collect(Collectors.joining(" "));
        List<String> notes = new ArrayList<>(notesOnDerivation());
        findings.stream()
                .filter(finding -> finding.severity() != Severity.ERROR)
                .map(finding -> finding.severity() == Severity.QUERY
                        ? text(finding) + " " + t("Becomes a query on submission.")
                        : text(finding))
                .forEach(notes::add);
        input.problems(unreadable.isEmpty() ? errors : unreadable, notes);
        setClassName("rc-item-warned", findings.stream().anyMatch(f -> f.severity() != Severity.ERROR));
    }

    private List<String> notesOnDerivation() {
        if (!(form.answer(path) instanceof Answer.Overridden it)) {
            return List.of();
        }
        String calculated = new Codes(item).print(form.derived(path));
        return List.of(t(
                "Overridden: {0}. Calculated would be {1}.",
                it.reason(), calculated.isEmpty() ? t("no value") : calculated));
    }

    private String text(Finding finding) {
        return FormText.plain(finding.message());
    }

    void mark(SaveState saveState) {
        signs.mark(saveState);
    }

    void markChangedBy(String name) {
        signs.markChangedBy(name);
    }

    void showGuests(List<FieldPresence> shown) {
        signs.want(shown);
        if (isBuilt()) {
            signs.showGuests();
        }
    }

    /** @param text empty: there is nothing to tell any more */
    void showConcurrentValue(String text) {
        signs.showConcurrentValue(text);
    }

    /** Whether it is filled by typing, so that a text may stand in it of which the server does not know. */
    boolean isTyped() {
        return isBuilt() && !item.isDerived() && !form.settings().readOnly() && !(input() instanceof Choices);
    }

    /** Nothing of what was typed here, or became of it, is told any more. */
    void forgetState() {
        unreadable = "";
        signs.clearMark();
    }

    void setMarks(List<FieldMark> shown) {
        if (!shown.equals(wantedMarks)) {
            wantedMarks = List.copyOf(shown);
            if (isBuilt()) {
                showMarks();
            }
        }
    }

    private void showMarks() {
        marks.forEach(mark -> tools().remove(mark));
        marks.clear();
        wantedMarks.forEach(mark -> {
            NativeButton dot = new NativeButton();
            dot.getElement().setAttribute("type", "button");
            dot.setTabIndex(-1);
            if (mark.icon() != null) {
                dot.add(Icons.decorative(mark.icon()));
            }
            dot.add(new Span(mark.text()));
            dot.addClassNames("rc-item-mark", mark.tone().className());
            marks.add(dot);
            tools().addComponentAsFirst(dot);
        });
    }

    void forgetTyped() {
        if (isUnreadable()) {
            unreadable = "";
            signs.clearMark();
        }
    }

    boolean isUnreadable() {
        return !unreadable.isEmpty();
    }

    void offerFor(@Nullable TumourType type) {
        if (built != null) {
            built.offerFor(type);
        }
    }

    void focus() {
        if (!isBuilt()) {
            form.buildNext(1);
            refresh();
        }
        build().focus();
    }

    Component input() {
        return build().component();
    }
}
