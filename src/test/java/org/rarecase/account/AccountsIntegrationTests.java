package org.rarecase.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;

@RarecaseIntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class AccountsIntegrationTests {

    private static final String PASSWORD = "kettles over the harbour";
    private static final AtomicLong NEXT = new AtomicLong();

    @Autowired
    Accounts accounts;

    @Autowired
    OwnAccount ownAccount;

    @Autowired
    Passwords passwords;

    @Autowired
    AccountRepository repository;

    @Autowired
    CurrentAccount current;

    @Autowired
    Studies studies;

    @Autowired
    JdbcClient sql;

    @Autowired
    UserDetailsService userDetails;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void revokedRoleIsRefusedAtTheNextCall() throws Exception {
        Account monitor = create(Set.of(Role.MONITOR));
        current.callAs(monitor.userName(), () -> {
            assertThat(current.as(Role.MONITOR).role()).isEqualTo("monitor");
            asAdministrator(() -> accounts.change(
                    monitor.id(), monitor.displayName(), Set.of(Role.AUDITOR), monitor.sites(), "New task"));
            assertThatThrownBy(() -> current.as(Role.MONITOR)).isInstanceOf(NotAllowed.class);
            return null;
        });
    }

    @Test
    void aDeactivatedAccountIsRefusedAtTheNextCall() throws Exception {
        Account account = create(Set.of(Role.MONITOR));
        current.callAs(account.userName(), () -> {
            asAdministrator(() -> accounts.deactivate(account.id(), "left the study"));
            assertThatThrownBy(current::account).isInstanceOf(NotAllowed.class);
            return null;
        });
        assertThatThrownBy(() -> login(account.userName(), PASSWORD)).isInstanceOf(DisabledException.class);
    }

    @Test
    void askingWhoActsTakesNoStatement() throws Exception {
        Account account = create(Set.of(Role.MONITOR));
        current.callAs(account.userName(), () -> {
            assertThat(Statements.during(() -> {
                        current.as(Role.MONITOR);
                        current.sites();
                    }))
                    .isEmpty();
            return null;
        });
    }

    @Test
    void workAsAnotherAccountLeavesNothingBehind() throws Exception {
        Account account = create(Set.of(Role.MONITOR));
        String inside = current.callAs(
                account.userName(),
                () -> SecurityContextHolder.getContext().getAuthentication().getName());
        assertThat(inside).isEqualTo(account.userName());
        assertThat(current.find()).isEmpty();
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    @Test
    void onlyAdministratorsChangeAccountsAndSites() throws Exception {
        Account monitor = create(Set.of(Role.MONITOR));
        current.callAs(monitor.userName(), () -> {
            assertThatThrownBy(() -> accounts.page("", 10)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> accounts.deactivate(monitor.id(), "x")).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> passwords.set(monitor.id(), PASSWORD)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> studies.add("XXX", "Nowhere", "IT")).isInstanceOf(NotAllowed.class);
            return null;
        });
    }

    @Test
    void theZoneOfASiteIsKeptByAdministratorsWithALineInTheTrail() throws Exception {
        Account monitor = create(Set.of(Role.MONITOR));
        String code = "Z" + System.nanoTime() % 1_000_000;
        asAdministrator(() -> {
            Site site = studies.add(code, "Auckland", "NZ", ZoneId.of("Pacific/Auckland"));
            studies.change(site.id(), "Auckland", null);
            studies.change(site.id(), "Auckland", null);
            studies.change(site.id(), "Auckland", ZoneId.of("Pacific/Chatham"));
        });

        Site site = studies.find(code).orElseThrow();
        assertThat(site.zone()).isEqualTo(ZoneId.of("Pacific/Chatham"));
        assertThat(sql.sql("SELECT CONCAT_WS(', ', old_value, new_value) FROM audit_entry"
                                + " WHERE kind = 'site.time-zone-changed' AND new_value LIKE ? ORDER BY id")
                        .param(code + "%")
                        .query(String.class)
                        .list())
                .containsExactly(
                        code + ": –, " + code + ": Pacific/Auckland",
                        code + ": Pacific/Auckland, " + code + ": –",
                        code + ": –, " + code + ": Pacific/Chatham");
        current.callAs(monitor.userName(), () -> {
            assertThatThrownBy(() -> studies.setZone(site.id(), null)).isInstanceOf(NotAllowed.class);
            return null;
        });
    }

    @Test
    void everyDifferenceGetsALineInTheTrail() throws Exception {
        Account account = create(Set.of(Role.MONITOR));
        asAdministrator(() -> accounts.change(
                account.id(), "New Name", Set.of(Role.INVESTIGATOR), new SiteScope(false, Set.of()), "New task"));
        assertThat(trailOf(account.userName()))
                .containsExactly(
                        "account.created",
                        "account.role-granted",
                        "account.site-granted",
                        "account.renamed",
                        "account.role-granted",
                        "account.role-revoked",
                        "account.site-revoked");
    }

    @Test
    void rolesChangeOnlyWithAReasonThatTheTrailTells() throws Exception {
        Account account = create(Set.of(Role.MONITOR));

        for (String none : new String[] {null, "", "  "}) {
            assertThatThrownBy(() -> asAdministrator(() -> accounts.change(
                            account.id(), account.displayName(), Set.of(Role.AUDITOR), account.sites(), none)))
                    .isInstanceOf(AccountRejected.class)
                    .extracting(refused -> ((AccountRejected) refused).field())
                    .isEqualTo(AccountRejected.Field.REASON);
        }
        asAdministrator(() -> accounts.change(account.id(), "Other Name", account.roles(), account.sites(), null));
        asAdministrator(() -> accounts.change(
                account.id(), "Other Name", Set.of(Role.AUDITOR), account.sites(), " Left monitoring "));

        assertThat(sql.sql("SELECT CONCAT(kind, ': ', COALESCE(reason, '')) FROM audit_entry WHERE"
                                + " CONCAT(COALESCE(old_value, ''), COALESCE(new_value, '')) LIKE ? ORDER BY id")
                        .param(account.userName() + ":%")
                        .query(String.class)
                        .list())
                .contains("account.role-revoked: Left monitoring", "account.role-granted: Left monitoring");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MONITOR", "PATHOLOGIST"})
    void nobodyIsBothSidesAtOneSite(String judge, CapturedOutput output) throws Exception {
        Set<Role> both = Set.of(Role.INVESTIGATOR, Role.valueOf(judge));
        Account investigator = create(Set.of(Role.INVESTIGATOR));

        assertThatThrownBy(() -> create(both))
                .isInstanceOf(AccountRejected.class)
                .hasMessageContaining("both sides");
        assertThatThrownBy(() -> asAdministrator(
                        () -> accounts.change(investigator.id(), "Both", both, investigator.sites(), "Holidays")))
                .hasMessageContaining("both sides");

        JdbcClient.create(TestMySql.asOwner())
                .sql("INSERT INTO account_role VALUES (?, ?)")
                .params(investigator.id().value(), judge)
                .update();
        assertThat(judgingThemselves()).contains(investigator.userName());
        assertThat(toldAtTheStart(output)).contains(investigator.userName(), "They keep their roles");
        asAdministrator(() -> accounts.change(investigator.id(), "Was both before", both, investigator.sites(), null));
        asAdministrator(() -> accounts.change(
                investigator.id(), "Was both before", Set.of(Role.INVESTIGATOR), investigator.sites(), "One side"));
        assertThat(judgingThemselves()).doesNotContain(investigator.userName());
        assertThat(toldAtTheStart(output)).doesNotContain(investigator.userName());
        assertThatThrownBy(() -> asAdministrator(() ->
                        accounts.change(investigator.id(), "Was both before", both, investigator.sites(), "Back")))
                .isInstanceOf(AccountRejected.class);
    }

    @Test
    void thePersonSwitchesSingleKeysOffAndOn() throws Exception {
        Account account = create(Set.of(Role.MONITOR));
        assertThat(account.singleKeys()).isTrue();

        for (boolean used : List.of(false, false, true)) {
            current.callAs(account.userName(), () -> {
                ownAccount.useSingleKeys(used);
                return null;
            });
            assertThat(current.callAs(
                            account.userName(), () -> current.account().singleKeys()))
                    .isEqualTo(used);
        }
        assertThat(trailOf(account.userName()).stream().filter("account.single-keys-chosen"::equals))
                .hasSize(2);
    }

    @Test
    void mailsGoWhereTheAdministratorOrThePersonSays() throws Exception {
        Account account = create(Set.of(Role.MONITOR));
        asAdministrator(() -> accounts.change(
                account.id(),
                account.displayName(),
                account.roles(),
                account.sites(),
                account.language(),
                "m@hospital.example",
                null));
        assertThat(current.callAs(account.userName(), () -> current.account().email()))
                .isEqualTo("m@hospital.example");

        current.callAs(account.userName(), () -> {
            ownAccount.setEmail(" mine@home.example ");
            ownAccount.setEmail("mine@home.example");
            return null;
        });
        assertThat(repository.find(account.id()).orElseThrow().email()).isEqualTo("mine@home.example");
        current.callAs(account.userName(), () -> {
            ownAccount.setEmail("");
            return null;
        });
        assertThat(repository.find(account.id()).orElseThrow().email()).isNull();
        assertThat(trailOf(account.userName()).stream().filter("account.email-set"::equals))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"maria", "maria@", "a@b.example, c@d.example", "<a@b.example>", "a@b.example\nBcc: c@d.example"})
    void whatIsNoAddressIsRefused(String email) throws Exception {
        Account account = create(Set.of(Role.MONITOR));
        current.callAs(account.userName(), () -> {
            assertThatThrownBy(() -> ownAccount.setEmail(email)).isInstanceOf(AccountRejected.class);
            return null;
        });
    }

    @Test
    void aUserNameIsNeverGivenTwice() throws Exception {
        Account account = create(Set.of(Role.MONITOR));
        assertThatThrownBy(() -> asAdministrator(() ->
                        accounts.create(account.userName(), "Somebody else", PASSWORD, Set.of(), SiteScope.EVERYWHERE)))
                .isInstanceOf(AccountRejected.class)
                .hasMessageContaining("taken");
    }

    @Test
    void shortPasswordsAreRefused() throws Exception {
        Account account = create(Set.of(Role.MONITOR));
        assertThatThrownBy(() -> asAdministrator(() -> passwords.set(account.id(), "demo")))
                .isInstanceOf(AccountRejected.class);
    }

    @Test
    void passwordsThatOthersGuessFirstAreRefusedAndSayWhy() throws Exception {
        Account account = create(Set.of(Role.MONITOR));
        for (String guessed : List.of(
                "password1234",
                "qwertyuiop12",
                "Sommer2026!!",
                "passwordpassword",
                account.userName() + account.userName())) {
            assertThatThrownBy(() -> asAdministrator(() -> passwords.set(account.id(), guessed)))
                    .as(guessed)
                    .isInstanceOf(AccountRejected.class)
                    .hasMessageContaining("easily guessed");
        }
        asAdministrator(() -> passwords.set(account.id(), "ü".repeat(3) + " kettle in the harbour"));
    }

    @Test
    void anAdministratorOfTheDemoIsNoOtherAdministrator() throws Exception {
        Account demo = create(Set.of(Role.ADMINISTRATOR));
        JdbcClient.create(TestMySql.asOwner())
                .sql("UPDATE account_account SET demo = TRUE WHERE id = ?")
                .param(demo.id().value())
                .update();

        assertThat(repository.lockAdministrators(false)).isNotEmpty().doesNotContain(demo.id());
        assertThat(repository.lockAdministrators(true)).contains(demo.id());
    }

    @Test
    void fiveFailedLoginsLockAnAccountWhateverThePassword() throws Exception {
        Account account = create(Set.of(Role.MONITOR));
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThatThrownBy(() -> login(account.userName(), "wrong")).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> login(account.userName(), PASSWORD)).isInstanceOf(LockedException.class);
        asAdministrator(() -> passwords.set(account.id(), PASSWORD + "!"));
        assertThat(login(account.userName(), PASSWORD + "!")).isTrue();
        assertThat(sql.sql("SELECT COUNT(*) FROM audit_entry WHERE user_name = ? AND kind = 'login.failed'")
                        .param(account.userName())
                        .query(Integer.class)
                        .single())
                .isEqualTo(6);
    }

    @Test
    void whatSomebodyTypedAsUnknownUserNameIsNotKept() {
        assertThatThrownBy(() -> login("my-secret-password", "x")).isInstanceOf(BadCredentialsException.class);
        assertThat(sql.sql("SELECT user_name FROM audit_entry WHERE kind = 'login.failed' ORDER BY id DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .isEqualTo("(unknown)");
    }

    @Test
    void theFirstStartMadeAnAdministrator() {
        assertThat(sql.sql("SELECT COUNT(*) FROM account_account WHERE user_name = 'admin'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private Account create(Set<Role> roles) throws Exception {
        String userName = "tester" + NEXT.incrementAndGet();
        return current.callAsSystem(
                () -> accounts.create(userName, "Test Person", PASSWORD, roles, SiteScope.EVERYWHERE));
    }

    private List<String> judgingThemselves() throws Exception {
        return current.callAs("admin", accounts::judgingThemselves).stream()
                .map(Account::userName)
                .toList();
    }

    private String toldAtTheStart(CapturedOutput output) {
        int before = output.getAll().length();
        new BothSidesReport(accounts, current).run(new DefaultApplicationArguments());
        return output.getAll().substring(before);
    }

    private void asAdministrator(Runnable work) throws Exception {
        current.callAs("admin", () -> {
            work.run();
            return null;
        });
    }

    private boolean login(String userName, String password) {
        var provider = new DaoAuthenticationProvider(userDetails);
        provider.setPasswordEncoder(encoder);
        var manager = new ProviderManager(provider);
        manager.setAuthenticationEventPublisher(new DefaultAuthenticationEventPublisher(events));
        return manager.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(userName, password))
                .isAuthenticated();
    }

    private List<String> trailOf(String userName) {
        return sql.sql("""
                        SELECT kind FROM audit_entry
                        WHERE chain = 0 AND COALESCE(new_value, old_value) LIKE CONCAT(?, ':%') ORDER BY seq
                        """).param(userName).query(String.class).list();
    }
}
