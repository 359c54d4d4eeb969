package org.rarecase.audit;

import static org.rarecase.shared.Messages.texts;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.rarecase.account.Role;
import org.rarecase.audit.TrailProof.Broken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each account may do and where, as the tables have it, beside what the trail tells of it. */
final class AccountsProof {

    private static final String INACTIVE = "inactive";

    /** As the lines name it. */
    private static final String EVERYWHERE = "every site";

    private final JdbcClient tables;

    AccountsProof(JdbcClient tables) {
        this.tables = tables;
    }

    void verify(Consumer<Broken> broken) {
        Map<String, Set<String>> told = told();
        Map<String, Set<String>> present = present();
        present.forEach((userName, rights) -> {
            Set<String> toldOf = told.remove(userName);
            if (toldOf == null) {
                broken.accept(new Broken(
                        userName, texts("The account is there, and the trail has no line of its creation.")));
            } else if (!toldOf.equals(rights)) {
                broken.accept(new Broken(
                        userName,
                        texts(
                                "The account has {0}, and by the trail it has {1}.",
                                String.join(", ", rights), String.join(", ", toldOf))));
            }
        });
        told.keySet()
                .forEach(gone ->
                        broken.accept(new Broken(gone, texts("The trail tells of the account, and it is not there."))));
    }

    private Map<String, Set<String>> told() {
        Map<String, Set<String>> told = new TreeMap<>();
        tables.sql("""
                SELECT kind, old_value, new_value FROM audit_entry
                WHERE kind IN ('account.created', 'account.role-granted', 'account.role-revoked', 'account.site-granted',
                  'account.site-revoked', 'account.deactivated', 'account.reactivated') AND chain = 0
                ORDER BY seq
                """).query(row -> {
            String before = row.getString("old_value");
            String after = row.getString("new_value");
            String[] parts = String.valueOf(after == null ? before : after).split(": ", 2);
            Set<String> rights = told.computeIfAbsent(parts[0], it -> new TreeSet<>());
            switch (row.getString("kind")) {
                case "account.role-granted", "account.site-granted" -> rights.add(parts[1]);
                case "account.role-revoked", "account.site-revoked" -> rights.remove(parts[1]);
                case "account.deactivated" -> rights.add(INACTIVE);
                case "account.reactivated" -> rights.remove(INACTIVE);
                default -> {}
            }
        });
        return told;
    }

    private Map<String, Set<String>> present() {
        Map<String, Set<String>> present = new TreeMap<>();
        tables.sql("SELECT user_name, active, all_sites FROM account_account_facts")
                .query(row -> {
                    Set<String> rights = present.computeIfAbsent(row.getString("user_name"), it -> new TreeSet<>());
                    if (!row.getBoolean("active")) {
                        rights.add(INACTIVE);
                    }
                    if (row.getBoolean("all_sites")) {
                        rights.add(EVERYWHERE);
                    }
                });
        tables.sql("""
                SELECT a.user_name, r.role FROM account_role_facts r JOIN account_account_facts a ON a.id = r.account_id
                """).query(row -> {
            present.computeIfAbsent(row.getString("user_name"), it -> new TreeSet<>())
                    .add(Role.valueOf(row.getString("role")).key());
        });
        tables.sql("""
                SELECT a.user_name, s.code FROM account_site_facts t
                JOIN account_account_facts a ON a.id = t.account_id JOIN study_site_facts s ON s.id = t.site_id
                """).query(row -> {
            present.computeIfAbsent(row.getString("user_name"), it -> new TreeSet<>())
                    .add(row.getString("code"));
        });
        return present;
    }
}
