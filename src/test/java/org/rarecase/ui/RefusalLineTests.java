package org.rarecase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.shared.Messages;
import org.rarecase.shared.Refusal;

@ViewPackages(packages = "org.rarecase.ui")
class RefusalLineTests extends BrowserlessTest {

    private static final class Frozen extends Refusal {

        private Frozen() {
            super("The form is frozen. Nothing was changed.");
        }
    }

    private final List<String> done = new ArrayList<>();
    private boolean frozen = true;

    @BeforeEach
    void speakEnglish() {
        Messages.bindLocale(Language::ofWindow);
    }

    @Test
    void aRefusedReasonIsToldInItsDialogWhichKeepsWhatWasTyped() {
        ReasonDialog dialog = new ReasonDialog("Return", "It goes back.", "Return to site", this::act);
        dialog.open();
        TextArea reason = find(TextArea.class).single();
        reason.setValue("Wrong side");

        click("Return to site");

        assertThat(lines()).containsExactly("The form is frozen. Nothing was changed.");
        assertThat(dialog.isOpened()).isTrue();
        assertThat(reason.getValue()).isEqualTo("Wrong side");

        frozen = false;
        click("Return to site");

        assertThat(done).containsExactly("Wrong side");
        assertThat(dialog.isOpened()).isFalse();
    }

    @Test
    void aMissingReasonTakesThePlaceOfTheRefusalBefore() {
        new ReasonDialog("Return", "It goes back.", "Return to site", this::act).open();
        TextArea reason = find(TextArea.class).single();
        reason.setValue("Wrong side");
        click("Return to site");
        reason.setValue("");

        click("Return to site");

        assertThat(lines()).isEmpty();
        assertThat(reason.isInvalid()).isTrue();
    }

    @Test
    void aRefusedConfirmationIsToldInItsDialog() {
        ConfirmDialog dialog = new ConfirmDialog("Remove?", "It goes.", "Remove", () -> act("removed"));
        dialog.open();

        click("Remove");

        assertThat(lines()).containsExactly("The form is frozen. Nothing was changed.");
        assertThat(dialog.isOpened()).isTrue();

        frozen = false;
        click("Remove");

        assertThat(done).containsExactly("removed");
        assertThat(dialog.isOpened()).isFalse();
    }

    @Test
    void anyOtherDialogGetsOneLineAndOfSeveralTheTopmost() {
        assertThat(RefusalLine.ofOpenDialog(UI.getCurrent())).isEmpty();
        Dialog below = new Dialog("Below");
        below.open();
        roundTrip();
        Dialog above = new Dialog("Above");
        above.open();
        roundTrip();

        RefusalLine.ofOpenDialog(UI.getCurrent()).orElseThrow().show("First");
        RefusalLine.ofOpenDialog(UI.getCurrent()).orElseThrow().show("Second");

        assertThat(lines()).containsExactly("Second");
        assertThat(above.getChildren()).hasAtLeastOneElementOfType(RefusalLine.class);

        above.close();
        roundTrip();
        RefusalLine.ofOpenDialog(UI.getCurrent()).orElseThrow().show("Third");

        assertThat(below.getChildren()).hasAtLeastOneElementOfType(RefusalLine.class);
    }

    private void act(String text) {
        if (frozen) {
            throw new Frozen();
        }
        done.add(text);
    }

    private void click(String label) {
        test(find(Button.class).withText(label).single()).click();
    }

    private List<String> lines() {
        return find(RefusalLine.class).all().stream().map(RefusalLine::getText).toList();
    }
}
