package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RarecaseIntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TryFormJourneyTests {

    @LocalServerPort
    int port;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient sql;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void anAnswerShowsWhatFollowsFromItAndWhyAndNothingIsStored() {
        long before = entries();
        new People(browser).logIn(registry.coordinator());
        browser.open("forms/adrenocortical-tumour/try");
        new FormPage(browser).typeWithoutSaving("weight", "450");
        browser.reads(".rc-consequences", "Weight above 400 g");
        assertThat(browser.reads(".rc-explained", "weight > 400")).contains("Yes", "450 g");
        browser.click(".rc-inputs .rc-link", "Tumour weight");
        browser.reads(".rc-explanation h2", "Rules of Tumour weight");
        assertThat(entries()).isEqualTo(before);
    }

    private long entries() {
        return sql.sql("SELECT COUNT(*) FROM casebook_form_entry")
                .query(Long.class)
                .single();
    }
}
