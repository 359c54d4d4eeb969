package org.rarecase.entry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.List;
import java.util.stream.Stream;

/**
 * Several small fields that make one answer, whose value is what would be written in a single field. It is told when
 * the focus leaves them all: one answer, one line in the trail. What follows from it stands beside them.
 */
abstract class JoinedField extends CustomField<String> {

    private final Div line = new Div();
    private final Span consequence = new Span();
    private List<Component> parts = List.of();

    JoinedField() {
        super("", true);
        line.addClassName("rc-joined");
        consequence.addClassName("rc-joined-consequence");
        add(line);
        getElement()
                .addEventListener("focusout", left -> finished())
                .setFilter("!element.contains(event.relatedTarget)");
    }

    /** @param shown fields and what stands between them, in their order */
    final void join(Component... shown) {
        parts = List.of(shown);
        parts.forEach(TypedInto::mark);
        line.add(shown);
        line.add(consequence);
    }

    /** The focus has left, or something was chosen. */
    final void finished() {
        updateValue();
        if (!getValue().isEmpty()) {
            setPresentationValue(getValue());
        }
        followed();
    }

    /** Something was typed into one of the fields. */
    final void followed() {
        consequence.setText(consequence(generateModelValue()));
    }

    @Override
    protected final void setPresentationValue(String text) {
        present(text);
        consequence.setText(consequence(text));
    }

    abstract void present(String text);

    /** What follows from what stands in the fields; empty if nothing does. */
    abstract String consequence(String text);

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        parts(com.vaadin.flow.component.HasValue.class).forEach(field -> field.setReadOnly(readOnly));
    }

    @Override
    public void setInvalid(boolean invalid) {
        super.setInvalid(invalid);
        parts(HasValidationProperties.class).forEach(field -> field.setInvalid(invalid));
    }

    private <T> Stream<T> parts(Class<T> type) {
        return parts.stream().filter(type::isInstance).map(type::cast);
    }
}
