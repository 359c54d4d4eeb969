package org.rarecase.casebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.casebook.saving.ReasonNeedsWords;
import org.rarecase.casebook.saving.ReasonRequired;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.ItemPath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RarecaseIntegrationTest
class CorrectionReasonsIntegrationTests {

    private static final ItemPath HEIGHT = ItemPath.of("height");
    private static final ItemPath DIAGNOSED = ItemPath.of("date_of_diagnosis");

    @Autowired
    Registry registry;

    @Autowired
    Casebook casebook;

    private final JdbcClient sql = JdbcClient.create(TestMySql.asOwner());
    private CaseId id;

    @BeforeEach
    void submit() {
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
        sql.sql("UPDATE casebook_case SET state = 'SUBMITTED', submitted_before = TRUE WHERE id = ?")
                .param(id.value())
                .update();
    }

    @Test
    void aCorrectionAfterSubmissionNeedsAReason() {
        assertThatThrownBy(() -> correct(null)).isInstanceOf(ReasonRequired.class);
        assertThatThrownBy(() -> correct(" ")).isInstanceOf(ReasonRequired.class);
    }

    @Test
    void anotherReasonWithoutWordsIsRefusedForAllFieldsAtOnce() {
        for (String wordless : List.of("Other reason", " Other reason ", "Other reason:", "Other reason: ")) {
            assertThatThrownBy(() -> correct(wordless)).as(wordless).isInstanceOf(ReasonNeedsWords.class);
        }
        assertThat(stored("demographics", HEIGHT)).isEqualTo(Answer.BLANK);
        assertThat(stored("diagnosis", DIAGNOSED)).isEqualTo(Answer.BLANK);
    }

    @Test
    void anotherReasonInWordsStandsAtEachFieldInTheTrail() {
        correct("Other reason: Scale was broken");

        assertThat(sql.sql("SELECT reason FROM audit_entry WHERE case_id = ? AND item_path IN ('height', ?)")
                        .params(id.value(), DIAGNOSED.toString())
                        .query(String.class)
                        .list())
                .containsExactly("Other reason: Scale was broken", "Other reason: Scale was broken");
    }

    /** Two fields of two forms. */
    private void correct(@Nullable String reason) {
        registry.run(
                registry.anna(),
                () -> casebook.save(
                        id,
                        Map.of(
                                entry("demographics").id(),
                                List.of(new Change(HEIGHT, Answer.BLANK, Answer.number("99.5"))),
                                entry("diagnosis").id(),
                                List.of(new Change(DIAGNOSED, Answer.BLANK, Answer.text("2021")))),
                        reason));
    }

    private Answer stored(String form, ItemPath path) {
        return entry(form).answers().get(path);
    }

    private FormInstance entry(String form) {
        return registry.as(registry.anna(), () -> casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                .findFirst()
                .orElseThrow();
    }
}
