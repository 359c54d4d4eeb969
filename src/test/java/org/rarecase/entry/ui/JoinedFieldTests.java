package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormContent;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Several small fields that make one answer. */
@ViewPackages(packages = "org.rarecase.entry.ui")
class JoinedFieldTests extends BrowserlessTest {

    private static final ItemPath SIZE = ItemPath.of("size");
    private static final ItemPath WEIGHT = ItemPath.of("weight");

    private final List<Answer> answered = new ArrayList<>();
    private Evaluation evaluation;
    private EntryForm form;

    @BeforeEach
    void showForm() {
        show(Answers.NONE, false);
    }

    private void show(Answers answers, boolean readOnly) {
        answered.clear();
        evaluation = Evaluation.of(List.of(new FormContent(
                new FormInstanceId(1), FormFiles.with("form", """
                                - {item: size, type: measurement, unit: mm, max: 500, flavours: [unknown], label: {en: Size}}
                                - item: weight
                                  type: quantity
                                  unit: g
                                  units: [{unit: kg, times: 1000}]
                                  max: 5000
                                  label: {en: Weight}
                                """).load().form(new FormKey("form")), answers)));
        form = new EntryForm(
                evaluation,
                new FormInstanceId(1),
                new EntrySettings(readOnly, null, false, List.of()),
                changes -> changes.forEach(change -> answered.add(change.after())));
        UI.getCurrent().removeAll();
        UI.getCurrent().add(form);
    }

    private TextField axis(String name) {
        return find(TextField.class, form).withAriaLabel(name + " axis").single();
    }

    private TextField number() {
        return find(TextField.class, form).withAriaLabel("Number").single();
    }

    @SuppressWarnings("unchecked")
    private Select<String> unit() {
        return find(Select.class, form).single();
    }

    private JoinedField field(ItemPath path) {
        return (JoinedField) form.fields().field(path).orElseThrow().input();
    }

    private void leave(ItemPath path) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("!element.contains(event.relatedTarget)", true);
        field(path)
                .getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(field(path).getElement(), "focusout", data));
    }

    private String consequence(ItemPath path) {
        return find(Span.class, field(path))
                .withClassName("rc-joined-consequence")
                .single()
                .getText();
    }

    @Test
    void threeAxesAreOneAnswerGivenWhenAllAreLeft() {
        test(axis("First")).setValue("12");
        test(axis("Second")).setValue("8,5");
        test(axis("Third")).setValue("5");
        assertThat(answered).isEmpty();
        assertThat(consequence(SIZE)).isEqualTo("≈ 0.267 ml");

        leave(SIZE);

        assertThat(answered).containsExactly(Answer.measurement("12", "8.5", "5"));
    }

    @Test
    void aWholeMeasurementInTheFirstFieldIsSpread() {
        test(axis("First")).setValue("120 x 80 × 50");
        leave(SIZE);

        assertThat(axis("First").getValue()).isEqualTo("120");
        assertThat(axis("Second").getValue()).isEqualTo("80");
        assertThat(axis("Third").getValue()).isEqualTo("50");
        assertThat(answered).containsExactly(Answer.measurement("120", "80", "50"));
    }

    @Test
    void aWholeMeasurementReplacesTheFormerOne() {
        show(Answers.NONE.with(SIZE, Answer.measurement("12", "8", "5")), false);
        test(axis("First")).setValue("20x10");
        leave(SIZE);

        assertThat(answered).containsExactly(Answer.measurement("20", "10"));
        assertThat(axis("Third").getValue()).isEmpty();
    }

    @Test
    void whatIsNoNumberStaysAsTyped() {
        test(axis("First")).setValue("12");
        test(axis("Second")).setValue("broad");
        leave(SIZE);

        assertThat(answered).isEmpty();
        assertThat(axis("Second").getValue()).isEqualTo("broad");
        assertThat(field(SIZE).getErrorMessage()).contains("not saved");
        assertThat(axis("First").isInvalid()).isTrue();
        assertThat(form.unreadable()).containsExactly(SIZE);
    }

    @Test
    void emptiedFieldsAreNoAnswer() {
        show(Answers.NONE.with(SIZE, Answer.measurement("12", "8")), false);
        test(axis("First")).setValue("");
        test(axis("Second")).setValue("");
        leave(SIZE);

        assertThat(answered).containsExactly(Answer.BLANK);
    }

    @Test
    void aReasonForNoValueEmptiesTheFields() {
        show(Answers.NONE.with(SIZE, Answer.measurement("12", "8", "5")), false);
        assertThat(consequence(SIZE)).isEqualTo("≈ 0.251 ml");

        form.answers().answered(SIZE, Answer.missing(NullFlavour.UNKNOWN));

        assertThat(axis("First").getValue()).isEmpty();
        assertThat(consequence(SIZE)).isEmpty();
    }

    @Test
    void anotherUnitShowsWhatItIsInTheUnitOfRecord() {
        test(number()).setValue("1,2");
        test(unit()).selectItem("kg");

        assertThat(consequence(WEIGHT)).isEqualTo("= 1200 g");
        assertThat(answered).containsExactly(new Answer.Quantity(new BigDecimal("1.2"), "kg", new BigDecimal("1200")));
    }

    @Test
    void aUnitTypedBehindTheNumberIsChosen() {
        test(number()).setValue("0.15 kg");
        leave(WEIGHT);

        assertThat(number().getValue()).isEqualTo("0.15");
        assertThat(unit().getValue()).isEqualTo("kg");
        assertThat(answered).containsExactly(new Answer.Quantity(new BigDecimal("0.15"), "kg", new BigDecimal("150")));
    }

    @Test
    void nothingCanBeChangedInAReadOnlyForm() {
        show(Answers.NONE.with(WEIGHT, new Answer.Quantity(BigDecimal.ONE, "kg", new BigDecimal(1000))), true);

        assertThat(find(TextField.class, form).all()).allMatch(TextField::isReadOnly);
        assertThat(unit().isReadOnly()).isTrue();
        assertThat(number().getValue()).isEqualTo("1");
        assertThat(unit().getValue()).isEqualTo("kg");
    }

    @Test
    void printedAnswersCarryUnitAndConsequence() {
        var items = evaluation.form(new FormInstanceId(1)).items().toList();
        assertThat(AnswerText.print(items.get(0), Answer.measurement("12", "8", "5")))
                .isEqualTo("12 × 8 × 5 mm (≈ 0.251 ml)");
        assertThat(AnswerText.print(items.get(0), Answer.measurement("12", "8")))
                .isEqualTo("12 × 8 mm");
        assertThat(AnswerText.print(
                        items.get(1), new Answer.Quantity(new BigDecimal("1.2"), "kg", new BigDecimal("1200"))))
                .isEqualTo("1.2 kg (1200 g)");
    }
}
