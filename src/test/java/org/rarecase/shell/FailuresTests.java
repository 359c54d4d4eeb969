package org.rarecase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.ErrorEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.shared.Messages;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.Language;
import org.rarecase.ui.RefusalLine;

@ViewPackages(packages = "org.rarecase.ui")
class FailuresTests extends BrowserlessTest {

    private static final class Refused extends Refusal {

        private Refused() {
            super("The case is locked. Nothing was changed.");
        }
    }

    @BeforeEach
    void speakEnglish() {
        Messages.bindLocale(Language::ofWindow);
    }

    @Test
    void aRefusalIsToldInTheOpenDialogSinceItStandsInFrontOfThePage() {
        new Dialog("Assign").open();
        roundTrip();

        new Failures().error(new ErrorEvent(new Refused()));

        assertThat(find(RefusalLine.class).single().getText()).isEqualTo("The case is locked. Nothing was changed.");
        assertThat(find(Notification.class).all()).isEmpty();
    }

    @Test
    void withoutADialogARefusalIsANotice() {
        new Failures().error(new ErrorEvent(new Refused()));

        assertThat(find(RefusalLine.class).all()).isEmpty();
        assertThat(find(Notification.class).all()).hasSize(1);
    }

    @Test
    void whatIsNoRefusalIsANoticeWithANumberAlsoOverADialog() {
        new Dialog("Assign").open();
        roundTrip();

        new Failures().error(new ErrorEvent(new IllegalStateException("a bug")));

        assertThat(find(RefusalLine.class).all()).isEmpty();
        assertThat(find(Notification.class).all()).hasSize(1);
    }
}
