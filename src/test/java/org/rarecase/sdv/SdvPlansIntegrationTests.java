package org.rarecase.sdv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RarecaseIntegrationTest
class SdvPlansIntegrationTests {

    @Autowired
    SdvPlans plans;

    @Autowired
    SdvCounts counts;

    @Autowired
    SourceDataVerification verifications;

    @Autowired
    Casebook casebook;

    @Autowired
    Registry registry;

    private final JdbcClient sql = JdbcClient.create(TestMySql.asOwner());

    @Test
    void onlyAdministratorsPlan() {
        Site site = registry.site("VPA", "Vienna", "AT");
        assertThatThrownBy(() -> registry.run(registry.monitor(), () -> plans.plan(site.id(), SdvPlan.Items.ALL, 100)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void withAllItemsEveryEnteredValueIsNeeded() {
        Site site = registry.site("VPB", "Bern", "CH");
        CaseId id = filled(site);
        assertThat(now(id).count().needed()).isEqualTo(1);

        plan(site, SdvPlan.Items.ALL, 100);

        assertThat(now(id).count().needed()).isEqualTo(2);
    }

    @Test
    void casesAreDrawnWhenTheyAreRegisteredAndStaySo() {
        Site site = registry.site("VPC", "Cologne", "DE");
        CaseId before = filled(site);
        plan(site, SdvPlan.Items.CRITICAL, 50);
        List<CaseId> cases = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            cases.add(filled(site));
        }
        List<Integer> needed = needed(cases);

        assertThat(now(before).count().needed())
                .as("registered when all were compared")
                .isEqualTo(1);
        assertThat(needed).contains(0, 1);

        plan(site, SdvPlan.Items.CRITICAL, 1);
        assertThat(needed(cases)).isEqualTo(needed);
        plan(site, SdvPlan.Items.CRITICAL, 100);
        assertThat(needed(cases)).isEqualTo(needed);

        String seed = sql.sql("SELECT seed FROM verification_plan WHERE site_id = ?")
                .param(site.id().value())
                .query(String.class)
                .single();
        for (CaseId id : cases) {
            String number = record(id).caseSummary().number();
            SdvSample again = SdvSample.of(seed, number, 50);
            assertThat(now(id).count().needed()).isEqualTo(again.drawn() ? 1 : 0);
            assertThat(sql.sql(
                                    "SELECT CONCAT(kind, ' ', reason) FROM audit_entry WHERE case_id IS NULL AND new_value = ?"
                                            + " AND kind LIKE 'verification.%'")
                            .param(number)
                            .query(String.class)
                            .single())
                    .isEqualTo((again.drawn() ? "verification.drawn " : "verification.not-drawn ") + again.told());
        }
        assertThat(sql.sql("SELECT COUNT(*) FROM audit_entry WHERE case_id = ? AND kind LIKE 'verification.%drawn'")
                        .param(cases.getFirst().value())
                        .query(Integer.class)
                        .single())
                .as("the site does not read it")
                .isZero();
    }

    @Test
    void thePlanOfASiteStandsInTheTrail() {
        Site site = registry.site("VPD", "Dublin", "IE");
        plan(site, SdvPlan.Items.ALL, 100);

        assertThat(sql.sql("SELECT CONCAT_WS(' ', user_name, old_value, '>', new_value) FROM audit_entry"
                                + " WHERE kind = 'verification.planned' AND reason = ?")
                        .param("site " + site.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("adam critical items, 100 % of cases > all items, 100 % of cases");
    }

    @Test
    void whatIsLeftIsListedPageByPageAndCountedBySite() {
        Site site = registry.site("VPE", "Essen", "DE");
        List<CaseId> cases = List.of(filled(site), filled(site), filled(site));
        catchUp();
        verify(cases.get(1));

        List<CaseAwaitingSdv> first = left(site, null, 1);
        List<CaseAwaitingSdv> next = left(site, first.getFirst().id(), 5);

        assertThat(first).extracting(CaseAwaitingSdv::id).containsExactly(cases.get(0));
        assertThat(first.getFirst().next()).isEqualTo(date(cases.get(0)));
        assertThat(next).extracting(CaseAwaitingSdv::id).containsExactly(cases.get(2));
        assertThat(progress(site)).isEqualTo(new SiteProgress(site.id(), "Essen", 3, 2, new CaseSdv.Count(3, 1)));
        assertThat(registry.as(registry.coordinator(), () -> counts.left(site.id(), null, 5)))
                .hasSize(2);
    }

    @Test
    void aChangeIsCountedAfterwards() {
        Site site = registry.site("VPF", "Frankfurt", "DE");
        CaseId id = filled(site);
        catchUp();
        verify(id);
        assertThat(left(site, null, 5)).isEmpty();

        save(site, date(id), id, Answer.text("2024-03-09"), Answer.text("2024-03-10"));
        catchUp();

        assertThat(left(site, null, 5)).extracting(CaseAwaitingSdv::id).containsExactly(id);
        plan(site, SdvPlan.Items.ALL, 100);
        catchUp();
        assertThat(progress(site).count()).isEqualTo(new CaseSdv.Count(2, 0));
    }

    private void catchUp() {
        while (counts.catchUp(50) > 0) {
            assertThat(counts).isNotNull();
        }
    }

    private List<CaseAwaitingSdv> left(Site site, CaseId after, int limit) {
        return registry.as(registry.monitor(), () -> counts.left(site.id(), after, limit));
    }

    private SiteProgress progress(Site site) {
        return registry.as(registry.monitor(), () -> counts.progress()).stream()
                .filter(each -> each.site().equals(site.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> needed(List<CaseId> cases) {
        return cases.stream().map(id -> now(id).count().needed()).toList();
    }

    private void plan(Site site, SdvPlan.Items items, int percent) {
        registry.run(registry.administrator(), () -> plans.plan(site.id(), items, percent));
    }

    /** One critical value and another one. */
    private CaseId filled(Site site) {
        String investigator = registry.investigatorOf(site);
        CaseId id = registry.as(investigator, () -> casebook.register(site.id()).id());
        save(site, date(id), id, Answer.BLANK, Answer.text("2024-03-09"));
        save(site, place(id, "demographics", "height"), id, Answer.BLANK, Answer.number("90"));
        return id;
    }

    private void save(Site site, ItemRef place, CaseId id, Answer before, Answer after) {
        registry.run(
                registry.investigatorOf(site),
                () -> casebook.save(id, place.instanceId(), List.of(new Change(place.path(), before, after)), null));
    }

    private void verify(CaseId id) {
        registry.run(registry.monitor(), () -> verifications.verify(id, Map.of(date(id), Answer.text("2024-03-09"))));
    }

    private ItemRef date(CaseId id) {
        return place(id, "diagnosis", "date_of_diagnosis");
    }

    private ItemRef place(CaseId id, String form, String item) {
        FormInstanceId instanceId = record(id).entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                .map(FormInstance::id)
                .findFirst()
                .orElseThrow();
        return new ItemRef(instanceId, ItemPath.of(item));
    }

    private VisibleCase record(CaseId id) {
        return registry.as(registry.monitor(), () -> casebook.open(id));
    }

    private CaseSdv now(CaseId id) {
        return registry.as(registry.monitor(), () -> verifications.of(casebook.open(id)));
    }
}
