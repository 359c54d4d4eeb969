package org.rarecase.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.ui.Served;
import org.springframework.beans.factory.annotation.Autowired;

@QueryModuleTest
class QueryTemplateIntegrationTests {

    private static final FormKey DIAGNOSIS = new FormKey("diagnosis");

    @Autowired
    QueryCases cases;

    @Autowired
    QueryTemplates templates;

    @Test
    void textsOfTheFormComeBeforeThoseForAll() {
        assertThat(templates.of(DIAGNOSIS)).containsExactly("Which scale was it?", "Please confirm.");
        assertThat(templates.of(new FormKey("local-pathology"))).containsExactly("Please confirm.");
        assertThat(templates.of(null)).containsExactly("Please confirm.");
    }

    @Test
    void aTemplateSentAsItStandsIsReadInTheLanguageOfTheReader() {
        QueryId query = raised("Welche Waage war es?");
        QueryId own = raised("Welche Waage war es, bitte?");

        assertThat(first(query)).isEqualTo("Which scale was it?");
        assertThat(cases.query(query).question()).isEqualTo("Which scale was it?");
        assertThat(first(own)).isEqualTo("Welche Waage war es, bitte?");
        try (Served german = Served.in(Locale.GERMAN)) {
            assertThat(first(query)).isEqualTo("Welche Waage war es?");
            assertThat(templates.of(null)).containsExactly("Bitte bestätigen.");
        }
    }

    private QueryId raised(String text) {
        CaseId id = cases.submitted("T09");
        ItemRef weight = cases.place(id, "diagnosis", "weight");
        return cases.registry.as(cases.registry.monitor(), () -> cases.raising.raise(id, Question.about(weight, text)));
    }

    private String first(QueryId query) {
        List<QueryMessage> thread = cases.registry.as(
                cases.registry.monitor(),
                () -> cases.queries.threads(List.of(cases.query(query))).get(query));
        return thread.getFirst().text();
    }
}
