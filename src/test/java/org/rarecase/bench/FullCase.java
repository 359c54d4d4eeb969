package org.rarecase.bench;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.query.QueryRaising;
import org.rarecase.query.Question;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Cases to enter data into, and one that was worked on for long: 16 forms, 2,000 lines of the trail, 50 queries. */
@Component
@Lazy
public class FullCase {

    public static final int FORMS = 16;
    public static final int TRAIL_LINES = 2_000;
    public static final int QUERIES = 50;

    static final String TUMOUR_TYPE = "T03";
    private static final int CHANGED_AT_ONCE = 40;
    private static final String INVESTIGATOR = "bench-investigator";
    private static final String MONITOR = "bench-monitor";

    private final Studies studies;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;
    private final Casebook casebook;
    private final QueryRaising raising;

    FullCase(
            Studies studies,
            Accounts accounts,
            CurrentAccount currentAccount,
            Casebook casebook,
            QueryRaising raising) {
        this.studies = studies;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.casebook = casebook;
        this.raising = raising;
    }

    /** Where a person may enter: the case, and the form of its tumour type. */
    public record Entered(CaseId caseId, FormInstanceId instanceId) {}

    /** User name of an investigator of the site of these cases. */
    public String investigator(String password) {
        Site site = studies.find("BENCH")
                .orElseGet(() -> currentAccount.callAsSystem(() -> studies.add("BENCH", "Bench", "DE")));
        currentAccount.callAsSystem(() -> accounts.create(
                INVESTIGATOR, "Bench", password, Set.of(Role.INVESTIGATOR), new SiteScope(false, Set.of(site.id()))));
        currentAccount.callAsSystem(
                () -> accounts.create(MONITOR, "Bench", password, Set.of(Role.MONITOR), SiteScope.EVERYWHERE));
        return INVESTIGATOR;
    }

    /** A case of one tumour type, without answers. To be called by an investigator of one site. */
    public Entered empty() {
        var site = currentAccount.sites().sites().iterator().next();
        var id = casebook.register(site).id();
        var type = new Change(ItemPath.of("tumour_type"), Answer.BLANK, Answer.text(TUMOUR_TYPE));
        casebook.save(id, entry(id, "diagnosis"), List.of(type), null);
        return new Entered(id, entry(id, "adrenocortical-tumour"));
    }

    public Entered full() {
        var full = empty();
        while (casebook.open(full.caseId()).entries().size() < FORMS) {
            casebook.addEntry(full.caseId(), new FormKey("surgery"));
        }
        var saves = new Saves(casebook, full, CHANGED_AT_ONCE);
        IntStream.range(0, TRAIL_LINES / CHANGED_AT_ONCE).forEach(round -> saves.save());
        currentAccount.callAs(MONITOR, () -> {
            for (var query = 0; query < QUERIES; query++) {
                raising.raise(
                        full.caseId(), Question.aboutForm(full.instanceId(), "Please check the values, " + query));
            }
            return QUERIES;
        });
        return full;
    }

    private FormInstanceId entry(CaseId id, String form) {
        return casebook.open(id).entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
