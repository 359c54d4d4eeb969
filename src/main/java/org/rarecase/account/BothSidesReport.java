package org.rarecase.account;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Tells at each start which accounts are still investigator and judge at one site: an upgrade takes no role away. */
@Component
class BothSidesReport implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(BothSidesReport.class);

    private final Accounts accounts;
    private final CurrentAccount current;

    BothSidesReport(Accounts accounts, CurrentAccount current) {
        this.accounts = accounts;
        this.current = current;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<Account> both = current.callAsSystem(accounts::judgingThemselves);
        if (!both.isEmpty()) {
            log.warn(
                    "Investigator and monitor, or investigator and pathologist, at one site in one person: {}."
                            + " They keep their roles; an administrator takes one away in Accounts.",
                    both.stream().map(Account::userName).collect(Collectors.joining(", ")));
        }
    }
}
