package org.rarecase.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.ItemPath;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReviewReadings;
import org.rarecase.pathology.Reviews;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the pages themselves send to the browser of a blinded reader: every page that has an address, over HTTP. */
@RarecaseIntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ReaderPagesIntegrationTests {

    private static final String LOCAL = "Quokkablastoma of the spleen";
    private static final String NUMBER = "H-2026-quokka-4711";
    private static final String BORN = "2019-03-17";
    private static final String QUESTION = "Found by chance, is it a bilby?";
    private static final String DRAFT = "Numbatoma, says the reader";

    @LocalServerPort
    int port;

    @Autowired
    ServletContext server;

    @Autowired
    Registry registry;

    @Autowired
    Casebook casebook;

    @Autowired
    ReviewReadings readings;

    @Autowired
    Reviews reviews;

    private CaseId id;
    private Reading reading;

    @BeforeEach
    void review() {
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
        answer(registry.anna(), "demographics", "date_of_birth", BORN);
        answer(
                registry.anna(),
                "registration",
                "consent_modules",
                new Answer.Codes(List.of("registry", "pathology-review")));
        answer(registry.anna(), "registration", "clinical_question", QUESTION);
        answer(registry.anna(), "local-pathology", "diagnosis_text", LOCAL);
        answer(registry.anna(), "local-pathology", "specimen_id", NUMBER);
        registry.run(registry.coordinator(), () -> readings.openToAnybody(id, null, Map.of()));
        answer(registry.pathologist(), "central-review", "review_diagnosis", DRAFT);
        reading = registry.as(
                registry.pathologist(), () -> reviews.ofCase(casebook.open(id)).getFirst());
    }

    private void answer(String person, String form, String item, String text) {
        answer(person, form, item, Answer.text(text));
    }

    private void answer(String person, String form, String item, Answer given) {
        registry.run(person, () -> {
            FormInstance entry = casebook.open(id).entries().stream()
                    .filter(it -> it.form().key().value().equals(form))
                    .findFirst()
                    .orElseThrow();
            casebook.save(id, entry.id(), List.of(new Change(ItemPath.of(item), Answer.BLANK, given)), null);
        });
    }

    @Test
    void noPageSendsAReaderWhatIsHiddenAndTheBenchTellsTheReferral() {
        PageClient paul = new PageClient(port).logIn(registry.pathologist(), Registry.PASSWORD);
        PageClient petra = new PageClient(port).logIn(registry.otherPathologist(), Registry.PASSWORD);
        List<String> leaks = new ArrayList<>();
        for (String address : addresses()) {
            String own = paul.open(address).said();
            String other = petra.open(address).said();
            for (String secret : List.of(LOCAL, NUMBER, BORN)) {
                if (own.contains(secret) || other.contains(secret)) {
                    leaks.add(address + " tells " + secret);
                }
            }
            if (other.contains(DRAFT)) {
                leaks.add(address + " tells a colleague " + DRAFT);
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(paul.open(Reading.BENCH + reading.id()).said()).contains(QUESTION, DRAFT);
        assertThat(petra.open(Reading.BENCH + reading.id()).said()).doesNotContain(QUESTION);
        assertThat(new PageClient(port)
                        .logIn(registry.anna(), Registry.PASSWORD)
                        .open("cases/" + id + "/" + formOf("local-pathology"))
                        .said())
                .as("the walk finds it where it is shown")
                .contains(LOCAL, NUMBER);
    }

    private String formOf(String form) {
        return registry.as(
                registry.anna(),
                () -> casebook.open(id).entries().stream()
                        .filter(it -> it.form().key().value().equals(form))
                        .map(it -> it.id().toString())
                        .findFirst()
                        .orElseThrow());
    }

    /** Of each page that a pathologist may open; a parameter that no page had before has to be given its value here. */
    private List<String> addresses() {
        Map<String, String> values = new HashMap<>(Map.of(
                ":caseId", id.toString(),
                ":entryId?", reading.instanceId().toString(),
                ":form", "local-pathology",
                ":newsId", "0",
                ":reviewId", Long.toString(reading.review().id()),
                ":readingId", Long.toString(reading.id()),
                ":sessionId", "0"));
        List<String> addresses = new ArrayList<>();
        for (RouteData route : ApplicationRouteRegistry.getInstance(new VaadinServletContext(server))
                .getRegisteredRoutes()) {
            if (mayOpen(route)) {
                addresses.add(Arrays.stream(route.getTemplate().split("/"))
                        .map(part -> part.startsWith(":")
                                ? Objects.requireNonNull(values.get(part), route.getTemplate())
                                : part)
                        .reduce((first, second) -> first + "/" + second)
                        .orElse(""));
            }
        }
        for (String panel : List.of("review", "audit", "process", "queries")) {
            addresses.add("cases/" + id + "?panel=" + panel);
        }
        addresses.add("cases/" + id + "/" + formOf("local-pathology"));
        return addresses;
    }

    private static boolean mayOpen(RouteData route) {
        RolesAllowed roles = route.getNavigationTarget().getAnnotation(RolesAllowed.class);
        return !route.getNavigationTarget().isAnnotationPresent(AnonymousAllowed.class)
                && (roles == null || List.of(roles.value()).contains("PATHOLOGIST"));
    }
}
