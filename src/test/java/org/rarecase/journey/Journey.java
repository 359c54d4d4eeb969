package org.rarecase.journey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.demo.CompleteCase;
import org.rarecase.pathology.Seats;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One person at one browser, before a server with the sites and people of the {@link Registry}. */
@RarecaseIntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class Journey {

    @LocalServerPort
    private int port;

    @Autowired
    Registry registry;

    @Autowired
    Casebook casebook;

    @Autowired
    Seats seats;

    Browser browser;
    People people;
    CasePage page;
    WorkPage work;

    @BeforeEach
    void open() {
        browser = new Browser(port);
        people = new People(browser);
        page = new CasePage(browser);
        work = new WorkPage(browser);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    /** A case of Tübingen in which nothing is missing. */
    CaseId completeCase() {
        return registry.as(registry.bernd(), () -> {
            CaseId id = casebook.register(registry.tuebingen().id()).id();
            CompleteCase.like("adrenocortical-tumour").fillIn(casebook, id);
            return id;
        });
    }

    /** As a coordinator does in <em>Review</em>. */
    void askToRead(String reader, CaseId id) {
        registry.run(
                registry.coordinator(),
                () -> seats.unassigned(casebook.open(id))
                        .forEach(seat -> seats.offerTo(id, seat.instanceId(), reader)));
    }

    String number(CaseId id) {
        return registry.as(registry.bernd(), () -> casebook.open(id))
                .caseSummary()
                .number();
    }
}
