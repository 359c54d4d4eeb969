package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import org.rarecase.entry.Answer;
import org.rarecase.entry.UnitText;
import org.rarecase.form.Item;
import org.rarecase.form.Unit;
import org.rarecase.shared.PlainText;

/** A number and the unit it is entered in; what it is in the unit of record stands beside it. */
final class QuantityField extends JoinedField {

    private final Item.Quantity item;
    private final TextField number = new TextField();
    private final Select<String> unit = new Select<>();

    QuantityField(Item.Quantity item) {
        this.item = item;
        number.setManualValidation(true);
        number.setAriaLabel(t("Number"));
        number.getElement().setProperty("inputMode", "decimal");
        number.setAutocomplete(Autocomplete.OFF);
        number.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                followed();
            }
        });
        unit.setManualValidation(true);
        unit.setAriaLabel(t("Unit"));
        unit.setItems(item.units().stream().map(Unit::name).toList());
        unit.setItemLabelGenerator(UnitText::of);
        unit.setValue(item.units().getFirst().name());
        unit.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                finished();
            }
        });
        join(number, unit);
    }

    /** A unit typed behind the number stands above the one that was chosen. */
    @Override
    protected String generateModelValue() {
        String typed = PlainText.tidy(number.getValue());
        return typed.isEmpty() || !QuantityText.split(typed).unit().isEmpty() ? typed : typed + " " + unit.getValue();
    }

    @Override
    void present(String text) {
        QuantityText.Parts parts = QuantityText.split(text);
        QuantityText.unit(item, parts.unit())
                .ifPresentOrElse(
                        known -> {
                            number.setValue(parts.number());
                            unit.setValue(known.name());
                        },
                        () -> number.setValue(text));
    }

    @Override
    String consequence(String text) {
        return QuantityText.read(item, text).answer() instanceof Answer.Quantity it
                        && !it.unit().equals(item.unit())
                ? (it.isRounded(item) ? "" : "= ") + QuantityText.converted(item, it)
                : "";
    }
}
