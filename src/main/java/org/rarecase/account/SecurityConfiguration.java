package org.rarecase.account;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.rarecase.account.ui.LoginView;
import org.rarecase.ui.StaticFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.session.HttpSessionEventPublisher;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, AccountCache accounts, LoginRecorder recorder, VaadinDefaultRequestCache wayBack) {
        // Not in the session: late answers to a page whose session has ended bring another one.
        wayBack.setDelegateRequestCache(new CookieRequestCache());
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                        "/" + StaticFiles.FOLDER + "/**",
                        "/styles/**",
                        "/lib/**",
                        "/images/**",
                        "/*.js",
                        "/favicon.svg")
                .permitAll());
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView(LoginView.class)
                        .addLogoutHandler(recorder)
                        // An address that leads nowhere gets our page and not a bare 403.
                        .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated));
        // No bean: Spring Boot would put it before every request, also before the log-in is known.
        http.addFilterBefore(new AccountRecheckFilter(accounts), AuthorizationFilter.class);
        http.addFilterBefore(new LogInTokenFilter(), UsernamePasswordAuthenticationFilter.class);
        return http.build();
    }

    /** Tells when a session expires. */
    @Bean
    HttpSessionEventPublisher httpSessionEventPublisher() {
        return new HttpSessionEventPublisher();
    }
}
