package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.Language;
import org.rarecase.ui.LimitedText;

/** Asks for day and version of the consent that a patient of age gave. */
final class ReconsentDialog extends Dialog {

    private final DatePicker on = new DatePicker(t("Date of consent"));
    private final TextField version = new TextField(t("Version of the consent document"));

    /** @param last day that may be chosen */
    ReconsentDialog(String title, LocalDate today, LocalDate last, BiConsumer<LocalDate, String> given) {
        setHeaderTitle(title);
        setWidth("28rem");
        Language.prepare(on);
        on.setMax(last);
        on.setValue(today);
        on.setRequiredIndicatorVisible(true);
        on.setManualValidation(true);
        on.setErrorMessage(t("Give the day on which the patient signed."));
        on.setWidthFull();
        version.setRequiredIndicatorVisible(true);
        LimitedText.check(version, TextLimit.VERSION);
        version.setHelperText(t("As printed on the document, such as Registry 2.1"));
        version.setWidthFull();
        Div fields = new Div(new Paragraph(t("The patient consents for herself or himself from now on.")), on, version);
        fields.addClassName("rc-dialog-fields");
        add(fields);
        Button confirm = new Button(t("Record consent"), click -> {
            on.setInvalid(on.isEmpty());
            if (PlainText.isBlank(version.getValue())) {
                version.setErrorMessage(t("Give the version of the document."));
                version.setInvalid(true);
            }
            if (!on.isEmpty() && !version.isInvalid()) {
                given.accept(on.getValue(), version.getValue());
                close();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("Cancel"), click -> close()), confirm);
    }
}
