package org.rarecase.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.ContextConfiguration;

@ApplicationModuleTest
@ContextConfiguration(initializers = TestMySql.class)
class GrantsIntegrationTests {

    @Autowired
    JdbcClient sql;

    @Autowired
    Database database;

    @Autowired
    ApplicationDbUser account;

    @Test
    void theApplicationDoesNotWorkAsTheOwner() {
        assertThat(sql.sql("SELECT CURRENT_USER()").query(String.class).single())
                .isEqualTo("rarecase_app@%");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE more (id INT)",
                "DROP TABLE ACT_RU_TASK",
                "ALTER TABLE ACT_RU_TASK ADD COLUMN more INT",
                "TRUNCATE TABLE ACT_RU_TASK",
                "CREATE TRIGGER more BEFORE INSERT ON ACT_RU_TASK FOR EACH ROW SET NEW.NAME_ = ''",
                "DELETE FROM DATABASECHANGELOG",
                "UPDATE audit_entry SET reason = ''",
                "DELETE FROM audit_entry",
                "DELETE FROM audit_chain",
                "TRUNCATE TABLE audit_entry",
                "DROP TRIGGER audit_entry_is_only_erased",
                "DROP PROCEDURE audit_erase",
                "DELETE FROM casebook_document",
                "UPDATE casebook_erasure SET asked_by = ''",
                "DELETE FROM casebook_erasure",
                "DROP TABLE audit_entry"
            })
    void theApplicationMayRewriteNeitherTheTrailNorTheTables(String statement) {
        assertThatThrownBy(() -> sql.sql(statement).update()).rootCause().hasMessageContaining("denied");
    }

    @Test
    void anAccountThatCouldRewriteTheTrailIsToldFromOneThatCannot() {
        assertThat(account.canRewriteTrail(database)).isFalse();
        assertThat(new ApplicationDbUser(database.user(), database.password(), false).canRewriteTrail(database))
                .isTrue();
    }

    @Test
    void rightsThatATableShouldNotHaveAreTakenAway() {
        var owner = JdbcClient.create(TestMySql.asOwner());
        owner.sql("CREATE TABLE database_probe (id INT)").update();
        account.renewGrants(database);
        owner.sql("GRANT ALTER ON database_probe TO 'rarecase_app'@'%'").update();
        account.renewGrants(database);

        assertThat(sql.sql("INSERT INTO database_probe VALUES (1)").update()).isOne();
        assertThatThrownBy(() -> sql.sql("ALTER TABLE database_probe ADD COLUMN more INT")
                        .update())
                .rootCause()
                .hasMessageContaining("denied");
        owner.sql("DROP TABLE database_probe").update();
    }

    @Test
    void statementsAreSeenAsTheServerSawThem() {
        assertThat(Statements.during(
                        () -> sql.sql("SELECT 41 + 1").query(Integer.class).single()))
                .contains("SELECT 41 + 1");
    }
}
