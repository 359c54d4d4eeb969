package org.rarecase.shell;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Passwords;

/** The first page of whoever logs in with a password that somebody else gave: no other is shown before it is changed. */
@Route(value = FirstPasswordView.PATH, autoLayout = false)
@PageTitle("Choose your password · Rarecase")
@PermitAll
public class FirstPasswordView extends Main implements BeforeEnterObserver {

    static final String PATH = "first-password";

    private final transient CurrentAccount current;

    FirstPasswordView(CurrentAccount current, Passwords passwords, AuthenticationContext authentication) {
        this.current = current;
        addClassName("rc-first-password");
        OwnPasswordForm form = new OwnPasswordForm(passwords, t("Password that you were given"));
        Button confirm = new Button(t("Choose this password"), click -> {
            if (form.change()) {
                UI.getCurrent().navigate("");
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER);
        Button leave = new Button(t("Log out"), click -> authentication.logout());
        leave.addThemeVariants(ButtonVariant.TERTIARY);
        Image logo = new Image("images/rarecase.svg", "Rarecase");
        logo.addClassName("rc-login-logo");
        Section card = new Section(
                logo,
                new H1(t("Choose your password")),
                new Paragraph(
                        t("Somebody else knows the password that you logged in with. What you do and sign here is yours"
                                + " alone, so choose one that nobody else knows; then you go on.")),
                form,
                confirm,
                leave);
        card.addClassName("rc-login-card");
        add(card);
        form.focus();
    }

    /** Whether the account has to come here first. */
    static boolean isDue(CurrentAccount current) {
        return current.find().filter(Account::passwordGiven).isPresent();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!isDue(current)) {
            event.forwardTo("");
        }
    }
}
