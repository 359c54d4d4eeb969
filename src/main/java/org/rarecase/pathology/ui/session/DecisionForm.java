package org.rarecase.pathology.ui.session;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.code.Code;
import org.rarecase.pathology.agreed.DiagnosisContent;
import org.rarecase.pathology.session.Ballot;
import org.rarecase.pathology.session.DecidedBy;
import org.rarecase.pathology.session.PanelCase;
import org.rarecase.pathology.session.PanelDecision;
import org.rarecase.pathology.session.PanelVote;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.FormText;
import org.rarecase.ui.LimitedText;
import org.rarecase.ui.Notices;
import org.rarecase.ui.RefusalLine;

/** Where the coordinator writes the decision down; what is typed is kept at once. */
class DecisionForm extends Div {

    private static final int PAUSE = 600;

    private final RadioButtonGroup<DecidedBy> by = new RadioButtonGroup<>(t("Decided"));
    private final ComboBox<Code> morphology = new ComboBox<>(t("Morphology"));
    private final TextArea diagnosis = new TextArea(t("Diagnosis"));
    private final TextField grade = new TextField(t("Grade"));
    private final TextField subtype = new TextField(t("Subtype"));
    private final TextArea grounds = new TextArea(t("Grounds"));
    private final Map<String, TextField> dissents = new LinkedHashMap<>();
    private final RefusalLine refused = new RefusalLine();
    private final transient PanelCase item;
    private final transient SessionView.Services services;

    DecisionForm(PanelCase item, SessionView.Services services) {
        this.item = item;
        this.services = services;
        addClassName("rc-form");
        PanelDecision written = item.decision();
        DiagnosisContent content = written.content();
        List<Code> codes = services.adjudications().codes(item.reviewId());
        by.setItems(DecidedBy.values());
        by.setItemLabelGenerator(DecidedBy::label);
        by.setValue(written.by());
        morphology.setItems(codes);
        morphology.setItemLabelGenerator(code -> code.value() + " " + FormText.plain(code.label()));
        morphology.setClearButtonVisible(true);
        codes.stream()
                .filter(code -> code.value().equals(content.morphology()))
                .findFirst()
                .ifPresent(morphology::setValue);
        text(diagnosis, content.diagnosis(), TextLimit.PASSAGE);
        text(grade, content.grade(), TextLimit.LINE);
        text(subtype, content.subtype(), TextLimit.LINE);
        text(grounds, written.grounds(), TextLimit.REASON);
        by.addValueChangeListener(change -> keep());
        morphology.addValueChangeListener(change -> keep());
        add(by, morphology, diagnosis, grade, subtype, grounds);
        Map<String, String> names = services.accounts()
                .names(item.votes().stream().map(PanelVote::participant).toList());
        for (PanelVote vote : item.votes()) {
            TextField dissent =
                    new TextField(t("Dissent of {0}", names.getOrDefault(vote.participant(), vote.participant())));
            text(dissent, vote.dissent(), TextLimit.LINE);
            dissents.put(vote.participant(), dissent);
            add(dissent);
        }
        Button record = new Button(t("Record decision"), click -> {
            if (refused.permits(() -> services.sessions().record(item.id(), ballot()))) {
                Notices.success(t("The decision is recorded and is being signed."));
            }
        });
        record.addThemeVariants(ButtonVariant.PRIMARY);
        add(refused, record);
    }

    private <F extends TextFieldBase<F, String> & HasValueChangeMode> void text(
            F field, @Nullable String value, TextLimit limit) {
        field.setValue(value == null ? "" : value);
        field.setWidthFull();
        LimitedText.check(field, limit);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                keep();
            }
        });
    }

    private void keep() {
        refused.permits(() -> services.sessions().draft(item.id(), ballot()));
    }

    private Ballot ballot() {
        Map<String, String> given = new LinkedHashMap<>();
        dissents.forEach((who, field) -> given.put(who, field.getValue()));
        return new Ballot(
                by.getValue(),
                new DiagnosisContent(
                        morphology.getValue() == null
                                ? null
                                : morphology.getValue().value(),
                        diagnosis.getValue(),
                        grade.getValue(),
                        subtype.getValue(),
                        item.decision().content().score()),
                grounds.getValue(),
                given);
    }

    /** A recorded decision as it is read. */
    static List<String> lines(PanelDecision recorded) {
        List<String> lines = new ArrayList<>();
        DiagnosisContent content = recorded.content();
        if (recorded.by() != null) {
            lines.add(recorded.by().label());
        }
        line(lines, t("Morphology"), content.morphology());
        line(lines, t("Diagnosis"), content.diagnosis());
        line(lines, t("Grade"), content.grade());
        line(lines, t("Subtype"), content.subtype());
        line(lines, t("Score"), content.score());
        line(lines, t("Grounds"), recorded.grounds());
        return lines;
    }

    private static void line(List<String> lines, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            lines.add(name + ": " + value);
        }
    }
}
