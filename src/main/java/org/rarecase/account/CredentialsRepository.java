package org.rarecase.account;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Passwords of accounts, and how often log-in failed with them. */
@Repository
class CredentialsRepository {

    /** What log-in needs. */
    record Credentials(
            String userName,
            String passwordHash,
            boolean active,
            boolean demo,
            int failedLogins,
            @Nullable Instant lockedUntil) {}

    private final JdbcClient jdbc;

    CredentialsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Credentials> find(String userName) {
        return jdbc.sql("""
                        SELECT user_name, password_hash, active, demo, failed_logins, locked_until
                        FROM account_account WHERE user_name = ?
                        """)
                .param(userName)
                .query((row, number) -> new Credentials(
                        row.getString("user_name"),
                        row.getString("password_hash"),
                        row.getBoolean("active"),
                        row.getBoolean("demo"),
                        row.getInt("failed_logins"),
                        Utc.momentOrNull(row, "locked_until")))
                .optional();
    }

    void loginSucceeded(String userName) {
        jdbc.sql("UPDATE account_account SET failed_logins = 0, locked_until = NULL WHERE user_name = ?")
                .param(userName)
                .update();
    }

    /** Counts, and locks the account at the last permitted attempt. */
    void loginFailed(String userName, int attempts, Instant lockedUntil) {
        jdbc.sql("""
                        UPDATE account_account SET
                          locked_until = IF(failed_logins + 1 >= ?, ?, locked_until),
                          failed_logins = IF(failed_logins + 1 >= ?, 0, failed_logins + 1)
                        WHERE user_name = ?
                        """)
                .params(attempts, Utc.column(lockedUntil), attempts, userName)
                .update();
    }

    void markGiven(AccountId id) {
        jdbc.sql("UPDATE account_account SET password_given = TRUE, version = version + 1 WHERE id = ?")
                .param(id.value())
                .update();
    }

    void renewHash(String userName, String passwordHash) {
        jdbc.sql("UPDATE account_account SET password_hash = ? WHERE user_name = ?")
                .params(passwordHash, userName)
                .update();
    }

    /** @param given by another person than the owner of the account */
    void setPassword(AccountId id, String passwordHash, boolean given, Instant at) {
        jdbc.sql("""
                        UPDATE account_account
                        SET password_hash = ?, password_given = ?, password_changed_at = ?, failed_logins = 0, locked_until = NULL,
                          version = version + 1
                        WHERE id = ?
                        """).params(passwordHash, given, Utc.column(at), id.value()).update();
    }
}
