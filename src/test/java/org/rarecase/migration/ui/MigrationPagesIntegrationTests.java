package org.rarecase.migration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.ItemPath;
import org.rarecase.migration.MigrationTest;
import org.rarecase.migration.SampleForms;
import org.rarecase.ui.ReadPage;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a coordinator moves one case to newer versions of its forms, and an administrator many. */
@MigrationTest
@ViewPackages(packages = {"org.rarecase.casebook.ui", "org.rarecase.migration.ui"})
class MigrationPagesIntegrationTests extends SpringBrowserlessTest {

    private static final String PUT_ASIDE = "Answers put aside";
    private static final String OUTDATED = "Versions that are not in use any more";

    @Autowired
    Registry registry;

    @Autowired
    Casebook casebook;

    @Autowired
    SampleForms samples;

    private int before;
    private int now;
    private CaseId id;

    /** A case with a note, in a version that asked for one. */
    @BeforeEach
    void leaveACaseBehind() {
        samples.begin();
        before = samples.next("size", "note");
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
        Change note = new Change(ItemPath.of("note"), Answer.BLANK, Answer.text("lost"));
        registry.run(registry.anna(), () -> casebook.save(id, sample().id(), List.of(note), null));
        now = samples.next("size", "radius");
    }

    @Test
    void aCoordinatorReadsWhatAMoveWouldDoAndMovesTheCaseWithAReason() {
        registry.run(registry.coordinator(), () -> {
            versions();
            assertThat(ReadPage.text())
                    .contains(
                            "Versions of the forms of this case", "Note", "lost", "Answers that are missing or wrong");

            press("Move to the versions in use");
            pressLast("Move the case");
            assertThat(find(TextArea.class).single().getErrorMessage()).isEqualTo("Say in a few words why.");
            assertThat(sample().form().version()).isEqualTo(before);
            test(find(TextArea.class).single()).setValue("Protocol 3");
            pressLast("Move the case");

            assertThat(sample().form().version()).isEqualTo(now);
            assertThat(ReadPage.text()).contains("All forms are in the versions in use");
            assertThat(ReadPage.rows(PUT_ASIDE))
                    .singleElement()
                    .asString()
                    .startsWith("Note | lost | Sample · version " + before);
        });
    }

    @Test
    void theSiteReadsWhatWasPutAsideAndMovesNothing() {
        registry.run(registry.anna(), () -> {
            versions();
            assertThat(ReadPage.text()).contains("No answers were put aside");
            assertThat(find(Button.class)
                            .withText("Move to the versions in use")
                            .all())
                    .isEmpty();
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void anAdministratorBeginsTheMoveOfAllCasesThatFitAndStopsIt() {
        registry.run(registry.administrator(), () -> {
            leave();
            UI.getCurrent().navigate("moves");
            assertThat(ReadPage.rows(OUTDATED)).isNotEmpty();

            test(find(ComboBox.class).withCaption("Form and version").single())
                    .selectItem("Sample · version " + before);
            assertThat(ReadPage.rows(OUTDATED))
                    .singleElement()
                    .asString()
                    .contains("version " + before + " → " + now, "| 1 | Note | Radius |");

            press("Move 1 case");
            test(find(TextArea.class).single()).setValue("Protocol of " + now);
            pressLast("Start");

            assertThat(find(Dialog.class).all()).isEmpty();
            assertThat(ReadPage.rows("Moves so far"))
                    .first()
                    .asString()
                    .contains(registry.administrator(), "Protocol of " + now, "0 of 1 moved");

            test(find(Button.class).withText("Cancel").all().getFirst()).click();
            assertThat(ReadPage.rows("Moves so far")).first().asString().contains("Stopped", "As before: 1");
            assertThat(sample().form().version()).isEqualTo(before);
        });
    }

    private void versions() {
        leave();
        UI.getCurrent().navigate("cases/" + id.value() + "/versions");
    }

    /** A page that is open already would stay as it was read. */
    private static void leave() {
        UI.getCurrent().navigate("cases");
    }

    private void press(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    /** In the dialog, which comes after the page. */
    private void pressLast(String text) {
        test(find(Button.class).withText(text).all().getLast()).click();
    }

    private FormInstance sample() {
        return registry.as(registry.anna(), () -> casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().equals(SampleForms.KEY))
                .findFirst()
                .orElseThrow();
    }
}
