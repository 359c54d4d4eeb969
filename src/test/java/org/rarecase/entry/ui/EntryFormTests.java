package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Change;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormContent;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;
import org.rarecase.study.TumourType;

@ViewPackages(packages = "org.rarecase.entry.ui")
class EntryFormTests extends BrowserlessTest {

    private static final FormInstanceId ENTRY = new FormInstanceId(7);
    private static final ItemPath WEIGHT = ItemPath.of("weight");
    private static final FormDefinition RESECTION =
            new FormFiles().file("core/resection.yaml", """
                    form: resection
                    version: 1
                    title: {en: Resection}
                    sections:
                      - section: specimen
                        title: {en: Specimen}
                        items:
                          - {item: weight, type: decimal, unit: g, min: 0.1, max: 5000, required: true, flavours: [unknown, not-done], label: {en: Tumour weight}}
                          - {item: day, type: date, label: {en: Day of surgery}}
                          - {item: functional, type: yes-no, label: {en: Hormonally active}}
                          - {item: hormone, type: text, askedWhen: 'functional = "yes"', label: {en: Which hormone}}
                          - {item: large, type: choice, codes: [small, large], derive: 'if weight > 200 then "large" else "small"', overridable: true, label: {en: Size class}}
                          - item: morphology
                            type: code
                            codes:
                              - {code: 8370/3, label: {en: Adrenal cortical carcinoma}}
                              - {code: 8370/0, label: {en: Adrenal cortical adenoma}}
                            label: {en: Morphology}
                      - section: stains
                        title: {en: Immunohistochemistry}
                        items:
                          - item: ihc
                            type: group
                            label: {en: Stains}
                            items:
                              - {item: marker, type: text, label: {en: Marker}}
                              - {item: percent, type: integer, max: 100, label: {en: Percent}}
                    checks:
                      - {check: heavy, item: weight, severity: warning, when: 'weight > 2000', message: {en: Please confirm the weight.}}
                    """).load().form(new FormKey("resection"));

    private final List<Change> answered = new ArrayList<>();
    private Evaluation evaluation;
    private EntryForm form;

    @BeforeEach
    void showForm() {
        show(Answers.NONE, false);
    }

    private void show(Answers answers, boolean readOnly) {
        answered.clear();
        evaluation = Evaluation.of(List.of(new FormContent(ENTRY, RESECTION, answers)));
        EntrySettings settings = new EntrySettings(readOnly, new TumourType("T03"), false, List.of());
        form = new EntryForm(evaluation, ENTRY, settings, answered::addAll);
        UI.getCurrent().removeAll();
        UI.getCurrent().add(form);
    }

    private TextField text(String label) {
        return find(TextField.class, form).withLabel(label).single();
    }

    /** Of a code or a text that cannot be changed. */
    private TextArea words(String label) {
        return find(TextArea.class, form).withLabel(label).single();
    }

    private NativeButton button(String ariaLabel) {
        return find(NativeButton.class, form).withAriaLabel(ariaLabel).single();
    }

    @Test
    void anItemAppearsWhenItIsAsked() {
        assertThat(find(TextField.class, form).withLabel("Which hormone").exists())
                .isFalse();

        chooseFunctional("yes");

        assertThat(find(TextField.class, form).withLabel("Which hormone").exists())
                .isTrue();
    }

    private void chooseFunctional(String value) {
        Choices functional =
                find(Choices.class, form).withLabel("Hormonally active").single();
        ClickedChoices.click(functional, value.equals("yes") ? "Yes" : "No");
    }

    @Test
    void anAnswerOutOfRangeIsKeptWithTheErrorAtItsField() {
        test(text("Tumour weight")).setValue("9000");

        assertThat(text("Tumour weight").isInvalid()).isTrue();
        assertThat(text("Tumour weight").getErrorMessage()).contains("5,000");
        assertThat(answered).containsExactly(new Change(WEIGHT, Answer.BLANK, Answer.number("9000")));
    }

    @Test
    void aWarningStandsInTheHelperOfItsField() {
        test(text("Tumour weight")).setValue("2500");

        assertThat(text("Tumour weight").isInvalid()).isFalse();
        assertThat(text("Tumour weight").getHelperComponent().getElement().getTextRecursively())
                .contains("Please confirm the weight.");
    }

    @Test
    void aCommaIsADecimalPoint() {
        test(text("Tumour weight")).setValue("12,5");

        assertThat(answered).containsExactly(new Change(WEIGHT, Answer.BLANK, Answer.number("12.5")));
        assertThat(text("Tumour weight").getValue()).isEqualTo("12.5");
    }

    @Test
    void whatIsNoNumberStaysAsTypedAndIsNoAnswer() {
        test(text("Tumour weight")).setValue("150");
        answered.clear();

        test(text("Tumour weight")).setValue("about 160");

        assertThat(text("Tumour weight").getValue()).isEqualTo("about 160");
        assertThat(text("Tumour weight").getErrorMessage()).contains("not saved");
        assertThat(form.unreadable()).containsExactly(WEIGHT);
        assertThat(answered).isEmpty();
        assertThat(evaluation.answers(ENTRY).get(WEIGHT)).isEqualTo(Answer.number("150"));

        test(text("Tumour weight")).setValue("160");

        assertThat(form.unreadable()).isEmpty();
        assertThat(text("Tumour weight").isInvalid()).isFalse();
    }

    @Test
    void aDateIsShownAsItWasUnderstood() {
        test(text("Day of surgery")).setValue("5/2024");

        assertThat(text("Day of surgery").getValue()).isEqualTo("May 2024");
        assertThat(answered).extracting(Change::after).containsExactly(new Answer.Text("2024-05"));
    }

    @Test
    void aReasonForNoValueReplacesTheValueAndAValueReplacesTheReason() {
        test(text("Tumour weight")).setValue("150");

        test(button("Tumour weight: Not done")).click();

        assertThat(text("Tumour weight").getValue()).isEmpty();
        assertThat(button("Tumour weight: Not done").getElement().getAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(evaluation.answers(ENTRY).get(WEIGHT)).isEqualTo(Answer.missing(NullFlavour.NOT_DONE));

        test(text("Tumour weight")).setValue("150");

        assertThat(button("Tumour weight: Not done").getElement().getAttribute("aria-pressed"))
                .isEqualTo("false");
    }

    @Test
    void aRequiredItemIsCalledMissingOnlyAfterItWasLeftEmptyOrAskedFor() {
        assertThat(text("Tumour weight").isRequiredIndicatorVisible()).isTrue();
        assertThat(text("Tumour weight").isInvalid()).isFalse();

        form.showMissing();

        assertThat(text("Tumour weight").isInvalid()).isTrue();
    }

    @Test
    void aDerivedValueFollowsAndCanBeOverriddenWithAReason() {
        test(text("Tumour weight")).setValue("250");
        assertThat(words("Size class").getValue()).isEqualTo("large");
        assertThat(words("Size class").isReadOnly()).isTrue();

        test(button("Override: Size class")).click();
        Dialog dialog = find(Dialog.class).single();
        chooseSize(dialog, "small");
        Button confirm = find(Button.class, dialog).withText("Override").single();
        test(confirm).click();

        assertThat(dialog.isOpened()).as("no reason was given").isTrue();

        test(find(TextArea.class, dialog).single()).setValue("weighed with fat");
        test(confirm).click();

        assertThat(dialog.isOpened()).isFalse();
        assertThat(answered.getLast().after())
                .isEqualTo(new Answer.Overridden(new Answer.Text("small"), "weighed with fat"));
        assertThat(words("Size class").getValue()).isEqualTo("small");
        assertThat(words("Size class").getHelperComponent().getElement().getTextRecursively())
                .contains("weighed with fat")
                .contains("large");

        test(button("Use calculated: Size class")).click();

        assertThat(words("Size class").getValue()).isEqualTo("large");
    }

    private void chooseSize(Dialog dialog, String label) {
        ClickedChoices.click(find(Choices.class, dialog).single(), label);
    }

    @SuppressWarnings("unchecked")
    @Test
    void aCodeIsFoundByPartsOfItsCodeAndItsLabel() {
        ComboBox<String> morphology = find(ComboBox.class, form).single();

        test(morphology).setFilter("adre carc");

        assertThat(test(morphology).getSuggestions()).containsExactly("8370/3  Adrenal cortical carcinoma");
    }

    @Test
    void rowsKeepTheirKeysWhenOneIsRemoved() {
        Answers rows = Answers.NONE
                .with(ItemPath.inRow("ihc", "r1", "marker"), Answer.text("SF1"))
                .with(ItemPath.inRow("ihc", "r2", "percent"), Answer.number("40"))
                .with(ItemPath.inRow("ihc", "r3", "marker"), Answer.text("Ki-67"));
        show(rows, false);

        test(find(Button.class, form).withAriaLabel("Remove from Stains").all().get(1))
                .click();
        test(find(Button.class).withText("Remove").single()).click();

        assertThat(answered).extracting(Change::path).containsExactly(ItemPath.row("ihc", "r2"));
        assertThat(evaluation.answers(ENTRY).rows("ihc")).containsExactly("r1", "r3");
        assertThat(find(TextField.class, form).withLabel("Marker").all())
                .extracting(TextField::getValue)
                .containsExactly("SF1", "Ki-67");
    }

    @Test
    void anAddedRowIsToldOfWithItsFirstAnswer() {
        test(find(Button.class, form).withAriaLabel("Add: Stains").single()).click();
        assertThat(answered).isEmpty();

        test(text("Percent")).setValue("30");

        assertThat(answered).hasSize(1);
        assertThat(answered.getFirst().path().group()).isEqualTo("ihc");
        assertThat(answered.getFirst().path().row()).startsWith("r1-");
    }

    @Test
    void aCalculatedFieldIsNoStopOfTabButItsButtonToOverrideIs() {
        assertThat(words("Size class").getTabIndex()).isEqualTo(-1);
        assertThat(text("Tumour weight").getElement().hasAttribute("tabindex")).isFalse();
        assertThat(button("Override: Size class").getTabIndex()).isZero();
    }

    @Test
    void wordsThatAreOnlyReadStandThereOnAsManyLinesAsTheyTake() {
        String words = "A value of a hundred letters and more ".repeat(5).strip();
        show(
                Answers.NONE
                        .with(ItemPath.of("functional"), new Answer.Text("yes"))
                        .with(ItemPath.of("hormone"), Answer.text(words)),
                true);

        assertThat(words("Which hormone").getValue()).isEqualTo(words);
        assertThat(words("Which hormone").getMinRows()).isEqualTo(1);
        assertThat(words("Morphology").isReadOnly()).isTrue();
    }

    @Test
    void nothingCanBeChangedInAReadOnlyForm() {
        show(Answers.NONE.with(WEIGHT, Answer.number("150")), true);

        assertThat(find(TextField.class, form).all()).allMatch(TextField::isReadOnly);
        assertThat(find(TextArea.class, form).all()).isNotEmpty().allMatch(TextArea::isReadOnly);
        assertThat(find(Button.class, form).all()).isEmpty();
        assertThat(find(NativeButton.class, form).all()).noneMatch(NativeButton::isEnabled);
    }

    @Test
    void answersReadAgainReplaceThoseShownButNotWhatIsBeingCorrected() {
        test(text("Tumour weight")).setValue("about 160");
        Evaluation read = Evaluation.of(List.of(new FormContent(
                ENTRY, RESECTION, Answers.NONE.with(ItemPath.of("day"), new Answer.Text("2024-05-17")))));

        form.use(read, null);

        assertThat(text("Day of surgery").getValue()).isEqualTo("17 May 2024");
        assertThat(text("Tumour weight").getValue()).isEqualTo("about 160");
    }

    @Test
    void aPauseInTypingDoesNotKeepTheAnswerFromBeingStored() {
        form.answers().typed(WEIGHT, Answer.number("250"));

        test(text("Tumour weight")).setValue("250");

        assertThat(answered).containsExactly(new Change(WEIGHT, Answer.BLANK, Answer.number("250")));
    }

    @Test
    void whatIsTypedShowsItsConsequencesBeforeTheFieldIsLeft() {
        form.answers().typed(WEIGHT, Answer.number("250"));

        assertThat(words("Size class").getValue()).isEqualTo("large");
        assertThat(answered).isEmpty();

        form.answers().answered(WEIGHT, Answer.number("250"));

        assertThat(answered).containsExactly(new Change(WEIGHT, Answer.BLANK, Answer.number("250")));
        assertThat(evaluation.effective(new ItemRef(ENTRY, ItemPath.of("large"))))
                .isEqualTo(new Answer.Text("large"));
    }
}
