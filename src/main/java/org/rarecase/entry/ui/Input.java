package org.rarecase.entry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBoxBase;
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

/** A field for one type of answer: turns what stands in it into an answer, and an answer into what stands in it. */
final class Input<V> {

    private static final int PAUSE_IN_TYPING = 600;

    private final Component component;
    private final HasLabel label;
    private final HasHelper helper;
    private final HasValidation validation;
    private final HasValue<?, V> value;
    private final Function<V, Reading> read;
    private final Function<Answer, V> write;
    private Consumer<@Nullable TumourType> offer = type -> {};
    private @Nullable Function<String, Reading> readTyped;
    private String help = "";
    private String shownError = "";
    private List<String> shownWarnings = List.of();

    <F extends Component & InputField<?, V> & HasValidationProperties> Input(
            F field, Function<V, Reading> read, Function<Answer, V> write) {
        this.component = field;
        this.label = field;
        this.helper = field;
        this.validation = field;
        this.value = field;
        this.read = read;
        this.write = write;
        // What is wrong is said by the evaluation, never by the field's own idea of it.
        field.setManualValidation(true);
        field.setWidthFull();
    }

    /** What to do when the tumour type, and so the codes on offer, has changed. */
    Input<V> offering(Consumer<@Nullable TumourType> codes) {
        this.offer = codes;
        return this;
    }

    /** How text is read that was typed into a list without choosing from it. */
    Input<V> readingTyped(Function<String, Reading> reader) {
        this.readTyped = reader;
        return this;
    }

    Component component() {
        return component;
    }

    void label(String text, String helpText) {
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
        value.setRequiredIndicatorVisible(required);
    }

    Reading read() {
        return read.apply(value.getValue());
    }

    void show(Answer answer) {
        V shown = write.apply(answer);
        if (!shown(shown)) {
            value.setValue(shown);
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
    void onLeft(Consumer<Reading> listener) {
        value.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                listener.accept(read());
            }
        });
        onTypedIntoList(listener);
    }

    /** Typing enough to name one code and pressing Enter chooses it; anything else stays as typed. */
    private void onTypedIntoList(Consumer<Reading> listener) {
        Function<String, Reading> reader = readTyped;
        if (reader != null && component instanceof ComboBoxBase<?, ?, ?> list) {
            list.setAllowCustomValue(true);
            list.addCustomValueSetListener(typed -> {
                Reading reading = reader.apply(typed.getDetail());
                if (reading.answer() != null) {
                    show(reading.answer());
                }
                listener.accept(reading);
            });
        }
    }

    /** The person pauses while typing: others may follow already, but nothing is final. */
    @SuppressWarnings("unchecked")
    void onTyped(Consumer<Reading> listener) {
        component
                .getElement()
                .addEventListener(
                        "input",
                        typed -> listener.accept(read.apply(
                                (V) typed.getEventData().get("element.value").asString(""))))
                .addEventData("element.value")
                .debounce(PAUSE_IN_TYPING);
    }

    void focus() {
        component.getElement().executeJs("""
                const field = this;
                setTimeout(() => {
                  const item = field.closest('.rc-item') ?? field;
                  item.scrollIntoView({block: 'center', behavior: 'instant'});
                  const inputs = [...field.querySelectorAll('input, textarea')];
                  (inputs.find(input => input.checked) ?? inputs[0] ?? field).focus();
                  item.classList.add('rc-item-found');
                  setTimeout(() => item.classList.remove('rc-item-found'), 2500);
                }, 80)""");
    }
}
