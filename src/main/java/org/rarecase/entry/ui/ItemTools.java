package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;
import org.rarecase.ui.Icons;

/**
 * What stands beside the field of an item: marks, reasons for no value, and how to take a choice back or to replace a
 * calculated value. It is out of the order of Tab: F2 goes from the field to it, see entry-form.js.
 */
final class ItemTools extends Div {

    private final EntryForm form;
    private final ItemPath path;
    private final Item item;
    private final String label;
    private final ItemField field;
    private final Map<NullFlavour, NativeButton> flavours = new LinkedHashMap<>();
    private final List<NativeButton> marks = new ArrayList<>();
    private @Nullable NativeButton override;
    private @Nullable NativeButton clear;

    ItemTools(EntryForm form, ItemPath path, Item item, ItemField field) {
        this.form = form;
        this.path = path;
        this.item = item;
        this.field = field;
        this.label = item.label().in(form.locale());
        addClassName("rc-item-tools");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", t("For {0}", label));
        if (!item.isDerived()) {
            addFlavours();
        } else if (item.overridable() && !form.settings().readOnly()) {
            addOverride();
        }
    }

    /** Of the many items of a long form few have any: only those get the bar. */
    private void place() {
        if (getParent().isEmpty()) {
            field.addComponentAtIndex(2, this);
        }
    }

    private NativeButton button(String text, Runnable click) {
        NativeButton button = new NativeButton(text, clicked -> click.run());
        button.getElement().setAttribute("type", "button");
        button.setTabIndex(-1);
        button.addClassName("rc-flavour");
        button.setAriaLabel(label + ": " + text);
        place();
        add(button);
        return button;
    }

    private void addFlavours() {
        for (NullFlavour flavour : NullFlavour.values()) {
            if (item.nullFlavours().contains(flavour)) {
                NativeButton button = button(Codes.print(flavour), () -> toggle(flavour));
                button.setEnabled(!form.settings().readOnly());
                flavours.put(flavour, button);
            }
        }
    }

    private void toggle(NullFlavour flavour) {
        field.forgetUnreadable();
        Answer wanted = Answer.missing(flavour);
        field.answer(form.answers().get(path).equals(wanted) ? Answer.BLANK : wanted);
    }

    private void addOverride() {
        override = button(t("Override"), this::override);
        override.addClassName("rc-override-button");
        // The calculated field itself is no stop of Tab.
        override.setTabIndex(0);
    }

    private void override() {
        if (isOverridden()) {
            form.answers().answered(path, Answer.BLANK);
            return;
        }
        OverrideDialog dialog = new OverrideDialog(
                item,
                path,
                form.settings().tumourType(),
                form.locale(),
                form.answers().derived(path),
                replaced -> form.answers().answered(path, replaced));
        dialog.addOpenedChangeListener(change -> {
            if (!change.isOpened() && !isOverridden()) {
                form.answers().leftUnchanged(path);
            }
        });
        dialog.open();
    }

    private boolean isOverridden() {
        return form.answers().get(path) instanceof Answer.Overridden;
    }

    /** @param answer that the field shows */
    void refresh(Answer answer) {
        flavours.forEach((flavour, button) -> button.getElement()
                .setAttribute("aria-pressed", Boolean.toString(answer.equals(Answer.missing(flavour)))));
        if (override != null) {
            override.setText(isOverridden() ? t("Use calculated") : t("Override"));
            override.setAriaLabel(override.getText() + ": " + label);
        }
        offerClear(!answer.isBlank());
    }

    /** Radio buttons cannot be taken back by themselves. */
    private void offerClear(boolean answered) {
        boolean wanted = answered
                && !form.settings().readOnly()
                && !item.isDerived()
                && field.input() instanceof Choices choices
                && !choices.areSeveral();
        if (wanted && clear == null) {
            clear = button(t("Clear"), () -> {
                field.answer(Answer.BLANK);
                field.focusInput();
            });
            clear.addClassName("rc-item-clear");
            clear.setAriaLabel(t("Clear: {0}", label));
        }
        if (clear != null) {
            clear.setVisible(wanted);
        }
    }

    void show(List<FieldMark> shown) {
        marks.forEach(this::remove);
        marks.clear();
        shown.forEach(mark -> {
            NativeButton dot = new NativeButton();
            dot.getElement().setAttribute("type", "button");
            dot.setTabIndex(-1);
            if (mark.icon() != null) {
                dot.add(Icons.decorative(mark.icon()));
            }
            dot.add(new Span(mark.text()));
            dot.addClassNames("rc-item-mark", mark.tone().className());
            marks.add(dot);
            place();
            addComponentAsFirst(dot);
        });
    }
}
