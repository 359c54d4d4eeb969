package org.rarecase.account.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Locale;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.DemoAccounts;
import org.rarecase.account.EndedSession;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Language;
import org.springframework.beans.factory.ObjectProvider;

/** The way in. With demo data it offers the demo accounts, one click each. */
@Route(value = "login", autoLayout = false)
@PageTitle("Log in · Rarecase")
@AnonymousAllowed
public class LoginView extends Main implements BeforeEnterObserver {

    private final LoginForm form = new LoginForm(texts());
    private final transient CurrentAccount current;

    LoginView(CurrentAccount current, ObjectProvider<DemoAccounts> demo) {
        this.current = current;
        addClassName("rc-login");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        Section card = new Section(languages(), form, new LogInWithoutLeaving(current));
        card.addClassName("rc-login-card");
        demo.ifAvailable(accounts -> card.add(demoAccounts(accounts.list())));
        add(introduction(), card);
    }

    private static Component introduction() {
        Image logo = new Image("images/rarecase.svg", "");
        logo.addClassName("rc-login-logo");
        H1 name = new H1("Rarecase");
        Paragraph purpose = new Paragraph(t("Case report forms for very rare tumours of childhood. "
                + "Every case counts, so every value is checked, reviewed and kept with its history."));
        Paragraph intendedUse =
                new Paragraph(t("For registries and research: no diagnosis and no treatment decision rests on it."));
        Div introduction = new Div(logo, name, purpose, intendedUse);
        introduction.addClassName("rc-login-introduction");
        return introduction;
    }

    /** A form that was begun here is not worth keeping; nothing was sent yet. */
    private static Component languages() {
        Div languages = new Div();
        languages.addClassName("rc-login-languages");
        Messages.languages().stream().map(Locale::of).forEach(language -> {
            NativeButton button = new NativeButton(Language.name(language), click -> {
                Language.choose(UI.getCurrent(), language);
                UI.getCurrent().refreshCurrentRoute(true);
            });
            button.addClassName("rc-link");
            button.getElement().setAttribute("lang", language.getLanguage());
            button.getElement().setAttribute("aria-pressed", Boolean.toString(language.equals(Messages.language())));
            languages.add(button);
        });
        return languages;
    }

    private Component demoAccounts(List<Account> accounts) {
        Div list = new Div();
        list.addClassName("rc-login-demo-list");
        accounts.forEach(account -> list.add(demoAccount(account)));
        Paragraph note = new Paragraph(t(
                "Invented cases only. Each account has the password “{0}”; click one to log in.",
                DemoAccounts.PASSWORD));
        Div box = new Div(new H2(t("Try it out")), note, list);
        box.addClassName("rc-login-demo");
        box.setVisible(!accounts.isEmpty());
        return box;
    }

    private Component demoAccount(Account account) {
        Span action = new Span(t("Log in as {0}", ""));
        action.addClassName("rc-hidden");
        Span name = new Span(account.userName());
        name.addClassName("rc-login-demo-name");
        NativeButton button = new NativeButton();
        button.add(action, name, new Span(account.displayName()));
        button.addClassName("rc-login-demo-account");
        button.addClickListener(click -> form.getElement().executeJs("""
                        this.querySelector('[name=username]').value = $0;
                        this.querySelector('[name=password]').value = $1;
                        this.submit();
                        """, account.userName(), DemoAccounts.PASSWORD));
        return button;
    }

    private static LoginI18n texts() {
        LoginI18n texts = LoginI18n.createDefault();
        texts.getForm().setTitle(t("Log in"));
        texts.getForm().setPassword(t("Password"));
        texts.getForm().setUsername(t("User name"));
        texts.getForm().setSubmit(t("Log in"));
        texts.getErrorMessage().setUsername(t("User name is required"));
        texts.getErrorMessage().setPassword(t("Password is required"));
        texts.getErrorMessage().setTitle(t("You are not logged in"));
        texts.getErrorMessage()
                .setMessage(t("User name or password is wrong, or the account is locked. After five failed attempts an"
                        + " account is locked for some minutes. An administrator can set a new password."));
        return texts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (current.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        QueryParameters asked = event.getLocation().getQueryParameters();
        String ended = asked.getSingleParameter(EndedSession.PARAMETER)
                .map(why -> EndedSession.message(why, Messages.language()))
                .orElse("");
        if (!ended.isEmpty()) {
            LoginI18n texts = texts();
            texts.getErrorMessage().setTitle(t("Your session has ended"));
            texts.getErrorMessage().setMessage(ended);
            form.setI18n(texts);
        }
        form.setError(!ended.isEmpty() || asked.getParameters().containsKey("error"));
    }
}
