package org.rarecase.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.DemoAccounts;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.study.Studies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Fills an empty database with sites, accounts and cases. A database with any site in it is left as it is. */
@Component
@ConditionalOnBooleanProperty("rarecase.demo")
class DemoData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

    private final Studies studies;
    private final DemoAccounts accounts;
    private final CurrentAccount currentAccount;
    private final DemoStory story;

    DemoData(Studies studies, DemoAccounts accounts, CurrentAccount currentAccount, DemoStory story) {
        this.studies = studies;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.story = story;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        if (!studies.sites().isEmpty()) {
            return;
        }
        currentAccount.callAsSystem((Callable<Boolean>) () -> {
            Site padua = studies.add("PAD", "Padua (demo)", "IT");
            Site tuebingen = studies.add("TUE", "Tübingen (demo)", "DE");
            Site lyon = studies.add("LYO", "Lyon (demo)", "FR");
            accounts.create("investigator", "Irene Valli", Set.of(Role.INVESTIGATOR), only(padua.id()));
            accounts.create("investigator2", "Jonas Weber", Set.of(Role.INVESTIGATOR), only(tuebingen.id(), lyon.id()));
            accounts.create("monitor", "Marta Nowak", Set.of(Role.MONITOR), SiteScope.EVERYWHERE);
            accounts.create("pathologist", "Paul Lindqvist", Set.of(Role.PATHOLOGIST), SiteScope.EVERYWHERE);
            accounts.create("pathologist2", "Petra Hoffmann", Set.of(Role.PATHOLOGIST), SiteScope.EVERYWHERE);
            accounts.create("coordinator", "Claire Dubois", Set.of(Role.COORDINATOR), SiteScope.EVERYWHERE);
            accounts.create("admin", "Adam Reyes", Set.of(Role.ADMINISTRATOR), SiteScope.EVERYWHERE);
            accounts.create("auditor", "Aud Berg", Set.of(Role.AUDITOR), SiteScope.EVERYWHERE);
            return true;
        });
        Map<String, String> investigators =
                Map.of("PAD", "investigator", "TUE", "investigator2", "LYO", "investigator2");
        List<DemoCase> cases = DemoFiles.cases();
        LOG.info("Demo data: {} cases", cases.size());
        int told = 0;
        for (DemoCase demoCase : cases) {
            String pathologist = told++ % 3 == 2 ? "pathologist2" : "pathologist";
            story.tell(demoCase, investigators.get(demoCase.site()), pathologist);
        }
    }

    private static SiteScope only(SiteId... sites) {
        return new SiteScope(false, Set.of(sites));
    }
}
