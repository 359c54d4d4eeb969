package org.rarecase.account.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.RefusalLine;

/** A form in a dialog. What the action refuses is told inside it, and what was typed stays. */
class FormDialog extends Dialog {

    private final Component form;
    private final RefusalLine refused = new RefusalLine();

    FormDialog(String title, Component form, String confirm, Runnable action) {
        this.form = form;
        setHeaderTitle(title);
        setWidth("30rem");
        add(form, refused);
        Button confirmButton = new Button(confirm, click -> run(action));
        confirmButton.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("Cancel"), click -> close()), confirmButton);
    }

    private void run(Runnable action) {
        refused.clear();
        if (form instanceof CheckedForm checked && !checked.isComplete() || FilterBoxes.refuse(boxes())) {
            return;
        }
        try {
            action.run();
            close();
        } catch (Refusal refusal) {
            if (!(form instanceof CheckedForm checked && checked.place(refusal))) {
                refused.show(refusal.getMessage());
            }
        }
    }

    private List<ComboBox<?>> boxes() {
        List<ComboBox<?>> boxes = new ArrayList<>();
        all(form).forEach(field -> {
            if (field instanceof ComboBox<?> box) {
                boxes.add(box);
            }
        });
        return boxes;
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(FormDialog::all));
    }

    /** A form that says at its fields what is missing and what was refused. */
    interface CheckedForm {

        /** Whether nothing is missing; each field that is says so. */
        boolean isComplete();

        /** Whether it could be said at a field. */
        boolean place(Refusal refusal);

        /** Says at the field what keeps it from being taken, and leads there. */
        static <F extends Component & HasValidationProperties & Focusable<?>> boolean refuse(F field, String why) {
            field.setErrorMessage(why);
            field.setInvalid(true);
            field.focus();
            return true;
        }
    }
}
