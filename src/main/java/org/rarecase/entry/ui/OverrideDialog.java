package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.TextLimit;
import org.rarecase.study.TumourType;
import org.rarecase.ui.LimitedText;

/** Asks for the value that replaces a calculated one, and why. */
final class OverrideDialog extends Dialog {

    private final Input<?> value;
    private final TextArea reason = new TextArea(t("Reason"));
    private final Consumer<Answer> replaced;

    OverrideDialog(
            Item item,
            ItemPath path,
            @Nullable TumourType type,
            Locale locale,
            Answer calculated,
            Consumer<Answer> replaced) {
        this.replaced = replaced;
        value = Inputs.of(item, type);
        value.label(item.label().in(locale), "");
        setHeaderTitle(t("Override a calculated value"));
        setWidth("28rem");
        String now = new Codes(item).print(calculated);
        reason.setWidthFull();
        reason.setMinRows(2);
        LimitedText.check(reason, TextLimit.REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText(t("Stays in the audit trail. Name no patient."));
        // What is typed here is kept by typed-answers.js too.
        TypedInto.mark(reason);
        Div fields = new Div(value.component(), reason);
        fields.addClassName("rc-override");
        fields.getElement().setAttribute("data-path", path.toString());
        add(new Paragraph(t("Calculated: {0}", now.isEmpty() ? t("no value yet") : now)), fields);
        Button confirm = new Button(t("Override"), click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("Cancel"), click -> close()), confirm);
    }

    private void confirm() {
        ParsedInput reading = value.read();
        Answer answer = reading.answer();
        boolean named = answer != null && !answer.isBlank();
        value.problems(
                named ? "" : reading.problem().isEmpty() ? t("Give the value to use instead.") : reading.problem(),
                List.of());
        String why = PlainText.tidy(reason.getValue());
        if (why.isEmpty()) {
            reason.setErrorMessage(t("Say in a few words why."));
            reason.setInvalid(true);
        }
        if (answer != null && named && !reason.isInvalid()) {
            replaced.accept(new Answer.Overridden(answer, why));
            close();
        }
    }
}
