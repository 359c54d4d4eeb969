package org.rarecase.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@RarecaseIntegrationTest
class LoginIntegrationTests {

    private static final String PASSWORD = "kettles over the harbour";
    private static int created;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    Passwords passwords;

    @Autowired
    CurrentAccount current;

    @Autowired
    AccountCache cache;

    @Autowired
    PasswordCheck passwordCheck;

    @Autowired
    JdbcClient sql;

    private MockMvc web;
    private Account account;

    @BeforeEach
    void createAccount() throws Exception {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        String userName = "login-tester" + ++created;
        account = current.callAsSystem(
                () -> accounts.create(userName, "Test Person", PASSWORD, Set.of(Role.MONITOR), SiteScope.EVERYWHERE));
    }

    @Test
    void loginAndLogoutAreInTheTrail() throws Exception {
        MockHttpSession session = login();
        web.perform(post("/logout").with(csrf()).session(session));

        assertThat(trail()).containsExactly("login.succeeded", "logout");
    }

    @Test
    void aWrongPasswordIsInTheTrailAndLetsNobodyIn() throws Exception {
        web.perform(formLogin("/login").user(account.userName()).password("wrong"))
                .andExpect(unauthenticated());

        assertThat(trail()).containsExactly("login.failed");
    }

    @Test
    void aPasswordThatWasKeptInAnOlderWayIsKeptAnewWithTheLogIn() throws Exception {
        hash("{bcrypt}" + new BCryptPasswordEncoder().encode(PASSWORD));

        login();
        login();

        assertThat(hash()).startsWith("{argon2}$argon2id$");
        assertThat(trail()).as("no change of the password").containsOnly("login.succeeded");
    }

    private void hash(String hash) {
        sql.sql("UPDATE account_account SET password_hash = ? WHERE id = ?")
                .params(hash, account.id().value())
                .update();
    }

    private String hash() {
        return sql.sql("SELECT password_hash FROM account_account WHERE id = ?")
                .param(account.id().value())
                .query(String.class)
                .single();
    }

    @Test
    void theWayBackToAPageOutlivesTheSessionInWhichItWasAskedFor() throws Exception {
        Cookie[] kept = web.perform(get("/cases/7?item=consent_version").accept(MediaType.TEXT_HTML))
                .andExpect(redirectedUrl("/login"))
                .andReturn()
                .getResponse()
                .getCookies();

        web.perform(post("/login")
                        .param("username", account.userName())
                        .param("password", PASSWORD)
                        .with(csrf())
                        .cookie(kept))
                .andExpect(redirectedUrlPattern("**/cases/7?item=consent_version"));
    }

    @Test
    void aPageThatPostsTheLogInItselfIsToldTheWayBack() throws Exception {
        Cookie[] kept = web.perform(get("/cases/7").accept(MediaType.TEXT_HTML))
                .andReturn()
                .getResponse()
                .getCookies();

        MockHttpServletResponse answer = web.perform(postedByThePage(PASSWORD).cookie(kept))
                .andExpect(authenticated())
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Result")).isEqualTo("success");
        assertThat(answer.getHeader("Saved-url")).endsWith("/cases/7");
        assertThat(trail()).containsExactly("login.succeeded");
    }

    @Test
    void aPageThatPostsTheLogInItselfIsRefusedAsAFormIs() throws Exception {
        web.perform(postedByThePage("wrong")).andExpect(unauthenticated()).andExpect(redirectedUrl("/login?error"));

        assertThat(trail()).containsExactly("login.failed");
    }

    @Test
    void noOtherSiteLogsSomebodyIn() throws Exception {
        MockHttpServletRequestBuilder withoutToken =
                post("/login").param("username", account.userName()).param("password", PASSWORD);
        web.perform(withoutToken).andExpect(unauthenticated()).andExpect(redirectedUrl("/login?ended=open-too-long"));
        web.perform(postedByThePage(PASSWORD).with(csrf().useInvalidToken())).andExpect(unauthenticated());

        assertThat(trail()).isEmpty();
    }

    private MockHttpServletRequestBuilder postedByThePage(String password) {
        return post("/login")
                .header("source", "typescript")
                .param("username", account.userName())
                .param("password", password)
                .with(csrf());
    }

    @Test
    void anOpenSessionEndsAtTheRequestAfterTheAccountWasDeactivated() throws Exception {
        MockHttpSession session = login();
        current.callAsSystem(() -> {
            accounts.deactivate(account.id(), "left the study");
            return null;
        });
        request(session);

        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void anOpenSessionEndsWhenThePasswordIsSetAndALaterOneDoesNot() throws Exception {
        MockHttpSession before = login();
        current.callAsSystem(() -> {
            passwords.set(account.id(), PASSWORD);
            return null;
        });
        MockHttpSession after = login();
        request(before);
        request(after);

        assertThat(before.isInvalid()).isTrue();
        assertThat(after.isInvalid()).isFalse();
    }

    @Test
    void aPasswordThatSomebodyElseGaveIsChangedBeforeAnythingElse() throws Exception {
        String administrator = "first-admin" + created;
        current.callAsSystem(() ->
                accounts.create(administrator, "Admin", PASSWORD, Set.of(Role.ADMINISTRATOR), SiteScope.EVERYWHERE));
        String name = "newcomer" + created;
        current.callAs(
                administrator,
                () -> accounts.create(name, "Newcomer", PASSWORD, Set.of(Role.MONITOR), SiteScope.EVERYWHERE));
        for (String given : List.of(PASSWORD, PASSWORD + " anew")) {
            if (!given.equals(PASSWORD)) {
                current.callAs(administrator, () -> {
                    passwords.set(cache.find(name).orElseThrow().id(), given);
                    return true;
                });
            }
            SecurityContextHolder.setContext(context(login(name, given)));
            try {
                assertThatThrownBy(() -> current.as(Role.MONITOR)).isInstanceOf(FirstPasswordInUse.class);
                assertThatThrownBy(current::account).isInstanceOf(FirstPasswordInUse.class);
                assertThatThrownBy(() -> passwordCheck.check(name, given))
                        .as("no signature either")
                        .isInstanceOf(FirstPasswordInUse.class);
                assertThatThrownBy(() -> passwords.changeOwn(given, given)).isInstanceOf(AccountRejected.class);
                passwords.changeOwn(given, given + " own");
                assertThat(current.as(Role.MONITOR).userName()).isEqualTo(name);
                assertThat(passwordCheck.check(name, given + " own")).isEqualTo(PasswordCheck.Result.CONFIRMED);
            } finally {
                SecurityContextHolder.clearContext();
            }
        }
    }

    @Test
    void whatTheFirstStartPrintedIsChangedToo() {
        assertThat(cache.find("admin").orElseThrow().passwordGiven()).isTrue();
    }

    @Test
    void aPageThatIsOpenIsToldThatTheAccountWasDeactivated() throws Exception {
        MockHttpSession session = login();
        current.callAsSystem(() -> {
            accounts.deactivate(account.id(), "left the study");
            return null;
        });
        MockHttpServletRequest beat = new MockHttpServletRequest("POST", "/");
        beat.setParameter("v-r", "heartbeat");
        MockHttpServletRequest asked = new MockHttpServletRequest("POST", "/");
        asked.setParameter("v-r", "uidl");

        // A page of a case beats by itself; the reason is kept for what its person reads.
        assertThat(request(session, beat).getStatus()).isEqualTo(404);
        assertThat(request(session, asked).getContentAsString())
                .contains("Your account was deactivated", "/login?ended=deactivated");
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void whoAsksForAPageIsLedToTheLogInThatSaysWhyTheSessionEnded() throws Exception {
        MockHttpSession deactivated = login();
        MockHttpSession reset = (MockHttpSession)
                web.perform(formLogin("/login").user(account.userName()).password(PASSWORD))
                        .andReturn()
                        .getRequest()
                        .getSession(false);
        current.callAsSystem(() -> {
            passwords.set(account.id(), PASSWORD);
            return null;
        });
        assertThat(page(reset).getRedirectedUrl()).isEqualTo("/login?ended=password");
        current.callAsSystem(() -> {
            accounts.deactivate(account.id(), "left the study");
            return null;
        });
        assertThat(page(deactivated).getRedirectedUrl()).isEqualTo("/login?ended=deactivated");
        assertThat(EndedSession.message("anything", Locale.ENGLISH)).isEmpty();
    }

    private MockHttpServletResponse page(MockHttpSession session) throws Exception {
        MockHttpServletRequest asked = new MockHttpServletRequest("GET", "/cases");
        asked.addHeader("Accept", "text/html");
        return request(session, asked);
    }

    private static SecurityContext context(MockHttpSession session) {
        return (SecurityContext) session.getAttribute("SPRING_SECURITY_CONTEXT");
    }

    @Test
    void whoeverChangesTheOwnPasswordStaysInThatSessionAlone() throws Exception {
        MockHttpSession other = login();
        MockHttpSession own = login();
        SecurityContextHolder.setContext((SecurityContext) own.getAttribute("SPRING_SECURITY_CONTEXT"));
        try {
            passwords.changeOwn(PASSWORD, PASSWORD + "!");
        } finally {
            SecurityContextHolder.clearContext();
        }
        request(own);
        request(other);

        assertThat(own.isInvalid()).isFalse();
        assertThat(other.isInvalid()).isTrue();
    }

    @Test
    void anOpenSessionHasTheNewRolesAtTheNextRequest() throws Exception {
        MockHttpSession session = login();
        current.callAsSystem(() -> {
            accounts.change(account.id(), account.displayName(), Set.of(Role.AUDITOR), account.sites(), "New task");
            return null;
        });
        request(session);
        SecurityContext now = (SecurityContext) session.getAttribute("SPRING_SECURITY_CONTEXT");
        assertThat(now.getAuthentication().getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsOnlyOnce("ROLE_AUDITOR")
                .doesNotContain("ROLE_MONITOR");
    }

    /** The filter alone: behind the security chain stands Vaadin's servlet, which the mock has not. */
    private void request(MockHttpSession session) throws Exception {
        request(session, new MockHttpServletRequest());
    }

    private MockHttpServletResponse request(MockHttpSession session, MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        request.setSession(session);
        SecurityContextHolder.setContext((SecurityContext) session.getAttribute("SPRING_SECURITY_CONTEXT"));
        try {
            new AccountRecheckFilter(cache).doFilter(request, response, new MockFilterChain());
        } finally {
            SecurityContextHolder.clearContext();
        }
        return response;
    }

    private MockHttpSession login() throws Exception {
        return login(account.userName(), PASSWORD);
    }

    private MockHttpSession login(String userName, String password) throws Exception {
        var result = web.perform(formLogin("/login").user(userName).password(password))
                .andExpect(authenticated().withUsername(userName))
                .andReturn();
        return (MockHttpSession) result.getRequest().getSession(false);
    }

    private List<String> trail() {
        return sql.sql("SELECT kind FROM audit_entry WHERE user_name = ? ORDER BY id")
                .param(account.userName())
                .query(String.class)
                .list();
    }
}
