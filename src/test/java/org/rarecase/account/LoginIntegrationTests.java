package org.rarecase.account;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@RarecaseIntegrationTest
class LoginIntegrationTests {

    private static final String PASSWORD = "correct horse battery";
    private static int created;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    CurrentAccount current;

    @Autowired
    AccountCache cache;

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
            accounts.setPassword(account.id(), PASSWORD);
            return null;
        });
        MockHttpSession after = login();
        request(before);
        request(after);

        assertThat(before.isInvalid()).isTrue();
        assertThat(after.isInvalid()).isFalse();
    }

    @Test
    void whoeverChangesTheOwnPasswordStaysInThatSessionAlone() throws Exception {
        MockHttpSession other = login();
        MockHttpSession own = login();
        SecurityContextHolder.setContext((SecurityContext) own.getAttribute("SPRING_SECURITY_CONTEXT"));
        try {
            accounts.changeOwnPassword(PASSWORD, PASSWORD + "!");
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
            accounts.change(account.id(), account.displayName(), Set.of(Role.AUDITOR), account.sites());
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
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        SecurityContextHolder.setContext((SecurityContext) session.getAttribute("SPRING_SECURITY_CONTEXT"));
        try {
            new AccountRecheckFilter(cache).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private MockHttpSession login() throws Exception {
        var result = web.perform(formLogin("/login").user(account.userName()).password(PASSWORD))
                .andExpect(authenticated().withUsername(account.userName()))
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
