package org.rarecase.audit;

import java.util.function.Consumer;
import org.rarecase.database.TestMySql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The triggers that guard the lines, and what an owner of the tables does without them. */
final class Triggers {

    private Triggers() {}

    /** They are there again afterwards. */
    static void without(Consumer<JdbcClient> deed) {
        var owner = JdbcClient.create(TestMySql.asOwner());
        var triggers = owner.sql("""
                        SELECT trigger_name, event_manipulation, action_statement FROM information_schema.triggers
                        WHERE trigger_schema = DATABASE() AND event_object_table = 'audit_entry'
                        """).query().listOfRows();
        triggers.forEach(trigger ->
                owner.sql("DROP TRIGGER " + trigger.get("TRIGGER_NAME")).update());
        try {
            deed.accept(owner);
        } finally {
            triggers.forEach(trigger -> owner.sql("CREATE TRIGGER %s BEFORE %s ON audit_entry FOR EACH ROW %s"
                            .formatted(
                                    trigger.get("TRIGGER_NAME"),
                                    trigger.get("EVENT_MANIPULATION"),
                                    trigger.get("ACTION_STATEMENT")))
                    .update());
        }
    }
}
