package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.entry.Answer;
import org.rarecase.workflow.file.ProcessDeployment;
import org.rarecase.workflow.file.ProcessFile;
import org.rarecase.workflow.file.ProcessFiles;
import org.springframework.beans.factory.annotation.Autowired;

/** The steps of a case on its page. */
@ProcessTest
@ViewPackages(packages = {"org.rarecase.casebook.ui"})
class NextStepsPageIntegrationTests extends SpringBrowserlessTest {

    @Autowired
    CaseScenario cases;

    @Autowired
    ProcessDeployment deployment;

    @Autowired
    SettableClock clock;

    @Autowired
    Consents consents;

    @AfterEach
    void deployShippedFilesAgain() {
        clock.advance(Duration.ofSeconds(2));
        deployment.deploy(ProcessFiles.inForce(null));
        clock.reset();
    }

    @Test
    void aStepThatWasTakenSaysWhatIsSoNow() {
        CaseId id = cases.submitted("T09");
        cases.registry.run(cases.registry.monitor(), () -> {
            show(id, "steps");
            press("Accept data");
            press(dialogButton("Accept data"));

            assertThat(messages()).containsExactly("The data are accepted.");
        });
    }

    /** Under whatever id a registry draws its decision. */
    @Test
    void aMajorDisagreementAsksForTheReasonOfTheApprovalInADialog() throws Exception {
        String own = approvedAtOnceWhenSubmittedAgain(Files.readString(Path.of("processes/case-lifecycle.bpmn")))
                .replace("Task_DecideOnApproval", "Task_BoardDecides")
                .replace("'approve'", "'agree'")
                .replace(".approve", ".agree");
        clock.advance(Duration.ofSeconds(2));
        deployment.deploy(List.of(new ProcessFile(
                "case-lifecycle.bpmn", "/own/case-lifecycle.bpmn", own.getBytes(StandardCharsets.UTF_8))));
        CaseId id = cases.submitted("T03");
        cases.acceptData(id);
        cases.signOff(id, "major-disagreement");
        cases.acknowledge(id, "changed", null);
        cases.registry.run(cases.registry.coordinator(), () -> {
            show(id, "steps");
            press("Approve and lock");
            press(dialogButton("Approve and lock"));

            assertThat(cases.record(id).state()).isEqualTo(CaseState.SUBMITTED);
            assertThat(find(Paragraph.class).from(find(Dialog.class).single()).all())
                    .extracting(Paragraph::getText)
                    .anyMatch(text -> text.contains("why it is approved all the same"));
            test(find(TextArea.class).from(find(Dialog.class).single()).single())
                    .setValue("The board agrees");
            press(dialogButton("Approve and lock"));

            assertThat(messages()).containsExactly("The case is approved and locked.");
        });
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);

        asksForTheReasonAlsoWhereTheSameStepIsSigned();
    }

    private void asksForTheReasonAlsoWhereTheSameStepIsSigned() {
        CaseId id = cases.submitted("T03");
        cases.acceptData(id);
        cases.signOff(id, "major-disagreement");
        cases.acknowledge(id, "changed", null);
        cases.registry.run(
                cases.registry.coordinator(),
                () -> cases.workList.complete(id, "Task_BoardDecides", "return", "Look at the stage again"));
        cases.answer(id, "diagnosis", "date_of_diagnosis", Answer.text("2024-01-05"));
        cases.registry.run(cases.registry.anna(), () -> {
            show(id, "steps");
            press("Submit case");
            sign();

            assertThat(find(Paragraph.class).from(find(Dialog.class).single()).all())
                    .extracting(Paragraph::getText)
                    .anyMatch(text -> text.contains("why it is approved all the same"));
            assertThat(cases.record(id).state()).isEqualTo(CaseState.ENTERING);
            test(find(TextArea.class).from(find(Dialog.class).single()).single())
                    .setValue("The site looked again");
            press(dialogButton("Submit case"));
            sign();
        });
        assertThat(cases.record(id).state()).isEqualTo(CaseState.APPROVED);
    }

    private static String approvedAtOnceWhenSubmittedAgain(String shipped) {
        String corrects = shipped.substring(
                        shipped.indexOf("<bpmn:userTask id=\"Task_EnterData\""),
                        shipped.indexOf("<bpmn:serviceTask id=\"Task_SubmitCase\""))
                .replace("Task_EnterData", "Task_Correct")
                .replace("<bpmn:incoming>Flow_Entering</bpmn:incoming>", "")
                .replace("Flow_Entered", "Flow_Corrected");
        return shipped.replace("<bpmn:incoming>Flow_BackToSite</bpmn:incoming>", "")
                .replace("sourceRef=\"Task_ReturnCase\" targetRef=\"SubProcess_EnterAndReview\" />", """
                        sourceRef="Task_ReturnCase" targetRef="Task_Correct" />
                        <bpmn:sequenceFlow id="Flow_Corrected" sourceRef="Task_Correct" targetRef="Task_SubmitAgain" />
                        <bpmn:sequenceFlow id="Flow_Again" sourceRef="Task_SubmitAgain" targetRef="Task_ApproveCase" />
                        """)
                .replace("    <bpmn:userTask id=\"Task_DecideOnApproval\"", corrects + """
                        <bpmn:serviceTask id="Task_SubmitAgain" camunda:delegateExpression="${submitCase}">
                          <bpmn:incoming>Flow_Corrected</bpmn:incoming>
                          <bpmn:outgoing>Flow_Again</bpmn:outgoing>
                        </bpmn:serviceTask>
                        <bpmn:userTask id="Task_DecideOnApproval\"""");
    }

    @Test
    void aSignatureThatIsRefusedSaysWhyInItsDialog() {
        CaseId id = cases.registered();
        cases.registry.run(cases.registry.anna(), () -> {
            show(id, "steps");
            MenuItem sign = find(MenuBar.class).all().stream()
                    .flatMap(bar -> bar.getItems().stream())
                    .flatMap(root -> root.getSubMenu().getItems().stream())
                    .filter(item -> item.getText().equals("Sign form"))
                    .findFirst()
                    .orElseThrow();
            ComponentUtil.fireEvent(sign, new ClickEvent<>(sign));
            sign();

            Dialog dialog = find(Dialog.class).single();
            assertThat(find(Paragraph.class).from(dialog).all())
                    .extracting(Paragraph::getText)
                    .singleElement()
                    .asString()
                    .contains("Nothing was signed");
            assertThat(messages()).isEmpty();
            press(dialogButton("Close"));
            assertThat(find(Dialog.class).all()).isEmpty();
        });
    }

    private void sign() {
        Dialog dialog = find(Dialog.class).single();
        find(TextField.class).from(dialog).all().stream()
                .filter(Component::isVisible)
                .forEach(name -> test(name).setValue(cases.registry.anna()));
        test(find(PasswordField.class).from(dialog).single()).setValue(Registry.PASSWORD);
        press(dialogButton("Sign"));
    }

    @Test
    void theProcessIsALineOfStepsAndTheDrawingOpensOnDemand() {
        CaseId id = cases.submitted("T09");
        cases.registry.run(cases.registry.auditor(), () -> {
            show(id, "process");
            OrderedList line = find(OrderedList.class).all().stream()
                    .filter(list ->
                            "Steps of Case life cycle".equals(list.getElement().getAttribute("aria-label")))
                    .findFirst()
                    .orElseThrow();
            assertThat(line.getChildren().map(NextStepsPageIntegrationTests::said))
                    .anyMatch(step -> step.startsWith("Central review now? no Done"))
                    .anyMatch(step -> step.startsWith("Review data Now, began"))
                    .contains("Central review after the data? yes or no Next");
            assertThat(line.getChildren()
                            .filter(it -> "step".equals(it.getElement().getAttribute("aria-current"))))
                    .hasSize(1);

            test(find(Button.class).all().stream()
                            .filter(button -> button.getAriaLabel().equals(Optional.of("Enlarge Case life cycle")))
                            .findFirst()
                            .orElseThrow())
                    .click();
            assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("Case life cycle");
        });
    }

    @Test
    void afterTheReportOfARelapseTheFormOfTheEventAndItsStepAreShown() {
        CaseId id = cases.submitted("T09");
        cases.registry.run(cases.registry.anna(), () -> {
            show(id, "queries");
            MenuItem report = find(MenuBar.class).all().stream()
                    .flatMap(bar -> bar.getItems().stream())
                    .flatMap(root -> root.getSubMenu().getItems().stream())
                    .filter(item -> item.getText().equals("Report a relapse…"))
                    .findFirst()
                    .orElseThrow();
            ComponentUtil.fireEvent(report, new ClickEvent<>(report));
            press(dialogButton("Report relapse"));

            assertThat(find(H3.class).all()).extracting(H3::getText).contains("Record relapse");
            assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                    .isEqualTo("cases/" + id.value() + "/"
                            + cases.shown(id, "event").id() + "?panel=steps");
            assertThat(messages()).containsExactly("The relapse is reported. Fill the form of the event next.");
        });
    }

    @Test
    void aStepOfAWithdrawalSaysWhatIsToBeDone() {
        CaseId id = cases.submitted("T09");
        Withdrawal withdrawal =
                new Withdrawal(Withdrawal.Scope.NO_COLLECTION, LocalDate.now(clock), Withdrawal.By.PARENT, "By letter");
        cases.registry.run(cases.registry.anna(), () -> {
            consents.withdraw(id, withdrawal);
            show(id, "steps");

            assertThat(find(H3.class).all()).extracting(H3::getText).contains("Stop collection at the site");
            assertThat(find(Paragraph.class).all())
                    .extracting(Paragraph::getText)
                    .anyMatch(text -> text.startsWith("See to it that nothing more is collected for this case"));
            press("Done");
            assertThat(messages()).containsExactly("Recorded: the site collects nothing more for this case.");
        });
    }

    private static String said(Component step) {
        return step.getChildren()
                .map(part -> part.getElement().getTextRecursively().strip())
                .reduce((first, second) -> first + " " + second)
                .orElse("");
    }

    private static void show(CaseId id, String panel) {
        UI.getCurrent().navigate("cases/" + id.value(), QueryParameters.simple(Map.of("panel", panel)));
    }

    private void press(String text) {
        press(find(Button.class).withText(text).all().getFirst());
    }

    private Button dialogButton(String text) {
        return find(Button.class)
                .withText(text)
                .from(find(Dialog.class).single())
                .single();
    }

    private void press(Button button) {
        test(button).click();
    }

    private List<String> messages() {
        return find(Notification.class).all().stream()
                .map(message -> message.getElement().getTextRecursively())
                .toList();
    }
}
