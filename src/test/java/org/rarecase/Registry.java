package org.rarecase;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.study.Studies;

/** The people and sites that tests speak of. Each is made when it is first spoken of. */
public class Registry {

    public static final String PASSWORD = "kettles over the harbour";

    private final Studies studies;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;

    Registry(Studies studies, Accounts accounts, CurrentAccount currentAccount) {
        this.studies = studies;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
    }

    public Site padua() {
        return site("PAD", "Padua", "IT");
    }

    public Site tuebingen() {
        return site("TUE", "Tübingen", "DE");
    }

    public Site site(String code, String name, String country) {
        return studies.find(code).orElseGet(() -> asSystem(() -> studies.add(code, name, country)));
    }

    /** Fills forms at Padua. */
    public String anna() {
        return account("anna", Role.INVESTIGATOR, new SiteScope(false, Set.of(padua().id())));
    }

    /** Fills forms at Tübingen. */
    public String bernd() {
        return account(
                "bernd",
                Role.INVESTIGATOR,
                new SiteScope(false, Set.of(tuebingen().id())));
    }

    public String investigatorOf(Site site) {
        String userName = "at-" + site.code().toLowerCase(Locale.ROOT);
        return account(userName, Role.INVESTIGATOR, new SiteScope(false, Set.of(site.id())));
    }

    public String monitor() {
        return account("maria", Role.MONITOR, SiteScope.EVERYWHERE);
    }

    public String pathologist() {
        return account("paul", Role.PATHOLOGIST, SiteScope.EVERYWHERE);
    }

    /** Reads other cases than {@link #pathologist}. */
    public String otherPathologist() {
        return account("petra", Role.PATHOLOGIST, SiteScope.EVERYWHERE);
    }

    /** Whoever is asked where the two others differ. */
    public String thirdPathologist() {
        return account("pia", Role.PATHOLOGIST, SiteScope.EVERYWHERE);
    }

    public String coordinator() {
        return account("clara", Role.COORDINATOR, SiteScope.EVERYWHERE);
    }

    /** The second person where a coordinator alone may not decide. */
    public String otherCoordinator() {
        return account("carl", Role.COORDINATOR, SiteScope.EVERYWHERE);
    }

    public String auditor() {
        return account("august", Role.AUDITOR, SiteScope.EVERYWHERE);
    }

    public String administrator() {
        return account("adam", Role.ADMINISTRATOR, SiteScope.EVERYWHERE);
    }

    public SiteId siteOf(String investigator) {
        return as(investigator, () -> currentAccount.sites().sites().iterator().next());
    }

    public <T> T as(String userName, Supplier<T> work) {
        return currentAccount.callAs(userName, work::get);
    }

    public void run(String userName, Runnable work) {
        as(userName, () -> {
            work.run();
            return true;
        });
    }

    private String account(String userName, Role role, SiteScope sites) {
        if (asSystem(() -> accounts.page("", 500)).stream()
                .noneMatch(it -> it.userName().equals(userName))) {
            asSystem(() -> accounts.create(userName, userName, PASSWORD, Set.of(role), sites));
        }
        return userName;
    }

    private <T> T asSystem(Supplier<T> work) {
        return currentAccount.callAsSystem(work::get);
    }
}
