package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase.CustomValueSetEvent;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormContent;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.study.TumourType;

/** Codes that were chosen before a new version, or another tumour type, took them from the list. */
@ViewPackages(packages = "org.rarecase.entry.ui")
@SuppressWarnings("unchecked")
class DroppedCodeTests extends BrowserlessTest {

    private static final ItemPath SITES = ItemPath.of("sites");
    private static final FormDefinition FORM =
            FormFiles.with("extent", """
                    - item: sites
                      type: multiple-choice
                      forTumourType: true
                      codes:
                        - {code: lung, label: {en: Lung}}
                        - {code: liver, label: {en: Liver}}
                        - {code: bone, label: {en: Bone}, tumours: [T03]}
                      label: {en: Sites}
                    - item: side
                      type: choice
                      forTumourType: true
                      codes:
                        - {code: left, label: {en: Left}}
                        - {code: right, label: {en: Right}}
                        - {code: both, label: {en: Both}, tumours: [T03]}
                      label: {en: Side}
                    - {item: agents, type: multiple-choice, codes: [a1, a2, a3, a4, a5, a6, a7, a8, a9], label: {en: Agents}}
                    - {item: stage, type: choice, codes: [I, II, IIIA, IIIB, IVA, IVB], label: {en: Stage}}
                    """).load().form(new FormKey("extent"));

    private final List<String> answered = new ArrayList<>();
    private EntryForm form;

    @BeforeEach
    void showForm() {
        show(
                Answers.NONE
                        .with(SITES, Answer.codes("lung", "spleen"))
                        .with(ItemPath.of("side"), Answer.text("middle"))
                        .with(ItemPath.of("agents"), Answer.codes("a1", "b1"))
                        .with(ItemPath.of("stage"), Answer.text("IIIA")),
                null);
    }

    private void show(Answers answers, TumourType type) {
        answered.clear();
        form = new EntryForm(
                Evaluation.of(List.of(new FormContent(new FormInstanceId(1), FORM, answers))),
                new FormInstanceId(1),
                new EntrySettings(false, type, false, List.of()),
                changes -> changes.forEach(change ->
                        answered.add(change.path() + " " + change.after().print())));
        UI.getCurrent().removeAll();
        UI.getCurrent().add(form);
    }

    private Choices sites() {
        return find(Choices.class, form).withLabel("Sites").single();
    }

    private Choices side() {
        return find(Choices.class, form).withLabel("Side").single();
    }

    private MultiSelectComboBox<String> agents() {
        return find(MultiSelectComboBox.class, form).single();
    }

    private ComboBox<String> stage() {
        return find(ComboBox.class, form).withLabel("Stage").single();
    }

    @Test
    void aTickedCodeThatIsNotOfferedAnyMoreIsShownMarkedAndCanBeUnticked() {
        assertThat(ClickedChoices.labels(sites()))
                .containsExactly("Lung", "Liver", "Bone", "spleen (no longer offered)");
        assertThat(sites().getValue()).containsExactlyInAnyOrder("lung", "spleen");

        ClickedChoices.click(sites(), "spleen (no longer offered)");

        assertThat(answered).containsExactly("sites lung");
        assertThat(form.answers().findings(SITES)).isEmpty();
        assertThat(sites().isInvalid()).isFalse();
    }

    @Test
    void aChosenButtonThatIsNotOfferedAnyMoreIsShownMarked() {
        assertThat(ClickedChoices.labels(side()))
                .containsExactly("Left", "Right", "Both", "middle (no longer offered)");
        assertThat(side().getValue()).containsExactly("middle");

        ClickedChoices.click(side(), "Left");

        assertThat(answered).containsExactly("side left");
        assertThat(form.answers().findings(ItemPath.of("side"))).isEmpty();
    }

    @Test
    void anotherTumourTypeLeavesWhatWasChosenAndMarksIt() {
        Answers answers = Answers.NONE.with(SITES, Answer.codes("bone")).with(ItemPath.of("side"), Answer.text("both"));
        show(answers, new TumourType("T03"));
        assertThat(ClickedChoices.labels(sites())).containsExactly("Lung", "Liver", "Bone");

        form.use(Evaluation.of(List.of(new FormContent(new FormInstanceId(1), FORM, answers))), new TumourType("T05"));

        assertThat(ClickedChoices.labels(sites())).containsExactly("Lung", "Liver", "Bone (no longer offered)");
        assertThat(sites().getValue()).containsExactly("bone");
        assertThat(ClickedChoices.labels(side())).containsExactly("Left", "Right", "Both (no longer offered)");
        assertThat(side().getValue()).containsExactly("both");

        ClickedChoices.click(sites(), "Bone (no longer offered)");

        assertThat(answered).containsExactly("sites ");
    }

    @Test
    void nothingCanBeChosenButWhatIsShownAndOfRadioButtonsOnlyOne() {
        ClickedChoices.send(sites(), Set.of("kidney"));
        ClickedChoices.send(side(), Set.of("left", "right"));

        assertThat(answered).isEmpty();
        assertThat(sites().getValue()).containsExactlyInAnyOrder("lung", "spleen");
        assertThat(side().getValue()).containsExactly("middle");
    }

    @Test
    void aChosenEntryOfALongListIsMarkedToo() {
        assertThat(Stream.of("a1", "b1").map(agents().getItemLabelGenerator()::apply))
                .containsExactly("a1", "b1 (no longer offered)");
    }

    private void type(ComboBox<String> list, String text) {
        ComponentUtil.fireEvent(list, new CustomValueSetEvent<>(list, true, text));
    }

    private void type(MultiSelectComboBox<String> list, String text) {
        ComponentUtil.fireEvent(list, new CustomValueSetEvent<>(list, true, text));
    }

    @Test
    void aTypedTextThatIsNotInTheListChangesNothingAndSaysWhatStays() {
        type(stage(), "IV");

        assertThat(answered).isEmpty();
        assertThat(stage().getValue()).isEqualTo("IIIA");
        assertThat(stage().getErrorMessage())
                .contains("“IV” is not in the list")
                .contains("IVA, IVB")
                .endsWith("The answer is still IIIA.");
        assertThat(form.unreadable()).containsExactly(ItemPath.of("stage"));

        type(stage(), "ivb");

        assertThat(answered).containsExactly("stage IVB");
        assertThat(stage().isInvalid()).isFalse();
        assertThat(form.unreadable()).isEmpty();
    }

    @Test
    void choosingFromTheListPutsATypedTextRight() {
        type(stage(), "IV");

        test(stage()).selectItem("IVA");

        assertThat(answered).containsExactly("stage IVA");
        assertThat(form.unreadable()).isEmpty();
    }

    @Test
    void aCodeTypedIntoAListOfSeveralJoinsThoseChosen() {
        type(agents(), "A3");
        assertThat(answered).containsExactly("agents a1, a3, b1");

        type(agents(), "a");

        assertThat(answered).hasSize(1);
        assertThat(agents().getValue()).isEqualTo(Set.of("a1", "a3", "b1"));
        assertThat(agents().getErrorMessage()).contains("“a” is not in the list");

        type(agents(), "");

        assertThat(agents().isInvalid())
                .as("still holds a code that the list has dropped")
                .isTrue();
        assertThat(form.unreadable()).isEmpty();
    }
}
