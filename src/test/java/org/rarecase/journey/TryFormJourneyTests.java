package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class TryFormJourneyTests extends Journey {

    @Autowired
    JdbcClient sql;

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
