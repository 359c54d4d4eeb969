package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Forms;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.pathology.agreed.DiagnosisContent;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.FormText;
import org.rarecase.ui.LimitedText;
import org.rarecase.ui.RefusalLine;

/** Asks for a further version of a diagnosis, with a reason. Refused, it says why and keeps what was typed. */
final class AmendDialog extends Dialog {

    private final ComboBox<Code> morphology = new ComboBox<>(t("Morphology"));
    private final TextArea words = new TextArea(t("Diagnosis in words"));
    private final TextField grade = new TextField(t("Grade"));
    private final TextField subtype = new TextField(t("Subtype"));
    private final TextField score = new TextField(t("Score"));
    private final TextArea reason = new TextArea(t("Reason"));
    private final RefusalLine refused = new RefusalLine();

    /** @param amend gets the diagnosis and the reason; refuses if one is missing */
    AmendDialog(
            String title,
            String question,
            DiagnosisContent before,
            Forms forms,
            BiConsumer<DiagnosisContent, String> amend) {
        setHeaderTitle(title);
        setWidth("34rem");
        CodeList codes = AgreedWords.codes(forms);
        List<Code> items = codes == null ? List.of() : codes.codes();
        morphology.setItemLabelGenerator(code -> code.value() + " " + FormText.plain(code.label()));
        morphology.setItems(items);
        morphology.setClearButtonVisible(true);
        items.stream()
                .filter(code -> code.value().equals(before.morphology()))
                .findFirst()
                .ifPresent(morphology::setValue);
        words.setValue(Objects.requireNonNullElse(before.diagnosis(), ""));
        grade.setValue(Objects.requireNonNullElse(before.grade(), ""));
        subtype.setValue(Objects.requireNonNullElse(before.subtype(), ""));
        score.setValue(Objects.requireNonNullElse(before.score(), ""));
        LimitedText.check(words, TextLimit.PASSAGE);
        LimitedText.check(reason, TextLimit.REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText(t("Stays in the audit trail. Name no patient."));
        VerticalLayout fields =
                new VerticalLayout(new Paragraph(question), morphology, words, grade, subtype, score, reason, refused);
        fields.setPadding(false);
        for (HasSize field : new HasSize[] {morphology, words, grade, subtype, score, reason}) {
            field.setWidthFull();
        }
        add(fields);
        Button confirm = new Button(t("Amend"), click -> {
            if (refused.permits(() -> amend.accept(content(before), reason.getValue()))) {
                close();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("Cancel"), click -> close()), confirm);
    }

    /** A code that this registry does not list stays unless another is chosen. */
    private DiagnosisContent content(DiagnosisContent before) {
        Code chosen = morphology.getValue();
        boolean unlisted = before.morphology() != null
                && morphology
                        .getListDataView()
                        .getItems()
                        .noneMatch(code -> code.value().equals(before.morphology()));
        String code = chosen == null ? unlisted ? before.morphology() : null : chosen.value();
        return new DiagnosisContent(
                code,
                given(words.getValue()),
                given(grade.getValue()),
                given(subtype.getValue()),
                given(score.getValue()));
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text;
    }
}
