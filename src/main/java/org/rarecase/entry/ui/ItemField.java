package org.rarecase.entry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
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
import org.rarecase.ui.Icons;

/** One item: its label, field, reasons for no value, buttons, and what is wrong with the answer. */
final class ItemField extends Div {

    private static final Set<ItemType> SHORT = Set.of(ItemType.INTEGER, ItemType.DECIMAL, ItemType.DATE, ItemType.TIME);
    private static final Set<ItemType> LONG = Set.of(ItemType.LONG_TEXT, ItemType.MULTIPLE_CHOICE, ItemType.CODE);

    private final EntryForm form;
    private final ItemPath path;
    private final Item item;
    private final Input<?> input;
    private final Div tools = new Div();
    private final List<Span> marks = new ArrayList<>();
    private final List<NativeButton> buttons = new ArrayList<>();
    private final Map<NullFlavour, NativeButton> flavours = new LinkedHashMap<>();
    private @Nullable Span state;
    private @Nullable NativeButton override;
    private boolean leftEmpty;
    private String unreadable = "";

    ItemField(EntryForm form, ItemPath path, Item item) {
        this.form = form;
        this.path = path;
        this.item = item;
        this.input = item.isDerived()
                ? Inputs.calculated(item)
                : Inputs.of(item, form.settings().tumourType());
        addClassNames(
                "rc-item",
                "rc-item-" + item.type().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        setClassName("rc-item-short", SHORT.contains(item.type()));
        setClassName("rc-item-wide", LONG.contains(item.type()));
        getElement().setAttribute("data-path", path.toString());

        String label = item.label().in(form.locale());
        input.label(label, item.help().in(form.locale()));
        input.component().getElement().setAttribute("data-input", "");
        Span visibleLabel = new Span(label);
        visibleLabel.addClassName("rc-item-label");
        visibleLabel.getElement().setAttribute("aria-hidden", "true");
        tools.addClassName("rc-item-tools");
        tools.getElement().setAttribute("role", "toolbar");
        tools.getElement().setAttribute("aria-label", "For " + label);
        // Read in this order, so that Tab goes from a field to its buttons and on to the next field.
        add(visibleLabel, input.component(), tools);

        boolean readOnly = form.settings().readOnly();
        if (readOnly || item.isDerived()) {
            input.readOnly();
        }
        if (item.isDerived()) {
            addClassName("rc-item-derived");
            addOverride(readOnly);
        } else {
            addFlavours(readOnly);
            listen();
        }
        addActions(label);
        addClear(readOnly || item.isDerived());
        buttons.stream().filter(NativeButton::isEnabled).findFirst().ifPresent(first -> first.setTabIndex(0));
    }

    /** All but the first are reached by arrow keys: a field costs one stop more, however many buttons it has. */
    private void addButton(NativeButton button, HasComponents to) {
        button.getElement().setAttribute("type", "button");
        button.setTabIndex(-1);
        buttons.add(button);
        to.add(button);
    }

    private void listen() {
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

    private void left(Reading reading) {
        if (reading.answer() == null) {
            unreadable = reading.problem();
            mark(SaveState.FAILED);
            refresh();
        } else {
            boolean wasUnreadable = isUnreadable();
            unreadable = "";
            if (wasUnreadable) {
                clearMark();
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
            button.addClassName("rc-flavour");
            button.setAriaLabel(item.label().in(form.locale()) + ": " + Codes.print(flavour));
            if (readOnly) {
                button.setEnabled(false);
            }
            flavours.put(flavour, button);
            addButton(button, tools);
        }
    }

    /** Radio buttons cannot be taken back by themselves. */
    private void addClear(boolean readOnly) {
        if (readOnly || !(input.component() instanceof RadioButtonGroup<?>)) {
            return;
        }
        NativeButton clear = new NativeButton("Clear", click -> {
            form.answered(path, Answer.BLANK);
            refresh();
            input.focus();
        });
        clear.addClassNames("rc-flavour", "rc-item-clear");
        clear.setAriaLabel("Clear: " + item.label().in(form.locale()));
        addButton(clear, tools);
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
        override = new NativeButton("Override", click -> {
            if (form.answer(path) instanceof Answer.Overridden) {
                form.answered(path, Answer.BLANK);
            } else {
                new OverrideDialog(
                                item,
                                form.settings().tumourType(),
                                form.locale(),
                                form.derived(path),
                                replaced -> form.answered(path, replaced))
                        .open();
            }
        });
        override.addClassName("rc-flavour");
        addButton(override, tools);
    }

    private void addActions(String label) {
        if (form.settings().actions().isEmpty()) {
            return;
        }
        Div actions = new Div();
        actions.addClassName("rc-item-actions");
        tools.add(actions);
        form.settings().actions().forEach(action -> {
            NativeButton button = new NativeButton("", click -> action.run().accept(path));
            button.add(Icons.decorative(action.icon()));
            button.addClassName("rc-item-action");
            button.setTitle(action.tooltip());
            button.setAriaLabel(action.tooltip() + ": " + label);
            addButton(button, actions);
        });
    }

    void refresh() {
        boolean asked = form.isAsked(path);
        setVisible(asked);
        if (!asked) {
            return;
        }
        Answer answer = item.isDerived() ? form.effective(path) : form.answer(path);
        if (unreadable.isEmpty()) {
            input.show(answer);
        }
        flavours.forEach((flavour, button) -> {
            boolean pressed = answer.equals(Answer.missing(flavour));
            button.getElement().setAttribute("aria-pressed", Boolean.toString(pressed));
        });
        setClassName("rc-item-answered", !answer.isBlank());
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
        showFindings();
    }

    private void showDerivation() {
        if (!item.isDerived()) {
            return;
        }
        boolean overridden = form.answer(path) instanceof Answer.Overridden;
        setClassName("rc-item-overridden", overridden);
        if (override != null) {
            override.setText(overridden ? "Use calculated" : "Override");
            override.setAriaLabel(override.getText() + ": " + item.label().in(form.locale()));
        }
    }

    private void showFindings() {
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
                        ? text(finding) + " Becomes a query on submission."
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
        return List.of("Overridden: " + it.reason() + ". Calculated would be "
                + (calculated.isEmpty() ? "no value" : calculated) + ".");
    }

    private String text(Finding finding) {
        return finding.message().in(form.locale());
    }

    void mark(SaveState saveState) {
        if (state == null) {
            state = new Span();
            add(state);
        }
        // A new element each time, so that "Saved" fades anew.
        Span shown = new Span(saveState.text());
        shown.addClassNames("rc-save-state", "rc-save-" + saveState.key());
        replace(state, shown);
        state = shown;
    }

    private void clearMark() {
        if (state != null) {
            remove(state);
            state = null;
        }
    }

    void setMarks(List<EntryForm.Mark> shown) {
        marks.forEach(tools::remove);
        marks.clear();
        shown.forEach(mark -> {
            Span dot = new Span(mark.text());
            dot.addClassNames("rc-item-mark", "rc-tone-" + mark.tone());
            marks.add(dot);
            tools.addComponentAsFirst(dot);
        });
    }

    void forgetTyped() {
        if (isUnreadable()) {
            unreadable = "";
            clearMark();
        }
    }

    boolean isUnreadable() {
        return !unreadable.isEmpty();
    }

    void offerFor(@Nullable TumourType type) {
        input.offerFor(type);
    }

    void focus() {
        input.focus();
    }

    Component input() {
        return input.component();
    }
}
