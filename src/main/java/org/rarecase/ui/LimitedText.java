package org.rarecase.ui;

import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.Optional;
import org.rarecase.shared.TextLimit;
import org.rarecase.shared.Texts;
import org.rarecase.shared.Words;

/** Says at a text field, as soon as it is left, what keeps its text from being stored. The field cuts nothing off. */
public final class LimitedText {

    private LimitedText() {}

    public static void check(TextFieldBase<?, String> field, TextLimit limit) {
        field.setManualValidation(true);
        field.addValueChangeListener(change -> {
            Optional<Texts> problem = limit.problem(change.getValue());
            field.setErrorMessage(problem.map(it -> it.in(Words.language())).orElse(""));
            field.setInvalid(problem.isPresent());
        });
    }
}
