package org.rarecase.journey;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rarecase.account.OwnAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.springframework.beans.factory.annotation.Autowired;

/** Every page that has a {@link Route}, as everybody who may open it, in every language. */
class AccessibilityJourneyTests extends Journey {

    @Autowired
    ServletContext server;

    @Autowired
    OwnAccount ownAccount;

    /** Where each was seen first. */
    private final Map<String, String> faults = new LinkedHashMap<>();

    @Test
    void nothingOnAnyPageKeepsPeopleFromUsingIt() {
        CaseId id = completeCase();
        look("login", Locale.ENGLISH);
        for (Role role : Role.values()) {
            List<String> pages = pages(role, id);
            people.logIn(person(role));
            for (Locale language : List.of(Locale.GERMAN, Locale.ENGLISH)) {
                registry.run(person(role), () -> ownAccount.setLanguage(language));
                pages.forEach(address -> look(address, language));
            }
            people.logOut();
        }
        assertThat(faults).isEmpty();
    }

    private void look(String address, Locale language) {
        browser.open(address);
        browser.find("html[lang=" + language.getLanguage() + "] h1");
        browser.accessibilityFaults(language.equals(Locale.GERMAN))
                .forEach(fault -> faults.putIfAbsent(fault, address + " " + language));
    }

    /** Each page as the first who may open it, and the pages of a case as everybody: who may do more sees more. */
    private List<String> pages(Role role, CaseId id) {
        return ApplicationRouteRegistry.getInstance(new VaadinServletContext(server)).getRegisteredRoutes().stream()
                .filter(route -> !route.getNavigationTarget().isAnnotationPresent(AnonymousAllowed.class))
                .filter(route -> route.getTemplate().equals("cases/:caseId/:entryId?")
                        ? readers(route).contains(role)
                        : readers(route).getFirst() == role)
                .map(route -> address(route.getTemplate(), id))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Role> readers(RouteData route) {
        RolesAllowed named = route.getNavigationTarget().getAnnotation(RolesAllowed.class);
        return named == null
                ? List.of(Role.INVESTIGATOR)
                : Arrays.stream(named.value()).map(Role::valueOf).toList();
    }

    /** A parameter that no page had before has to be given its value here. */
    private static String address(String template, CaseId id) {
        Map<String, String> values = Map.of(
                ":caseId", id.toString(),
                ":entryId?", "",
                ":form", "adrenocortical-tumour",
                ":newsId", "0",
                // Comparisons are looked at where there is one, see ReviewJourneyTests.
                ":reviewId", "0",
                ":readingId", "0",
                ":sessionId", "0");
        return Arrays.stream(template.split("/"))
                .map(part -> part.startsWith(":") ? values.get(part) : part)
                .peek(part -> assertThat(part).as(template).isNotNull())
                .filter(part -> !part.isEmpty())
                .collect(joining("/"));
    }

    private String person(Role role) {
        return switch (role) {
            case INVESTIGATOR -> registry.bernd();
            case MONITOR -> registry.monitor();
            case PATHOLOGIST -> registry.pathologist();
            case COORDINATOR -> registry.coordinator();
            case AUDITOR -> registry.auditor();
            case ADMINISTRATOR -> registry.administrator();
        };
    }
}
