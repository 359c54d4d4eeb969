package org.rarecase.shell;

import static java.util.stream.Collectors.joining;
import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Arrays;
import java.util.Locale;
import org.rarecase.account.Account;
import org.rarecase.account.OwnAccount;
import org.rarecase.account.Passwords;
import org.rarecase.account.Role;
import org.rarecase.shared.Messages;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.ui.Initials;
import org.rarecase.ui.Language;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageShortcuts;
import org.springframework.stereotype.Component;

/** Who is logged in, and what the person can do about it: password, light or dark, log out. */
@Component
class AccountMenu {

    /** Whoever logs out leaves nothing behind in the browser. */
    private static final String FORGET_TYPED = """
            Object.keys(sessionStorage)
                .filter(key => key.startsWith('rc-typed:'))
                .forEach(key => sessionStorage.removeItem(key))""";

    private final Studies studies;
    private final OwnAccount ownAccount;
    private final Passwords passwords;
    private final AuthenticationContext authentication;

    AccountMenu(Studies studies, OwnAccount ownAccount, Passwords passwords, AuthenticationContext authentication) {
        this.studies = studies;
        this.ownAccount = ownAccount;
        this.passwords = passwords;
        this.authentication = authentication;
    }

    NativeButton open(Account account) {
        Span initials = new Span(Initials.of(account.displayName()));
        initials.addClassName("rc-account-initials");
        initials.getElement().setAttribute("aria-hidden", "true");
        Span role = new Span(roles(account));
        role.addClassName("rc-account-role");
        Span about = new Span(t("Account of {0}", ""));
        about.addClassName("rc-hidden");
        Div text = new Div(new Span(about, new Text(account.displayName())), role);
        text.addClassName("rc-account-text");
        NativeButton button = new NativeButton();
        button.add(initials, text);
        button.addClassName("rc-account");
        button.getElement().setAttribute("aria-haspopup", "menu");
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.addItem(card(account)).setEnabled(false);
        menu.addSeparator();
        menu.addItem(t("Change password…"), click -> new OwnPasswordDialog(passwords).open());
        MenuItem theme = menu.addItem(t("Light or dark"));
        Arrays.stream(Theme.values())
                .forEach(choice -> theme.getSubMenu().addItem(choice.label(), click -> choice.apply()));
        MenuItem language = menu.addItem("Language · Sprache");
        Messages.languages().forEach(code -> {
            Locale choice = Locale.of(code);
            MenuItem item = language.getSubMenu().addItem(Language.name(choice), click -> speak(choice));
            item.setCheckable(true);
            item.setChecked(choice.equals(Messages.language()));
        });
        menu.addItem(t("Keys of this page"), click -> PageShortcuts.list());
        MenuItem single = menu.addItem(t("“?” lists the keys"));
        single.setCheckable(true);
        single.setChecked(account.singleKeys());
        single.addClickListener(click -> useSingleKeys(single.isChecked()));
        menu.addSeparator();
        menu.addItem(
                t("Log out"),
                click -> UI.getCurrent().getPage().executeJs(FORGET_TYPED).then(forgotten -> authentication.logout()));
        return button;
    }

    private void speak(Locale language) {
        UI window = UI.getCurrent();
        if (language.equals(Messages.language())) {
            return;
        }
        if (!UnsavedWork.isSaved(window)) {
            Notices.warning(
                    t("Not everything on this page is saved, so the language was not changed. Save, send or undo"
                            + " what you entered, and choose the language again."));
            return;
        }
        ownAccount.setLanguage(language);
        Language.speak(window, language);
        // The page and its frame are made anew, at the same address.
        window.refreshCurrentRoute(true);
    }

    private void useSingleKeys(boolean used) {
        ownAccount.useSingleKeys(used);
        PageShortcuts.useSingle(UI.getCurrent(), used);
    }

    private Div card(Account account) {
        Span name = new Span(account.displayName() + " (" + account.userName() + ")");
        Div card = new Div(name, new Span(roles(account)), new Span(sites(account)));
        card.addClassName("rc-account-card");
        return card;
    }

    private static String roles(Account account) {
        return account.roles().stream().sorted().map(Role::label).collect(joining(", "));
    }

    private String sites(Account account) {
        if (account.sites().all()) {
            return t("All sites");
        }
        String names = studies.sites().stream()
                .filter(site -> account.sites().includes(site.id()))
                .map(Site::name)
                .collect(joining(", "));
        return names.isEmpty() ? t("No site") : names;
    }
}
