package org.rarecase.sdv;

import static org.rarecase.shared.Messages.t;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.event.CaseRegistered;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.study.SiteId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is compared at which site, and the draws that follow from it when a case is registered. */
@Service
public class SdvPlans {

    private final SdvRepository repository;
    private final SdvCounts counts;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    SdvPlans(
            SdvRepository repository,
            SdvCounts counts,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.counts = counts;
        this.currentAccount = currentAccount;
        this.events = events;
    }

    /** Those of sites that have one of their own. Administrators only. */
    @Transactional(readOnly = true)
    public Map<SiteId, SdvPlan> plans() {
        currentAccount.as(Role.ADMINISTRATOR);
        return repository.plans();
    }

    /**
     * What is compared at the site from now on. Which cases were drawn stays: only those registered later are drawn by
     * the new share. Administrators only.
     */
    @Transactional
    public void plan(SiteId site, SdvPlan.Items items, int percent) {
        Actor actor = currentAccount.as(Role.ADMINISTRATOR);
        if (percent < 1 || percent > 100) {
            throw new SdvNotPossible(t("A share is between 1 and 100 percent. Nothing was changed."));
        }
        SdvPlan before = repository.plan(site).orElse(SdvPlan.DEFAULT);
        String seed = before.seed() == null && percent < 100 ? newSeed() : before.seed();
        SdvPlan after = new SdvPlan(items, percent, seed);
        if (after.equals(before)) {
            return;
        }
        repository.save(site, after);
        if (after.items() != before.items()) {
            counts.invalidate(site);
        }
        tell(actor, AuditLine.ofSystem("verification.planned", before.told(), after.told(), "site " + site.value()));
    }

    private String newSeed() {
        byte[] seed = new byte[16];
        random.nextBytes(seed);
        return HexFormat.of().formatHex(seed);
    }

    /** Told outside of the case's own history, which the site reads: it is not to know which cases are compared. */
    @EventListener
    void on(CaseRegistered event) {
        SdvPlan plan = repository.plan(event.siteId()).orElse(SdvPlan.DEFAULT);
        String seed = plan.seed();
        if (!plan.draws() || seed == null) {
            return;
        }
        SdvSample draw = SdvSample.of(seed, event.number(), plan.percent());
        repository.insert(event.caseId(), draw);
        tell(
                Actor.SYSTEM,
                AuditLine.ofSystem(
                        draw.drawn() ? "verification.drawn" : "verification.not-drawn",
                        null,
                        event.number(),
                        draw.told()));
    }

    private void tell(Actor actor, AuditLine line) {
        events.publishEvent(new SdvChanged(actor, List.of(line)));
    }
}
