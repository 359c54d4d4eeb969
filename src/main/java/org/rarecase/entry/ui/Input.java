package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.shared.InputField;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.study.TumourType;
import org.rarecase.ui.FilterBoxes;
import tools.jackson.databind.JsonNode;

/** A field for one type of answer: turns what stands in it into an answer, and an answer into what stands in it. */
final class Input<V> {

    private final Component component;
    private final HasLabel label;
    private final HasHelper helper;
    private final HasValidation validation;
    private final HasValue<?, V> value;
    private final Function<V, ParsedInput> read;
    private final Function<Answer, V> write;
    private Consumer<@Nullable TumourType> offer = type -> {};
    private Consumer<ParsedInput> left = reading -> {};
    private @Nullable ParsedInput notInTheList;
    private boolean typed;
    private String name = "";
    private String help = "";
    private String shownError = "";
    private List<String> shownWarnings = List.of();

    <F extends Component & InputField<?, V> & HasValidationProperties> Input(
            F field, Function<V, ParsedInput> read, Function<Answer, V> write) {
        this.component = field;
        this.label = field;
        this.helper = field;
        this.validation = field;
        this.value = field;
        this.read = read;
        this.write = write;
        TypedInto.mark(field);
        // What is wrong is said by the evaluation, never by the field's own idea of it.
        field.setManualValidation(true);
        field.setWidthFull();
    }

    /** What to do when the tumour type, and so the codes on offer, has changed. */
    Input<V> offering(Consumer<@Nullable TumourType> codes) {
        this.offer = codes;
        return this;
    }

    /**
     * How text is read that was typed into a list without choosing from it. What is not in the list stays as it was typed,
     * and the field keeps what it held, until something else is chosen, typed or the text is taken back.
     */
    Input<V> readingTyped(ComboBoxBase<?, ?, ?> list, Function<String, ParsedInput> reader) {
        list.setAllowCustomValue(true);
        list.addCustomValueSetListener(set -> typedIntoList(reader.apply(set.getDetail()), set.getDetail()));
        if (list instanceof MultiSelectComboBox<?> several) {
            FilterBoxes.tellTypedWhenLeft(several);
        } else {
            list.getElement()
                    .addEventListener("rc-text-left", it -> textLeft(it.getEventData()))
                    .addEventData("event.detail");
        }
        return this;
    }

    /** The list was left, or something confirmed in it: the text that is none of its entries may have been taken back. */
    private void textLeft(JsonNode data) {
        if (notInTheList != null && data.get("event.detail").asString("").equals(textInList())) {
            chosen();
        }
    }

    private void typedIntoList(ParsedInput reading, String text) {
        typed = true;
        if (reading.answer() == null) {
            notInTheList = reading;
            component.getElement().setAttribute("data-not-in-list", "");
            putText(text);
            left.accept(reading);
        } else {
            show(reading.answer());
            left.accept(reading);
        }
    }

    /** What the list shows for what it holds. */
    @SuppressWarnings("unchecked")
    private String textInList() {
        V held = value.getValue();
        return held == null || component instanceof MultiSelectComboBox<?>
                ? ""
                : ((ComboBox<V>) component).getItemLabelGenerator().apply(held);
    }

    private void putText(String text) {
        component
                .getElement()
                .executeJs("this.dispatchEvent(new CustomEvent('rc-show-text', {detail: $0, bubbles: true}))", text);
    }

    /** Something of the list stands in the field again. */
    private void chosen() {
        forgetTyped();
        left.accept(read());
    }

    private void forgetTyped() {
        notInTheList = null;
        component.getElement().removeAttribute("data-not-in-list");
    }

    Component component() {
        return component;
    }

    void label(String text, String helpText) {
        name = text;
        label.setLabel(text);
        help = helpText;
        helper.setHelperText(helpText.isEmpty() ? null : helpText);
    }

    void offerFor(@Nullable TumourType type) {
        offer.accept(type);
    }

    void readOnly() {
        value.setReadOnly(true);
    }

    void required(boolean required) {
        if (component instanceof CustomField<?> || component instanceof Choices choices && choices.areSeveral()) {
            // ARIA knows no required group, so its name says it.
            label.setLabel(required ? t("{0} (required)", name) : name);
        } else {
            value.setRequiredIndicatorVisible(required);
        }
    }

    ParsedInput read() {
        return notInTheList != null ? notInTheList : read.apply(value.getValue());
    }

    void show(Answer answer) {
        V shown = write.apply(answer);
        if (!shown(shown)) {
            value.setValue(shown);
        }
        if (typed) {
            // The browser shows what was typed, also where the value is what it was.
            forgetTyped();
            putText(textInList());
            typed = false;
        }
    }

    private boolean shown(V wanted) {
        V now = value.getValue();
        return wanted == null ? now == null : wanted.equals(now);
    }

    void problems(String error, List<String> warnings) {
        if (error.equals(shownError) && warnings.equals(shownWarnings)) {
            return;
        }
        shownError = error;
        shownWarnings = List.copyOf(warnings);
        validation.setErrorMessage(error);
        validation.setInvalid(!error.isEmpty());
        if (warnings.isEmpty()) {
            helper.setHelperComponent(null);
            helper.setHelperText(help.isEmpty() ? null : help);
            return;
        }
        // In the helper, since that is what the field refers to for screen readers.
        Div texts = new Div();
        texts.addClassName("rc-item-notes");
        if (!help.isEmpty()) {
            texts.add(new Span(help));
        }
        warnings.forEach(warning -> {
            Span line = new Span(warning);
            line.addClassName("rc-item-warning");
            texts.add(line);
        });
        helper.setHelperText(null);
        helper.setHelperComponent(texts);
    }

    /** The person has finished with the field, or chosen. */
    void onLeft(Consumer<ParsedInput> listener) {
        left = listener;
        value.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen();
            }
        });
    }

    /** The person pauses while typing, see entry-form.js: others may follow already, but nothing is final. */
    @SuppressWarnings("unchecked")
    void onTyped(Consumer<ParsedInput> listener) {
        component.getElement().setAttribute("data-followed", "");
        component
                .getElement()
                .addEventListener(
                        "rc-paused",
                        typed -> listener.accept(read.apply(
                                (V) typed.getEventData().get("element.value").asString(""))))
                .addEventData("element.value");
    }

    void focus() {
        component.getElement().callJsFunction("focus");
    }
}
