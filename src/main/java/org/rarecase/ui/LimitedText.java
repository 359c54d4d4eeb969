package org.rarecase.ui;

import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.Optional;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TextLimit;

/** Says at a text field, as soon as it is left, what keeps its text from being stored. The field cuts nothing off. */
public final class LimitedText {

    private LimitedText() {}

    public static void check(TextFieldBase<?, String> field, TextLimit limit) {
        field.setManualValidation(true);
        field.addValueChangeListener(change -> {
            Optional<LocalizedText> problem = limit.problem(change.getValue());
            field.setErrorMessage(problem.map(it -> it.in(Messages.language())).orElse(""));
            field.setInvalid(problem.isPresent());
        });
    }
}
