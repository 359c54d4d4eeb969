package org.rarecase.casebook.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase.CustomValueSetEvent;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldTester;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.StateNode;
import com.vaadin.flow.internal.StateTree;
import com.vaadin.flow.internal.nodefeature.ElementData;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.FormNumbers;
import org.rarecase.casebook.ui.list.CaseListView;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.form.code.Code;
import org.rarecase.query.QueryRaising;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.ReadPage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RarecaseIntegrationTest
@ViewPackages(packages = "org.rarecase.casebook.ui")
class CaseViewIntegrationTests extends SpringBrowserlessTest {

    private static final String BLOCKED = "Why this step is blocked";

    private static final ItemPath BIRTH = ItemPath.of("date_of_birth");
    private static final ItemPath DIAGNOSED = ItemPath.of("date_of_diagnosis");
    private static final ItemPath HEIGHT = ItemPath.of("height");

    @Autowired
    Casebook casebook;

    @Autowired
    Registry registry;

    @Autowired
    QueryRaising raising;

    @Autowired
    FormNumbers numbers;

    private final JdbcClient owner = JdbcClient.create(TestMySql.asOwner());
    private CaseId id;

    @BeforeEach
    void registerCase() {
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
    }

    @AfterEach
    void accept() {
        owner.sql("DROP TRIGGER IF EXISTS refuse_birth").update();
    }

    /** The database takes every item but one. */
    private void refuseBirth() {
        owner.sql("""
                CREATE TRIGGER refuse_birth BEFORE INSERT ON audit_entry FOR EACH ROW
                IF NEW.item_path = 'date_of_birth' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused by a test'; END IF
                """).update();
    }

    private FormInstance entry(String form) {
        return registry.as(
                registry.anna(),
                () -> casebook.open(id).entries().stream()
                        .filter(entry -> entry.form().key().value().equals(form))
                        .findFirst()
                        .orElseThrow());
    }

    private void show(String form) {
        navigate(CaseNavigation.address(id, entry(form).id()), CaseView.class);
    }

    private Answer stored(ItemPath path) {
        return entry("demographics").answers().get(path);
    }

    private TextField text(String label) {
        return find(TextField.class).withLabel(label).single();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    /** The first button of this name. */
    private void press(String name) {
        test(find(Button.class)
                        .withCondition(
                                button -> button.getAriaLabel().orElse("").equals(name))
                        .all()
                        .getFirst())
                .click();
    }

    private List<String> saveStates() {
        return find(Span.class).withClassName("rc-save-state").all().stream()
                .map(Span::getText)
                .toList();
    }

    private void submitted() {
        owner.sql("UPDATE casebook_case SET state = 'SUBMITTED', submitted_before = TRUE WHERE id = ?")
                .param(id.value())
                .update();
    }

    @Test
    void anAnswerIsSavedWhenItsFieldIsLeft() {
        registry.run(registry.anna(), () -> {
            show("demographics");

            test(text("Height")).setValue("99,5");

            assertThat(saveStates()).containsExactly("Saved");
            assertThat(stored(HEIGHT)).isEqualTo(Answer.number("99.5"));
        });
    }

    @Test
    void whatOneRequestBringsIsStoredInOneTransactionAndUndoneOneByOne() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            var height = new Typing(text("Height"));
            var birth = new Typing(text("Date of birth"));
            var followed = new AtomicInteger();
            ComponentUtil.addListener(UI.getCurrent(), EvaluationChanged.class, changed -> followed.incrementAndGet());
            List<String> statements = Statements.during(() -> {
                height.type("99.5");
                birth.type("2020");
                roundTrip();
            });

            assertThat(statements)
                    .filteredOn(statement -> statement.contains("SET e.answers"))
                    .hasSize(1);
            assertThat(followed)
                    .as("what is around the form follows both at once")
                    .hasValue(1);
            assertThat(saveStates()).containsExactly("Saved", "Saved");
            assertThat(stored(HEIGHT)).isEqualTo(Answer.number("99.5"));
            assertThat(stored(BIRTH)).isNotEqualTo(Answer.BLANK);

            undoMyLast();
            assertThat(stored(HEIGHT)).isEqualTo(Answer.number("99.5"));
            assertThat(stored(BIRTH)).isEqualTo(Answer.BLANK);
        });
    }

    @Test
    void anAnswerThatCannotBeStoredHoldsUpNoOtherOfTheSameRequest() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            var height = new Typing(text("Height"));
            var birth = new Typing(text("Date of birth"));
            saveElsewhere(HEIGHT, "", "95");
            height.type("99.5");
            birth.type("2020");
            roundTrip();

            assertThat(stored(HEIGHT)).isEqualTo(Answer.number("95"));
            assertThat(stored(BIRTH)).isNotEqualTo(Answer.BLANK);
            assertThat(text("Height").getValue()).as("what was typed").isEqualTo("99.5");
            assertThat(saveStates()).containsExactlyInAnyOrder("Not saved", "Saved");
        });
    }

    @Test
    void anAnswerThatLeavesAllCountsAsTheyAreChangesNothingAroundTheForm() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            test(text("Height")).setValue("99");
            changedElements();

            test(text("Height")).setValue("98");

            assertThat(changedElements()).isNotEmpty().allMatch(changed -> isWithin(changed, "rc-entry-form"));
        });
    }

    /** What has changed since this was asked last. */
    private static List<Element> changedElements() {
        StateTree tree = UI.getCurrent().getInternals().getStateTree();
        tree.runExecutionsBeforeClientResponse();
        Set<StateNode> nodes = new LinkedHashSet<>();
        tree.collectChanges(change -> nodes.add(change.getNode()));
        return nodes.stream()
                .filter(node -> node.isAttached() && node.hasFeature(ElementData.class))
                .map(Element::get)
                .toList();
    }

    private static boolean isWithin(Element element, String tag) {
        return element.getTag().equals(tag) || element.getParent() != null && isWithin(element.getParent(), tag);
    }

    /** Types without sending what was typed before. */
    private static final class Typing extends TextFieldTester<TextField, String> {

        Typing(TextField field) {
            super(field);
        }

        void type(String text) {
            setValueAsUser(text);
        }
    }

    @Test
    void aRefusedSaveKeepsWhatWasTypedSaysSoAndCanBeTriedAgain() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            refuseBirth();

            test(text("Date of birth")).setValue("2020");

            assertThat(text("Date of birth").getValue()).isEqualTo("2020");
            assertThat(saveStates()).containsExactly("Not saved");
            assertThat(ReadPage.said("alert")).singleElement().asString().contains("Nothing of it was stored");
            assertThat(stored(BIRTH)).isEqualTo(Answer.BLANK);

            accept();
            test(button("Try again")).click();

            assertThat(stored(BIRTH)).isEqualTo(Answer.text("2020"));
            assertThat(saveStates()).containsExactly("Saved");
            assertThat(find(UnsavedChangesBar.class).exists()).isFalse();
        });
    }

    @Test
    void afterSubmissionChangesAreSavedTogetherOrNotAtAll() {
        submitted();
        registry.run(registry.anna(), () -> {
            show("demographics");
            test(text("Height")).setValue("99.5");
            test(text("Date of birth")).setValue("2020");
            assertThat(saveStates()).containsExactly("Not saved yet", "Not saved yet");
            assertThat(stored(HEIGHT)).isEqualTo(Answer.BLANK);

            test(button("Save")).click();

            assertThat(reason().isInvalid()).as("a reason is missing").isTrue();

            refuseBirth();
            test(reason()).selectItem("New information from the source");
            test(button("Save")).click();

            assertThat(stored(HEIGHT)).isEqualTo(Answer.BLANK);
            assertThat(text("Height").getValue()).isEqualTo("99.5");
            assertThat(saveStates()).containsExactly("Not saved", "Not saved");

            accept();
            test(button("Try again")).click();

            assertThat(stored(HEIGHT)).isEqualTo(Answer.number("99.5"));
            assertThat(stored(BIRTH)).isEqualTo(Answer.text("2020"));
        });
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Code> reason() {
        return find(ComboBox.class).withLabel("Reason for the change").single();
    }

    @Test
    void wordsTypedAsAReasonAreTheReasonAndAreNotLost() {
        submitted();
        registry.run(registry.anna(), () -> {
            show("demographics");
            test(text("Height")).setValue("99.5");

            ComponentUtil.fireEvent(reason(), new CustomValueSetEvent<>(reason(), true, " Scale was broken "));

            assertThat(reason().getValue().value()).isEqualTo("other");
            assertThat(text("Details").getValue()).isEqualTo("Scale was broken");
            ComponentUtil.fireEvent(reason(), new CustomValueSetEvent<>(reason(), true, "seen again"));
            assertThat(text("Details").getValue()).isEqualTo("Scale was broken; seen again");
            assertThat(stored(HEIGHT)).as("not before it is confirmed").isEqualTo(Answer.BLANK);

            test(button("Save")).click();

            assertThat(reasonInTrail("height")).isEqualTo("Other reason: Scale was broken; seen again");
        });
    }

    @Test
    void aReasonOfTheListIsNotWordsWhateverItsLetters() {
        submitted();
        registry.run(registry.anna(), () -> {
            show("demographics");
            test(text("Height")).setValue("99.5");
            List<String> labels = reason().getListDataView()
                    .getItems()
                    .map(code -> code.label().english())
                    .toList();

            ComponentUtil.fireEvent(
                    reason(),
                    new CustomValueSetEvent<>(reason(), true, labels.getFirst().toUpperCase(Locale.ROOT)));

            assertThat(reason().getValue().label().english()).isEqualTo(labels.getFirst());
            assertThat(text("Details").getValue()).isEmpty();
        });
    }

    @Test
    void anotherReasonIsToldInWordsAndStandsInTheTrail() {
        submitted();
        registry.run(registry.anna(), () -> {
            show("demographics");
            test(text("Height")).setValue("99.5");
            test(text("Date of birth")).setValue("2020");
            test(reason()).selectItem("Other reason");
            test(button("Save")).click();

            assertThat(text("Details").isInvalid()).as("words are missing").isTrue();
            assertThat(text("Details").getErrorMessage()).startsWith("Say in a few words why.");
            assertThat(saveStates()).containsExactly("Not saved yet", "Not saved yet");
            assertThat(stored(HEIGHT)).isEqualTo(Answer.BLANK);

            test(text("Details")).setValue("Scale was broken");
            test(button("Save")).click();

            assertThat(stored(HEIGHT)).isEqualTo(Answer.number("99.5"));
            assertThat(reasonInTrail("height")).isEqualTo("Other reason: Scale was broken");
            assertThat(reasonInTrail("date_of_birth")).isEqualTo("Other reason: Scale was broken");
        });
    }

    private String reasonInTrail(String item) {
        return owner.sql("SELECT reason FROM audit_entry WHERE case_id = ? AND item_path = ? ORDER BY id DESC LIMIT 1")
                .params(id.value(), item)
                .query(String.class)
                .single();
    }

    @Test
    void correctionsOfSeveralFormsAreSavedTogetherOrNotAtAll() {
        submitted();
        registry.run(registry.anna(), () -> {
            show("diagnosis");
            test(text("Date of diagnosis")).setValue("2021");
            show("demographics");
            test(text("Date of birth")).setValue("2020");
            refuseBirth();
            test(reason()).selectItem("Transcription error");
            test(button("Save")).click();

            assertThat(entry("diagnosis").answers().get(DIAGNOSED)).isEqualTo(Answer.BLANK);

            accept();
            test(button("Try again")).click();

            assertThat(entry("diagnosis").answers().get(DIAGNOSED)).isEqualTo(Answer.text("2021"));
            assertThat(stored(BIRTH)).isEqualTo(Answer.text("2020"));
        });
    }

    @Test
    void whoDidNotSeeThatTheCaseWasSubmittedIsAskedForAReasonThen() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            submitted();

            test(text("Height")).setValue("99.5");

            assertThat(text("Height").getValue()).isEqualTo("99.5");
            assertThat(stored(HEIGHT)).isEqualTo(Answer.BLANK);

            test(reason()).selectItem("New information from the source");
            test(button("Try again")).click();

            assertThat(stored(HEIGHT)).isEqualTo(Answer.number("99.5"));
        });
    }

    @Test
    void aStepIsNotTakenWhileAnAnswerIsNotSaved() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            refuseBirth();
            test(text("Date of birth")).setValue("2020");

            test(button("Submit case")).click();

            assertThat(ReadPage.texts("region", BLOCKED))
                    .as("the process was asked")
                    .isEmpty();
            assertThat(text("Date of birth").getValue()).isEqualTo("2020");
            assertThat(ReadPage.said("alert"))
                    .anySatisfy(refusal -> assertThat(refusal)
                            .startsWith("“Submit case” was not done")
                            .endsWith("Demographics · Date of birth"));
            assertThat(find(Notification.class).exists())
                    .as("a message in a corner")
                    .isFalse();

            accept();
            test(button("Submit case")).click();

            assertThat(stored(BIRTH)).isEqualTo(Answer.text("2020"));
            assertThat(ReadPage.texts("region", BLOCKED)).hasSize(1);
            assertThat(ReadPage.said("alert"))
                    .as("its reason has ended")
                    .noneMatch(alert -> alert.startsWith("“Submit case”"));
            assertThat(find(Notification.class).exists()).isFalse();
        });
    }

    @Test
    void undoingCollectedChangesShowsWhatIsStored() {
        saveElsewhere(HEIGHT, "", "90");
        submitted();
        registry.run(registry.anna(), () -> {
            show("demographics");
            test(text("Height")).setValue("99.5");

            test(button("Discard")).click();

            assertThat(text("Height").getValue()).isEqualTo("90");
            assertThat(find(UnsavedChangesBar.class).exists()).isFalse();
        });
    }

    private void undoMyLast() {
        press("Undo my last change in this form (Ctrl+Alt+Z)");
    }

    @Test
    void theLastChangeOfAFormIsUndoneAsACorrection() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            test(text("Height")).setValue("90");
            test(text("Height")).setValue("99.5");

            Component head = find(PageHeader.class).single();

            undoMyLast();

            assertThat(text("Height").getValue()).isEqualTo("90");
            assertThat(stored(HEIGHT)).isEqualTo(Answer.number("90"));
            assertThat(reasonInTrail("height")).isEqualTo("undone");
            assertThat(find(PageHeader.class).single())
                    .as("the page is not rendered anew")
                    .isSameAs(head);

            undoMyLast();
            undoMyLast();

            assertThat(stored(HEIGHT)).isEqualTo(Answer.BLANK);
        });
    }

    @Test
    void anUndoIsRefusedIfSomebodyChangedTheAnswerSince() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            test(text("Height")).setValue("90");
            roundTrip();
            saveElsewhere(HEIGHT, "90", "95");

            undoMyLast();

            assertThat(stored(HEIGHT)).isEqualTo(Answer.number("95"));
            assertThat(text("Height").getValue()).isEqualTo("95");
            assertThat(ReadPage.said("status")).as("told at the field").anyMatch(told -> told.startsWith("Not undone"));
        });
    }

    @Test
    void aCorrectionThatWaitsForItsReasonIsUndoneAtItsFieldAlone() {
        saveElsewhere(HEIGHT, "", "90");
        submitted();
        registry.run(registry.anna(), () -> {
            show("demographics");
            test(text("Date of birth")).setValue("2020");
            test(text("Height")).setValue("99.5");

            undoMyLast();

            assertThat(text("Height").getValue()).isEqualTo("90");
            assertThat(text("Date of birth").getValue()).isEqualTo("2020");
            assertThat(saveStates()).containsExactly("Not saved yet");
        });
    }

    @Test
    void anUndoAfterSubmissionAsksForAReason() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            test(text("Height")).setValue("90");
            roundTrip();
            submitted();

            undoMyLast();

            assertThat(text("Height").getValue()).isEmpty();
            assertThat(stored(HEIGHT)).isEqualTo(Answer.number("90"));

            test(reason()).selectItem("Transcription error");
            test(button("Save")).click();

            assertThat(stored(HEIGHT)).isEqualTo(Answer.BLANK);
        });
    }

    @Test
    void aRemovedRowComesBackWithItsAnswers() {
        ItemPath value = ItemPath.inRow("pseudonyms", "r1", "pseudonym");
        registry.run(registry.anna(), () -> {
            casebook.save(
                    id, entry("registration").id(), List.of(new Change(value, Answer.BLANK, Answer.text("K7"))), null);
            show("registration");
            press("Remove from External pseudonyms");
            test(button("Remove")).click();
            assertThat(entry("registration").answers().get(value)).isEqualTo(Answer.BLANK);

            undoMyLast();

            assertThat(entry("registration").answers().get(value)).isEqualTo(Answer.text("K7"));
        });
    }

    private void saveElsewhere(ItemPath path, String before, String after) {
        Answer old = before.isEmpty() ? Answer.BLANK : Answer.number(before);
        registry.run(
                registry.anna(),
                () -> casebook.save(
                        id, entry("demographics").id(), List.of(new Change(path, old, Answer.number(after))), null));
    }

    @SuppressWarnings("unchecked")
    @Test
    void whereTwoPeopleChangedTheSameItemBothAnswersAreShown() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            saveElsewhere(HEIGHT, "", "90");

            test(text("Height")).setValue("99.5");

            Dialog dialog = find(Dialog.class).single();
            RadioButtonGroup<Object> choice =
                    find(RadioButtonGroup.class, dialog).single();
            assertThat(stored(HEIGHT)).isEqualTo(Answer.number("90"));

            test(choice).selectItem("Yours: 99.5 cm");
            test(find(Button.class, dialog).withText("Keep the chosen").single())
                    .click();

            assertThat(stored(HEIGHT)).isEqualTo(Answer.number("99.5"));
        });
    }

    @SuppressWarnings("unchecked")
    @Test
    void theAnswerOfTheOtherPersonCanBeKept() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            saveElsewhere(HEIGHT, "", "90");
            test(text("Height")).setValue("99.5");

            Dialog dialog = find(Dialog.class).single();
            RadioButtonGroup<Object> choice =
                    find(RadioButtonGroup.class, dialog).single();
            String theirs = choice.getListDataView()
                    .getItems()
                    .map(choice.getItemLabelGenerator()::apply)
                    .filter(label -> label.startsWith("anna, ") && label.endsWith(" UTC: 90 cm"))
                    .findFirst()
                    .orElseThrow();
            test(choice).selectItem(theirs);
            test(find(Button.class, dialog).withText("Keep the chosen").single())
                    .click();

            assertThat(text("Height").getValue()).isEqualTo("90");
            assertThat(stored(HEIGHT)).isEqualTo(Answer.number("90"));
        });
    }

    @SuppressWarnings("unchecked")
    @Test
    void whoCorrectsAnEntryThatSomebodyRemovedIsToldSo() {
        ItemPath row = ItemPath.parse("pseudonyms[r1]");
        registry.run(registry.anna(), () -> {
            saveRegistration(new Change(row.toItem("pseudonym"), Answer.BLANK, Answer.text("K7")));
            show("registration");
            saveRegistration(new Change(row, Answer.text("K7"), Answer.BLANK));

            test(text("Pseudonym")).setValue("K8");

            RadioButtonGroup<Object> choice =
                    find(RadioButtonGroup.class, find(Dialog.class).single()).single();
            assertThat(choice.getListDataView().getItems().map(choice.getItemLabelGenerator()::apply))
                    .anyMatch(label -> label.contains("the entry was removed"))
                    .noneMatch(label -> label.contains("no answer"));
        });
    }

    private void saveRegistration(Change change) {
        casebook.save(id, entry("registration").id(), List.of(change), null);
    }

    @Test
    void beforeLeavingTheFieldThatIsNotSavedIsNamedAndLedTo() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            test(text("Height")).setValue("about 90");

            UI.getCurrent().navigate(CaseListView.class);

            Dialog dialog = find(Dialog.class).single();
            assertThat(find(ListItem.class, dialog).single().getText()).isEqualTo("Demographics · Height");
            test(find(Button.class, dialog).withText("Go to the field").single())
                    .click();

            assertThat(dialog.isOpened()).isFalse();
            assertThat(text("Height").getValue()).isEqualTo("about 90");
        });
    }

    @Test
    void whoStaysByEscapeIsLedToTheFieldThatIsNotSaved() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            test(text("Height")).setValue("about 90");
            UI.getCurrent().navigate(CaseListView.class);
            Dialog dialog = find(Dialog.class).single();

            ComponentUtil.fireEvent(dialog, new Dialog.DialogCloseActionEvent(dialog, true));

            assertThat(dialog.isOpened()).isFalse();
            UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
            assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations())
                    .as("the same as by the button")
                    .extracting(it -> it.getInvocation().getParameters().toString())
                    .anyMatch(given -> given.contains("goTo") && given.contains("height"));
        });
    }

    @SuppressWarnings("unchecked")
    @Test
    void anotherTumourTypeKeepsTheFormOfTheFormerOne() {
        registry.run(registry.anna(), () -> {
            show("diagnosis");
            ComboBox<String> type =
                    find(ComboBox.class).withLabel("Tumour type").single();

            test(type).selectItem("Adrenocortical tumour");
            assertThat(ReadCasePage.forms()).anyMatch(form -> form.startsWith("Adrenocortical tumour"));
            test(type).selectItem("Pleuropulmonary blastoma");

            assertThat(ReadCasePage.forms()).anyMatch(form -> form.startsWith("Pleuropulmonary blastoma"));
            assertThat(ReadCasePage.forms()).contains("Adrenocortical tumourInactive");

            navigate(CaseNavigation.address(id, entry("adrenocortical-tumour").id()), CaseView.class);

            assertThat(ReadPage.text()).contains("inactive, because the tumour type was changed");
            assertThat(find(TextField.class).withAttribute("data-input").all()).allMatch(TextField::isReadOnly);

            FormInstance kept = entry("adrenocortical-tumour");
            ItemPath item =
                    ItemPath.of(kept.form().items().findFirst().orElseThrow().key());
            UI.getCurrent()
                    .navigate(
                            CaseNavigation.address(id, kept.id()),
                            QueryParameters.simple(Map.of("item", item.toString())));

            assertThat(((CaseView) getCurrentView()).context().describe(new ItemRef(kept.id(), item)))
                    .startsWith("Adrenocortical tumour");
            assertThatThrownBy(() -> registry.run(
                            registry.monitor(),
                            () -> raising.raise(id, new ItemRef(kept.id(), item), "Is this right?")))
                    .hasMessageContaining("This form is inactive");
        });
    }

    @Test
    void aSurgeryIsAddedAndShown() {
        registry.run(registry.anna(), () -> {
            show("demographics");

            test(find(NativeButton.class)
                            .withCondition(button ->
                                    button.getElement().getTextRecursively().equals("Add surgery"))
                            .single())
                    .click();

            assertThat(ReadCasePage.forms()).anyMatch(form -> form.startsWith("Surgery 1"));
        });
    }

    @Test
    void fillingsOfAFormAreToldApartByWhatTheirTitlesTakeFromThem() {
        registry.run(registry.anna(), () -> {
            FormInstanceId first = casebook.addEntry(id, new FormKey("surgery"));
            FormInstanceId second = casebook.addEntry(id, new FormKey("surgery"));
            ItemPath day = ItemPath.of("surgery_date");
            casebook.save(id, first, List.of(new Change(day, Answer.BLANK, Answer.text("2024-05-17"))), null);
            navigate(CaseNavigation.address(id, second), CaseView.class);
            CaseContext view = ((CaseView) getCurrentView()).context();

            assertThat(numbers.of(Arrays.asList(first, null, second, first))).isEqualTo(Map.of(first, 1, second, 2));
            assertThat(Statements.during(() -> numbers.of(List.of()))).isEmpty();
            assertThat(ReadCasePage.forms()).anyMatch(form -> form.startsWith("Surgery 1: 17 May 2024"));
            assertThat(view.describe(new ItemRef(first, day))).startsWith("Surgery 1: 17 May 2024 · ");
            assertThat(ReadPage.links("Back: Surgery 1: 17 May 2024")).hasSize(1);
            assertThat(heads()).contains("Surgery 2");

            test(text("Date of surgery")).setValue("06/2025");

            assertThat(ReadCasePage.forms()).anyMatch(form -> form.startsWith("Surgery 2: Jun 2025"));
            assertThat(heads()).contains("Surgery 2: Jun 2025");
            assertThat(view.title(view.visibleCase().entry(second))).isEqualTo("Surgery 2: Jun 2025");

            test(text("Date of surgery")).setValue("");

            assertThat(heads()).contains("Surgery 2");
        });
    }

    private List<String> heads() {
        return find(H2.class).all().stream().map(H2::getText).toList();
    }

    @Test
    void whoMayNotEditReadsOnly() {
        saveElsewhere(HEIGHT, "", "90");
        registry.run(registry.monitor(), () -> {
            show("demographics");

            assertThat(text("Height").getValue()).isEqualTo("90");
            assertThat(text("Height").isReadOnly()).isTrue();
            assertThat(ReadPage.text()).contains("filled by the site");
        });
    }

    @Test
    void openingACaseTakesAtMostEightStatements() {
        registry.run(registry.anna(), () -> {
            FormInstanceId instanceId = entry("demographics").id();
            String address = CaseNavigation.address(id, instanceId);

            List<String> statements = Statements.during(() -> navigate(address, CaseView.class));

            assertThat(statements).hasSizeLessThanOrEqualTo(8);
        });
    }

    @Test
    void aPageOfFiftyCasesTakesAtMostThreeStatements() {
        registry.run(registry.anna(), () -> {
            for (int i = 0; i < 51; i++) {
                casebook.register(registry.padua().id());
            }

            List<String> statements = Statements.during(() -> navigate(CaseListView.class));

            assertThat(ReadPage.rowLinks("Cases")).hasSize(50);
            assertThat(statements).hasSizeLessThanOrEqualTo(3);

            test(button("Show more")).click();

            assertThat(ReadPage.rowLinks("Cases")).hasSizeGreaterThan(50).doesNotHaveDuplicates();
        });
    }

    @Test
    void theAddressOfTheListKeepsItsFilters() {
        registry.run(registry.anna(), () -> {
            UI.getCurrent()
                    .navigate(
                            CaseListView.class,
                            QueryParameters.simple(Map.of("state", "approved", "number", "PAD-9999")));

            assertThat(text("Case number").getValue()).isEqualTo("PAD-9999");
            assertThat(find(Paragraph.class)
                            .withText("No case matches these filters")
                            .exists())
                    .isTrue();

            test(button("Clear filters")).click();

            assertThat(ReadPage.rowLinks("Cases")).isNotEmpty();
        });
    }
}
