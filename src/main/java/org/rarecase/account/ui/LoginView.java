package org.rarecase.account.ui;

import com.vaadin.flow.component.Component;
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
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.DemoAccounts;
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
        Section card = new Section(form);
        card.addClassName("rc-login-card");
        demo.ifAvailable(accounts -> card.add(demoAccounts(accounts.list())));
        add(introduction(), card);
    }

    private static Component introduction() {
        Image logo = new Image("images/rarecase.svg", "");
        logo.addClassName("rc-login-logo");
        H1 name = new H1("Rarecase");
        Paragraph purpose = new Paragraph("Case report forms for very rare tumours of childhood. "
                + "Every case counts, so every value is checked, reviewed and kept with its history.");
        Div introduction = new Div(logo, name, purpose);
        introduction.addClassName("rc-login-introduction");
        return introduction;
    }

    private Component demoAccounts(List<Account> accounts) {
        Div list = new Div();
        list.addClassName("rc-login-demo-list");
        accounts.forEach(account -> list.add(demoAccount(account)));
        Paragraph note = new Paragraph("Invented cases only. Each account has the password “" + DemoAccounts.PASSWORD
                + "”; click one to log in.");
        Div box = new Div(new H2("Try it out"), note, list);
        box.addClassName("rc-login-demo");
        box.setVisible(!accounts.isEmpty());
        return box;
    }

    private Component demoAccount(Account account) {
        Span name = new Span(account.userName());
        name.addClassName("rc-login-demo-name");
        NativeButton button = new NativeButton();
        button.add(name, new Span(account.displayName()));
        button.addClassName("rc-login-demo-account");
        button.setAriaLabel("Log in as " + account.userName() + ", " + account.displayName());
        button.addClickListener(click -> form.getElement().executeJs("""
                        this.querySelector('[name=username]').value = $0;
                        this.querySelector('[name=password]').value = $1;
                        this.submit();
                        """, account.userName(), DemoAccounts.PASSWORD));
        return button;
    }

    private static LoginI18n texts() {
        LoginI18n texts = LoginI18n.createDefault();
        texts.getForm().setTitle("Log in");
        texts.getForm().setUsername("User name");
        texts.getForm().setSubmit("Log in");
        texts.getErrorMessage().setTitle("You are not logged in");
        texts.getErrorMessage()
                .setMessage("User name or password is wrong, or the account is locked. After five failed attempts an"
                        + " account is locked for some minutes. An administrator can set a new password.");
        return texts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (current.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }
}
