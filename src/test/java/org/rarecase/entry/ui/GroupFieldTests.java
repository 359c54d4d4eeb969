package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.ui.Tone;

@ViewPackages(packages = "org.rarecase.entry.ui")
class GroupFieldTests extends BrowserlessTest {

    private static final FormDefinition THERAPY =
            FormFiles.with("therapy", """
                    - item: cycles
                      type: group
                      layout: table
                      minRows: 1
                      maxRows: 3
                      label: {en: Cycles}
                      items:
                        - {item: day, type: date, required: true, label: {en: Day}}
                        - {item: given, type: yes-no, default: yes, label: {en: Given}}
                        - {item: why, type: text, askedWhen: 'given = "no"', label: {en: Why not}}
                        - item: agents
                          type: group
                          label: {en: Agents}
                          items:
                            - {item: agent, type: text, label: {en: Agent}}
                            - {item: dose, type: integer, max: 100, label: {en: Dose}}
                    """).load().form(new FormKey("therapy"));

    private final List<String> answered = new ArrayList<>();
    private final AtomicInteger together = new AtomicInteger();
    private Evaluation evaluation;
    private EntryForm form;

    @BeforeEach
    void showForm() {
        show(Answers.NONE
                .with(ItemPath.parse("cycles[r1].day"), Answer.text("2024"))
                .with(ItemPath.parse("cycles[r1].agents[a].agent"), Answer.text("cisplatin"))
                .with(ItemPath.parse("cycles[r1].agents[b].agent"), Answer.text("etoposide"))
                .with(ItemPath.parse("cycles[r2].agents[a].agent"), Answer.text("vincristine")));
    }

    private void show(Answers answers) {
        evaluation = Evaluation.of(List.of(new FormContent(new FormInstanceId(1), THERAPY, answers)));
        EntrySettings settings = new EntrySettings(false, null, false, List.of());
        form = new EntryForm(evaluation, new FormInstanceId(1), settings, changes -> {
            together.set(changes.size());
            changes.forEach(
                    change -> answered.add(change.path() + " " + change.after().print()));
        });
        UI.getCurrent().removeAll();
        UI.getCurrent().add(form);
    }

    private List<String> agents() {
        return find(TextField.class, form).withLabel("Agent").all().stream()
                .map(TextField::getValue)
                .toList();
    }

    private void click(String ariaLabel, int index) {
        test(find(Button.class, form).withAriaLabel(ariaLabel).all().get(index)).click();
    }

    @Test
    void rowsStandInRows() {
        assertThat(agents()).containsExactly("cisplatin", "etoposide", "vincristine");
    }

    @Test
    void anInnerRowIsAddedToItsOwnOuterRow() {
        click("Add: Agents", 1);
        List<TextField> fields = find(TextField.class, form).withLabel("Agent").all();
        test(fields.getLast()).setValue("doxorubicin");

        assertThat(agents()).containsExactly("cisplatin", "etoposide", "vincristine", "doxorubicin");
        assertThat(answered).hasSize(1);
        assertThat(answered.getFirst()).startsWith("cycles[r2].agents[r1-").endsWith("].agent doxorubicin");
    }

    @Test
    void removingAnInnerRowLeavesTheOthersTheirKeys() {
        click("Remove from Agents", 0);
        test(find(Button.class).withText("Remove").single()).click();

        assertThat(answered).containsExactly("cycles[r1].agents[a] ");
        assertThat(agents()).containsExactly("etoposide", "vincristine");
        assertThat(evaluation.answers(new FormInstanceId(1)).all())
                .containsEntry(ItemPath.parse("cycles[r1].agents[b].agent"), Answer.text("etoposide"));
    }

    @Test
    void removingAnOuterRowTakesItsInnerRowsAlong() {
        click("Remove from Cycles", 0);
        test(find(Button.class).withText("Remove").single()).click();

        assertThat(agents()).containsExactly("vincristine");
        assertThat(form.focus(ItemPath.parse("cycles[r1].agents[a].agent"))).isFalse();
        assertThat(form.focus(ItemPath.parse("cycles[r2].agents[a].agent"))).isTrue();
    }

    @Test
    void anAddedRowHasItsDefaultsAndTellsThemWithItsFirstAnswer() {
        click("Add: Cycles", 0);

        assertThat(find(ComboBox.class, form).withLabel("Given").all().getLast().getValue())
                .isEqualTo("yes");
        assertThat(answered).as("a row with nothing but defaults is none").isEmpty();

        test(find(TextField.class, form).withLabel("Day").all().getLast()).setValue("2025");

        assertThat(answered)
                .extracting(line -> line.replaceFirst("r(\\d+)-\\w+", "r$1"))
                .containsExactly("cycles[r3].given yes", "cycles[r3].day 2025");
        assertThat(together).as("told of at once").hasValue(2);
    }

    @Test
    void aDefaultThatIsChangedIsTheFirstAnswerOfItsRow() {
        click("Add: Cycles", 0);

        test((ComboBox<?>) find(ComboBox.class, form).withLabel("Given").all().getLast())
                .selectItem("No");

        assertThat(answered).hasSize(1);
        assertThat(answered.getFirst()).endsWith(".given no");
    }

    @Test
    void anAddedRowIsRemovedWithoutAWordAsLongAsNothingWasEntered() {
        click("Add: Cycles", 0);
        click("Remove from Cycles", 2);

        assertThat(find(Button.class).withText("Remove").exists()).isFalse();
        assertThat(answered).isEmpty();
        assertThat(evaluation.answers(new FormInstanceId(1)).rows(ItemPath.of("cycles")))
                .hasSize(2);
    }

    @Test
    void anAddedRowOutlivesThatTheCaseIsReadAgain() {
        click("Add: Cycles", 0);

        evaluation = Evaluation.of(List.of(new FormContent(
                new FormInstanceId(1),
                THERAPY,
                Answers.NONE.with(ItemPath.parse("cycles[r1].day"), Answer.text("2024")))));
        form.use(evaluation, null);

        assertThat(find(ComboBox.class, form).withLabel("Given").all().getLast().getValue())
                .isEqualTo("yes");
        test(find(TextField.class, form).withLabel("Day").all().getLast()).setValue("2025");
        assertThat(answered).hasSize(2);
    }

    @Test
    void aRowWithNothingButDefaultsIsNoneOfThoseThatAreRequired() {
        show(Answers.NONE);
        click("Add: Cycles", 0);

        assertThat(form.answers().findings(ItemPath.of("cycles")))
                .as("at least one row")
                .hasSize(1);

        test(find(TextField.class, form).withLabel("Day").single()).setValue("2025");

        assertThat(form.answers().findings(ItemPath.of("cycles"))).isEmpty();
    }

    @Test
    void aDoubleClickAddsOneRow() {
        Button add = find(Button.class, form).withAriaLabel("Add: Cycles").single();
        ComponentUtil.fireEvent(add, clicked(add, 1));
        ComponentUtil.fireEvent(add, clicked(add, 2));

        assertThat(evaluation.answers(new FormInstanceId(1)).rows(ItemPath.of("cycles")))
                .hasSize(3);
    }

    private static ClickEvent<Button> clicked(Button button, int count) {
        return new ClickEvent<>(button, true, 0, 0, 0, 0, count, 0, false, false, false, false);
    }

    @Test
    void removingARowSaysWhatIsMarkedInIt() {
        form.setMarks(List.of(
                new FieldMark(ItemPath.parse("cycles[r1].day"), Tone.WARNING, "Query: answer due"),
                new FieldMark(ItemPath.parse("cycles[r2].given"), Tone.INFO, "Elsewhere")));

        click("Remove from Cycles", 0);

        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anySatisfy(text ->
                        assertThat(text).contains("Day: Query: answer due").doesNotContain("Elsewhere"));
        assertThat(answered).isEmpty();
    }

    @Test
    void thereAreNeverMoreOrFewerRowsThanPermitted() {
        assertThat(find(Button.class, form).withAriaLabel("Add: Cycles").all()).allMatch(Component::isVisible);
        click("Add: Cycles", 0);
        assertThat(find(Button.class, form).withAriaLabel("Add: Cycles").exists())
                .isFalse();

        show(Answers.NONE.with(ItemPath.parse("cycles[r1].day"), Answer.text("2024")));
        assertThat(find(Button.class, form)
                        .withAriaLabel("Remove from Cycles")
                        .single()
                        .isEnabled())
                .isFalse();
        click("Add: Cycles", 0);
        assertThat(find(Button.class, form).withAriaLabel("Remove from Cycles").all())
                .allMatch(Button::isEnabled);
    }

    @Test
    void aTableHasAColumnForEachItemThatIsAskedInAnyRow() {
        GroupField table = find(GroupField.class, form).all().getFirst();
        assertThat(table.hasClassName("rc-group-table")).isTrue();
        assertThat(heads()).containsExactly("Day", "Given");
        assertThat(find(TextField.class, form).withLabel("Why not").exists()).isFalse();

        ComboBox<?> given = find(ComboBox.class, form).withLabel("Given").all().getFirst();
        test(given).selectItem("No");

        assertThat(heads()).containsExactly("Day", "Given", "Why not");
        TextField why = find(TextField.class, form).withLabel("Why not").single();
        assertThat(why.getParent()
                        .flatMap(Component::getParent)
                        .orElseThrow()
                        .getElement()
                        .getAttribute("data-column"))
                .isEqualTo("3");
    }

    private List<String> heads() {
        return find(Div.class, form)
                .withClassName("rc-table-head")
                .all()
                .getFirst()
                .getChildren()
                .filter(Component::isVisible)
                .map(head -> head.getElement().getText())
                .toList();
    }

    @Test
    void anErrorStandsAtItsCell() {
        List<TextField> doses = find(TextField.class, form).withLabel("Dose").all();
        test(doses.get(1)).setValue("1000");

        assertThat(doses.get(1).isInvalid()).isTrue();
        assertThat(doses.get(0).isInvalid()).isFalse();
        assertThat(answered).containsExactly("cycles[r1].agents[b].dose 1000");
    }

    private TextArea pasteCycles(String table) {
        click("Paste table: Cycles", 0);
        TextArea source = find(TextArea.class).single();
        test(source).setValue(table);
        return source;
    }

    private void takeOver(int rows) {
        test(find(Button.class)
                        .withText(rows == 1 ? "Take over 1 row" : "Take over " + rows + " rows")
                        .single())
                .click();
    }

    @Test
    void aPastedTableIsReadByItsHeadsAndCodesByTheirLabels() {
        show(Answers.NONE);
        pasteCycles("Given\tComment\tDay\nNo\tsick\t3.2.2024\nyes\t\t04/2024\n");
        assertThat(evaluation.answers(new FormInstanceId(1)).all())
                .as("only a preview")
                .isEmpty();

        takeOver(2);

        assertThat(answered)
                .extracting(line -> line.replaceFirst("r(\\d+)-\\w+", "r$1"))
                .containsExactly(
                        "cycles[r1].day 2024-02-03",
                        "cycles[r1].given no",
                        "cycles[r2].day 2024-04",
                        "cycles[r2].given yes");
        assertThat(together).as("told of at once").hasValue(4);
    }

    @Test
    void aCellThatCannotBeReadStaysInThePreviewUntilItIsMended() {
        show(Answers.NONE);
        pasteCycles("2024\tmaybe\n2025\tno\n");
        takeOver(2);
        assertThat(answered).isEmpty();
        ComboBox<?> cell = find(ComboBox.class)
                .withCondition(list -> list.getAriaLabel().equals(Optional.of("Given, row 1")))
                .single();
        assertThat(cell.getValue()).as("nothing is chosen unasked").isNull();
        assertThat(cell.isInvalid()).isTrue();
        assertThat(pasted()).containsExactly("maybe", "no");

        test(cell).selectItem("Yes");
        takeOver(2);

        assertThat(answered).hasSize(4);
    }

    /** Cells that stand beside what is taken for them. */
    private List<String> pasted() {
        return find(Span.class).withClassName("rc-paste-cell").all().stream()
                .map(Span::getText)
                .toList();
    }

    @Test
    void aPastedCellStandsBesideWhatIsTakenForIt() {
        show(Answers.NONE);
        pasteCycles("2024\tYes\n3.2.2024\tNO\n");

        assertThat(pasted()).containsExactly("3.2.2024", "NO");
    }

    @Test
    void aPastedNumberThatMayBeThousandsIsAskedAbout() {
        List<Map<Item, Answer>> taken = new ArrayList<>();
        new PasteDialog(lesions(), 9, null, taken::addAll).with("1.500\n2.5\n").open();

        takeOver(2);
        assertThat(taken).isEmpty();

        TextField cell = find(TextField.class)
                .withCondition(field -> field.getAriaLabel().equals(Optional.of("Weight, row 1")))
                .single();
        assertThat(cell.getValue()).isEqualTo("1.500");
        assertThat(cell.getErrorMessage()).contains("Write 1.5 or 1500.");
        test(cell).setValue("1500");
        takeOver(2);

        assertThat(taken)
                .extracting(row -> row.values().iterator().next().print())
                .containsExactly("1500", "2.5");
    }

    private static Item.Group lesions() {
        return (Item.Group) FormFiles.with("form", """
                        - item: lesions
                          type: group
                          label: {en: Lesions}
                          items:
                            - {item: weight, type: decimal, label: {en: Weight}}
                        """)
                .load()
                .form(new FormKey("form"))
                .items()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTableThatIsLongerThanWhatCanBeStoredIsRefusedAtOnceAndStays() {
        List<Map<Item, Answer>> taken = new ArrayList<>();
        PasteDialog dialog = new PasteDialog(lesions(), 999, null, taken::addAll).with("1\n".repeat(1000));
        dialog.open();

        assertThat(message())
                .contains("more rows (1,000)", "room for (999)", "Nothing was taken over", "is still here");
        assertThat(find(Button.class).withText("Take over").single().isEnabled())
                .isFalse();
        assertThat(find(NativeTable.class).all()).isEmpty();
        assertThat(find(TextArea.class).single().getValue()).hasSize(2000);

        test(find(TextArea.class).single()).setValue("1\n2\n");
        takeOver(2);
        assertThat(taken).hasSize(2);
    }

    @Test
    void aTableThatNoGroupHoldsIsNotEvenDrawnWhereTheFormHasALimit() {
        pasteCycles("2021\n".repeat(1001));

        assertThat(message()).contains("more rows (1,001)", "room for (1)");
        assertThat(find(NativeTable.class).all()).isEmpty();
    }

    private String message() {
        return find(Paragraph.class).withClassName("rc-paste-message").single().getText();
    }

    @Test
    void noMoreRowsArePastedThanTheGroupHolds() {
        pasteCycles("2021\n2022\n2023\n");

        assertThat(find(Paragraph.class)
                        .withClassName("rc-paste-message")
                        .single()
                        .getText())
                .contains("1 of 3 rows");
        takeOver(1);

        assertThat(evaluation.answers(new FormInstanceId(1)).rows(ItemPath.of("cycles")))
                .hasSize(3);
    }
}
