package org.rarecase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase.CustomValueSetEvent;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FilterBoxesTests {

    @Test
    void textThatFitsNothingInADialogChoosesNothingAndKeepsItFromBeingConfirmed() {
        try (Served english = Served.in(Locale.ENGLISH)) {
            ComboBox<String> box = new ComboBox<>("Country");
            box.setItems("Italy", "Germany");
            FilterBoxes.sayIfNothingIsChosen(box);
            box.setValue("Italy");
            assertThat(FilterBoxes.refuse(List.of(box))).isFalse();

            ComponentUtil.fireEvent(box, new CustomValueSetEvent<>(box, true, "Germ"));

            assertThat(box.getValue()).isNull();
            assertThat(box.getErrorMessage())
                    .isEqualTo("Nothing fits “Germ”, so nothing was chosen. Choose an entry of the list.");
            assertThat(FilterBoxes.refuse(List.of(box))).isTrue();
            box.setVisible(false);
            assertThat(FilterBoxes.refuse(List.of(box))).isFalse();
            box.setVisible(true);

            box.setValue("Germany");
            assertThat(FilterBoxes.refuse(List.of(box))).isFalse();
        }
    }

    @Test
    void ofSeveralWhatWasChosenStays() {
        try (Served english = Served.in(Locale.ENGLISH)) {
            MultiSelectComboBox<String> box = new MultiSelectComboBox<>("Sites");
            box.setItems("Padua", "Lyon");
            FilterBoxes.sayIfNothingIsChosen(box);
            box.select("Padua");

            ComponentUtil.fireEvent(box, new CustomValueSetEvent<>(box, true, "Lyo"));

            assertThat(box.getSelectedItems()).containsExactly("Padua");
            assertThat(FilterBoxes.refuse(List.of(box))).isTrue();
        }
    }

    @Test
    void textThatFitsNothingIsToldAndFiltersNothing() {
        try (Served english = Served.in(Locale.ENGLISH)) {
            ComboBox<String> filter = new ComboBox<>("Site");
            filter.setItems("Padua", "Tübingen");
            FilterBoxes.sayIfNothingFits(filter);
            filter.setValue("Padua");

            ComponentUtil.fireEvent(filter, new CustomValueSetEvent<>(filter, true, "Paris"));

            assertThat(filter.getValue()).isNull();
            assertThat(filter.isInvalid()).isTrue();
            assertThat(filter.getErrorMessage()).isEqualTo("Nothing fits “Paris”. The list is not filtered by it.");

            filter.setValue("Tübingen");
            assertThat(filter.isInvalid()).isFalse();
        }
    }
}
