package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.hold.CaseHolds;
import org.rarecase.casebook.ui.list.CaseListView;
import org.rarecase.consent.Consents;
import org.springframework.beans.factory.annotation.Autowired;

/** What the menu of a case offers: to each role, in each state, what is not refused. */
@ProcessTest
@ViewPackages(packages = {"org.rarecase.casebook.ui"})
class CaseMenuIntegrationTests extends SpringBrowserlessTest {

    private static final String WITHDRAW = "Record withdrawal of consent…";
    private static final String PDF = "PDF of this case";
    private static final String VERIFY = "Verify signatures";
    private static final String RELAPSE = "Report a relapse…";
    private static final String SECOND = "Report a second tumour…";

    @Autowired
    CaseScenario cases;

    @Autowired
    CaseHolds holds;

    @Autowired
    Consents consents;

    @Autowired
    SettableClock clock;

    @Test
    void whileTheSiteEntersData() {
        assertThat(offered(cases.registered()))
                .containsExactly(
                        List.of(WITHDRAW, PDF, "Sign case", VERIFY, "Sign form"),
                        List.of("Freeze case", PDF, VERIFY, "Freeze form"),
                        List.of("Freeze case", "Lock case", PDF, VERIFY, "Freeze form", "Lock form"),
                        List.of(PDF, VERIFY));
    }

    @Test
    void afterSubmission() {
        assertThat(offered(cases.submitted("T09")))
                .containsExactly(
                        List.of(WITHDRAW, PDF, "Sign case", VERIFY, RELAPSE, SECOND, "Sign form"),
                        List.of(
                                "Freeze case",
                                "Verify values of the case",
                                PDF,
                                VERIFY,
                                "Freeze form",
                                "Verify values of this form"),
                        List.of("Freeze case", "Lock case", PDF, VERIFY, "Freeze form", "Lock form"),
                        List.of(PDF, VERIFY));
    }

    @Test
    void whatIsApprovedIsNotSignedByTheSiteAnyMore() {
        assertThat(offered(cases.approved(LocalDate.now(clock).minusMonths(1))))
                .containsExactly(
                        List.of(WITHDRAW, PDF, VERIFY, "Bring the next follow-up forward…", RELAPSE, SECOND),
                        List.of(PDF, VERIFY),
                        List.of("Reopen the case…", PDF, VERIFY),
                        List.of(PDF, VERIFY));
    }

    @Test
    void nothingIsSignedOrReportedAfterAWithdrawalOfConsent() {
        CaseId id = cases.submitted("T09");
        Withdrawal withdrawal =
                new Withdrawal(Withdrawal.Scope.NO_COLLECTION, LocalDate.now(clock), Withdrawal.By.PARENT, "By letter");
        cases.registry.run(cases.registry.anna(), () -> consents.withdraw(id, withdrawal));

        assertThat(offered(id))
                .containsExactly(
                        List.of(WITHDRAW, PDF, VERIFY),
                        List.of("Freeze case", PDF, VERIFY, "Freeze form"),
                        List.of(
                                "Freeze case",
                                "Lock case",
                                "Take back the withdrawal…",
                                PDF,
                                VERIFY,
                                "Freeze form",
                                "Lock form"),
                        List.of(PDF, VERIFY));
    }

    @Test
    void whatIsFrozenAMonitorReleasesAndWhatIsLockedACoordinatorAlone() {
        CaseId id = cases.submitted("T09");
        cases.registry.run(cases.registry.coordinator(), () -> holds.freeze(id, null, ""));
        assertThat(offered(id))
                .element(1)
                .isEqualTo(List.of(
                        "Unfreeze case",
                        "Verify values of the case",
                        PDF,
                        VERIFY,
                        "Freeze form",
                        "Verify values of this form"));

        cases.registry.run(cases.registry.coordinator(), () -> holds.lock(id, null, ""));
        assertThat(offered(id))
                .containsExactly(
                        List.of(WITHDRAW, PDF, "Sign case", VERIFY, RELAPSE, SECOND, "Sign form"),
                        List.of(PDF, VERIFY),
                        List.of("Unlock case", PDF, VERIFY),
                        List.of(PDF, VERIFY));
    }

    /** To the investigator, the monitor, the coordinator and the auditor: of the case, then of its first form. */
    private List<List<String>> offered(CaseId id) {
        Registry people = cases.registry;
        List<List<String>> offered = new ArrayList<>();
        for (String person : List.of(people.anna(), people.monitor(), people.coordinator(), people.auditor())) {
            people.run(person, () -> {
                navigate(CaseListView.class);
                UI.getCurrent().navigate("cases/" + id.value());
                offered.add(find(MenuBar.class).all().stream()
                        .flatMap(bar -> bar.getItems().stream())
                        .filter(root -> root.getText().endsWith("ctions"))
                        .flatMap(root -> root.getSubMenu().getItems().stream())
                        .map(MenuItem::getText)
                        .toList());
            });
        }
        return offered;
    }
}
