package org.rarecase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase.CustomValueSetEvent;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FilterBoxesTests {

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
