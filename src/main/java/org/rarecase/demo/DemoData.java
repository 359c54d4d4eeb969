package org.rarecase.demo;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.DemoAccounts;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.Casebook;
import org.rarecase.shared.Refusal;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.study.Studies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty database with sites, accounts and cases, and goes on where an earlier start was interrupted. A database
 * with sites or accounts of its own is left as it is.
 */
@Component
@ConditionalOnBooleanProperty("rarecase.demo")
class DemoData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final Map<String, String> INVESTIGATORS =
            Map.of("PAD", "investigator", "TUE", "investigator2", "LYO", "investigator2");
    private static final Set<String> TELLERS = Set.of(
            "investigator", "investigator2", "monitor", "pathologist", "pathologist2", "pathologist3", "coordinator");

    private final Studies studies;
    private final DemoAccounts accounts;
    private final Casebook casebook;
    private final CurrentAccount currentAccount;
    private final DemoStory story;
    private final TransactionTemplate transaction;

    DemoData(
            Studies studies,
            DemoAccounts accounts,
            Casebook casebook,
            CurrentAccount currentAccount,
            DemoStory story,
            TransactionTemplate transaction) {
        this.studies = studies;
        this.accounts = accounts;
        this.casebook = casebook;
        this.currentAccount = currentAccount;
        this.story = story;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.list().isEmpty() && studies.sites().isEmpty() && !accounts.areThereOthers()) {
            currentAccount.callAsSystem(() -> {
                transaction.executeWithoutResult(status -> addSitesAndAccounts());
                return true;
            });
        }
        if (canBeTold()) {
            tellMissing();
        }
    }

    private void addSitesAndAccounts() {
        Site padua = studies.add("PAD", "Padua (demo)", "IT", ZoneId.of("Europe/Rome"));
        Site tuebingen = studies.add("TUE", "Tübingen (demo)", "DE", ZoneId.of("Europe/Berlin"));
        Site lyon = studies.add("LYO", "Lyon (demo)", "FR", ZoneId.of("Europe/Paris"));
        accounts.create("investigator", "Irene Valli", Set.of(Role.INVESTIGATOR), only(padua.id()));
        accounts.create("investigator2", "Jonas Weber", Set.of(Role.INVESTIGATOR), only(tuebingen.id(), lyon.id()));
        accounts.create("monitor", "Marta Nowak", Set.of(Role.MONITOR), SiteScope.EVERYWHERE);
        accounts.create("pathologist", "Paul Lindqvist", Set.of(Role.PATHOLOGIST), SiteScope.EVERYWHERE);
        accounts.create("pathologist2", "Petra Hoffmann", Set.of(Role.PATHOLOGIST), SiteScope.EVERYWHERE);
        accounts.create("pathologist3", "Pia Moretti", Set.of(Role.PATHOLOGIST), SiteScope.EVERYWHERE);
        accounts.create("coordinator", "Claire Dubois", Set.of(Role.COORDINATOR), SiteScope.EVERYWHERE);
        accounts.create("admin", "Adam Reyes", Set.of(Role.ADMINISTRATOR), SiteScope.EVERYWHERE);
        accounts.create("auditor", "Aud Berg", Set.of(Role.AUDITOR), SiteScope.EVERYWHERE);
    }

    /** Not where the demo never began, nor where somebody took an account out of it. */
    private boolean canBeTold() {
        Set<String> missing = new HashSet<>(TELLERS);
        accounts.list().stream().map(Account::userName).forEach(missing::remove);
        return missing.isEmpty();
    }

    /**
     * Cases of a site are registered in the order of the file, so that their number tells which ones are still missing.
     * One that was interrupted stays as far as it got.
     */
    private void tellMissing() {
        List<DemoCase> cases = DemoFiles.cases();
        Map<String, Integer> present = new HashMap<>();
        for (Map.Entry<String, String> each : INVESTIGATORS.entrySet()) {
            SiteId site = studies.find(each.getKey()).orElseThrow().id();
            CaseFilter filter = new CaseFilter(null, site, null, "");
            present.put(
                    each.getKey(),
                    currentAccount.callAs(
                            each.getValue(),
                            () -> casebook.find(filter, null, cases.size()).size()));
        }
        int told = 0;
        for (int i = 0; i < cases.size(); i++) {
            DemoCase demoCase = cases.get(i);
            if (present.merge(demoCase.site(), -1, Integer::sum) < 0) {
                tell(demoCase, i % 3 == 2 ? "pathologist2" : "pathologist");
                told++;
            }
        }
        if (told > 0) {
            LOG.info("Demo data: {} cases", told);
        }
    }

    /** With a registry's own forms or processes, a demo case may get less far than it was meant to. */
    private void tell(DemoCase demoCase, String pathologist) {
        try {
            story.tell(demoCase, requireNonNull(INVESTIGATORS.get(demoCase.site())), pathologist);
        } catch (DemoDoesNotFit | Refusal stopped) {
            LOG.warn("A demo case stays as far as it got: {}", stopped.getMessage());
        }
    }

    private static SiteScope only(SiteId... sites) {
        return new SiteScope(false, Set.of(sites));
    }
}
