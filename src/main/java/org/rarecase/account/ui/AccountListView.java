package org.rarecase.account.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rarecase.account.Account;
import org.rarecase.account.Accounts;
import org.rarecase.account.Passwords;
import org.rarecase.account.Role;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.ui.Badge;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.ReasonDialog;
import org.rarecase.ui.Tone;

/** Who may log in, with which roles and sites. */
@Route("accounts")
@PageTitle("Accounts · Rarecase")
@Menu(title = "Accounts", order = 60, icon = "vaadin:users")
@RolesAllowed("ADMINISTRATOR")
public class AccountListView extends Div {

    private static final int PAGE = 100;

    private final transient Accounts accounts;
    private final transient Passwords passwords;
    private final transient Studies studies;
    private final PlainTable table = new PlainTable(
            t("Accounts"), t("User name"), t("Printed name"), t("Roles"), t("Sites"), t("State"), PlainTable.ACTIONS);
    private final Paragraph bothSides = new Paragraph();
    private final Button onlyBothSides = new Button("", click -> switchBothSides());
    private final Div bothSidesNotice = new Div(bothSides, onlyBothSides);
    private final Button more = new Button(t("Show more"), click -> showMore());
    private final transient List<Account> shown = new ArrayList<>();
    private transient List<Site> sites = List.of();
    private transient List<Account> judgingThemselves = List.of();
    private boolean bothSidesOnly;

    AccountListView(Accounts accounts, Passwords passwords, Studies studies) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.studies = studies;
        addClassName("rc-page");
        bothSidesNotice.addClassNames("rc-page-notice", Tone.WARNING.className());
        onlyBothSides.addThemeVariants(ButtonVariant.TERTIARY);
        Button add = new Button(t("Add account"), Icons.decorative(VaadinIcon.PLUS), click -> add());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new PageHeader(t("Accounts"))
                        .withSubtitle(t("An account is never deleted: its name stays beside what the person did."))
                        .withActions(add),
                bothSidesNotice,
                table,
                more);
        refresh();
    }

    private void addRow(Account account) {
        table.addRow(
                new Span(account.userName()),
                new Span(account.displayName()),
                new Span(roles(account)),
                new Span(sites(account)),
                state(account),
                actions(account));
    }

    private static String roles(Account account) {
        return account.roles().stream().sorted().map(Role::label).collect(Collectors.joining(", "));
    }

    private static Span state(Account account) {
        Span state = new Span(
                account.active() ? new Badge(t("Active"), Tone.SUCCESS) : new Badge(t("Deactivated"), Tone.NEUTRAL));
        if (account.active() && !account.judgingItself().isEmpty()) {
            state.add(new Text(" "), new Badge(VaadinIcon.WARNING, t("Both sides"), Tone.WARNING));
        }
        return state;
    }

    private String sites(Account account) {
        return account.sites().all()
                ? t("All")
                : sites.stream()
                        .filter(site -> account.sites().includes(site.id()))
                        .map(Site::code)
                        .collect(Collectors.joining(", "));
    }

    /** A button with a menu: a menu bar as narrow as this would put its only entry behind another menu. */
    private Button actions(Account account) {
        Button open = Icons.button(VaadinIcon.ELLIPSIS_DOTS_H, t("What to do with {0}", account.userName()));
        open.addClassName("rc-row-menu");
        open.getElement().setAttribute("aria-haspopup", "menu");
        ContextMenu menu = new ContextMenu(open);
        menu.setOpenOnClick(true);
        menu.addItem(t("Change…"), click -> change(account));
        menu.addItem(t("Set password…"), click -> setPassword(account));
        if (account.active()) {
            menu.addItem(t("Deactivate…"), click -> deactivate(account));
        } else {
            menu.addItem(t("Activate again…"), click -> reactivate(account));
        }
        return open;
    }

    private void add() {
        AccountForm form = new AccountForm(sites, null, passwords.rule());
        new FormDialog(t("New account"), form, t("Add account"), () -> {
                    accounts.create(
                            form.userName(),
                            form.displayName(),
                            form.password(),
                            form.roles(),
                            form.sites(),
                            form.language(),
                            form.email());
                    done(t("Account {0} is added.", form.userName()));
                })
                .open();
    }

    private void change(Account account) {
        AccountForm form = new AccountForm(sites, account, passwords.rule());
        new FormDialog(t("Account of {0}", account.displayName()), form, t("Save"), () -> {
                    accounts.change(
                            account.id(),
                            form.displayName(),
                            form.roles(),
                            form.sites(),
                            form.language(),
                            form.email(),
                            form.reason());
                    done(t("Account {0} is changed; it counts from the next step on.", account.userName()));
                })
                .open();
    }

    private void setPassword(Account account) {
        GivenPasswordForm form = new GivenPasswordForm(passwords.rule());
        new FormDialog(t("Password of {0}", account.displayName()), form, t("Set password"), () -> {
                    passwords.set(account.id(), form.password());
                    done(t("The password of {0} is changed.", account.userName()));
                })
                .open();
    }

    private void deactivate(Account account) {
        new ReasonDialog(
                        t("Deactivate {0}", account.displayName()),
                        t("From now on this account is refused everything, also where it is logged in."),
                        t("Deactivate"),
                        reason -> {
                            accounts.deactivate(account.id(), reason);
                            done(t("Account {0} is deactivated.", account.userName()));
                        })
                .withCommonReasons(List.of(t("Left the study"), t("Changed site"), t("Suspected misuse")))
                .open();
    }

    private void reactivate(Account account) {
        new ReasonDialog(
                        t("Activate {0} again", account.displayName()),
                        t("The account can log in again with the roles and sites it had."),
                        t("Activate"),
                        reason -> {
                            accounts.reactivate(account.id(), reason);
                            done(t("Account {0} is active again.", account.userName()));
                        })
                .open();
    }

    private void done(String message) {
        refresh();
        Notices.success(message);
    }

    private void refresh() {
        sites = studies.sites();
        judgingThemselves = accounts.judgingThemselves();
        bothSidesNotice.setVisible(!judgingThemselves.isEmpty());
        bothSides.setText(
                judgingThemselves.size() == 1
                        ? t("1 account enters data at a site and judges them there, from before this was refused. It"
                                + " keeps its roles until you take one away and give it to another person.")
                        : t(
                                "{0} accounts enter data at a site and judge them there, from before this was refused. They"
                                        + " keep their roles until you take one away and give it to another person.",
                                judgingThemselves.size()));
        showBothSides(bothSidesOnly && !judgingThemselves.isEmpty());
    }

    private void switchBothSides() {
        showBothSides(!bothSidesOnly);
    }

    private void showBothSides(boolean only) {
        bothSidesOnly = only;
        onlyBothSides.setText(only ? t("Show all accounts") : t("Show only these"));
        shown.clear();
        table.clear();
        if (only) {
            judgingThemselves.forEach(this::addRow);
            more.setVisible(false);
        } else {
            showMore();
        }
    }

    private void showMore() {
        String after = shown.isEmpty() ? "" : shown.getLast().userName();
        List<Account> next = accounts.page(after, PAGE);
        shown.addAll(next);
        next.forEach(this::addRow);
        more.setVisible(next.size() == PAGE);
    }
}
