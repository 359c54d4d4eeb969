package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rarecase.entry.Answer;
import org.rarecase.entry.UnitText;
import org.rarecase.form.Item;
import org.rarecase.form.LesionMeasurement;
import org.rarecase.shared.PlainText;

/** Three axes in three small fields; {@code 12 x 8 x 5} typed into the first is spread over them. */
final class MeasurementField extends JoinedField {

    private final Item.Measurement item;
    private final List<TextField> axes;

    MeasurementField(Item.Measurement item) {
        this.item = item;
        axes = Stream.of(t("First axis"), t("Second axis"), t("Third axis"))
                .map(this::axis)
                .toList();
        Span unit = new Span(UnitText.of(String.valueOf(item.unit())));
        unit.addClassName("rc-unit");
        join(axes.get(0), times(), axes.get(1), times(), axes.get(2), unit);
    }

    private TextField axis(String name) {
        TextField field = new TextField();
        field.setManualValidation(true);
        field.setAriaLabel(name);
        field.getElement().setProperty("inputMode", "decimal");
        field.setAutocomplete(Autocomplete.OFF);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                followed();
            }
        });
        return field;
    }

    private static Span times() {
        Span times = new Span("×");
        times.addClassName("rc-joined-sign");
        times.getElement().setAttribute("aria-hidden", "true");
        return times;
    }

    /** A whole measurement in one field stands above what was in the others. */
    @Override
    protected String generateModelValue() {
        return axes.stream()
                .map(TextField::getValue)
                .filter(text -> MeasurementText.read(text).answer() instanceof Answer.Measurement it
                        && it.axes().size() > 1)
                .findFirst()
                .orElseGet(this::joined);
    }

    private String joined() {
        return axes.stream()
                .map(axis -> PlainText.tidy(axis.getValue()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" x "));
    }

    @Override
    void present(String text) {
        String[] shown = MeasurementText.split(text);
        for (int i = 0; i < axes.size(); i++) {
            axes.get(i).setValue(i < shown.length ? shown[i] : "");
        }
    }

    @Override
    String consequence(String text) {
        return MeasurementText.read(text).answer() instanceof Answer.Measurement it
                ? LesionMeasurement.volume(it.axes(), item.unit())
                        .map(volume -> "≈ " + LesionMeasurement.print(volume) + " ml")
                        .orElse("")
                : "";
    }
}
