package org.rarecase.account;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Sql;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountRepository {

    /** What log-in needs. */
    record Credentials(
            String userName,
            String passwordHash,
            boolean active,
            boolean demo,
            int failedLogins,
            @Nullable Instant lockedUntil) {}

    /** An account with the number of changes it has seen. */
    record Versioned(
            Account account, long version, @Nullable Instant passwordChangedAt) {}

    private record Row(
            long id,
            String userName,
            String displayName,
            boolean active,
            boolean allSites,
            String language,
            @Nullable String email,
            boolean singleKeys,
            boolean passwordGiven,
            long version,
            @Nullable LocalDateTime passwordChangedAt) {}

    private record Granted(long accountId, String value) {}

    private static final String COLUMNS =
            "SELECT id, user_name, display_name, active, all_sites, language, email, single_keys, password_given, version,"
                    + " password_changed_at ";

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Versioned> find(String userName) {
        return complete(jdbc.sql(COLUMNS + "FROM account_account WHERE user_name = ?")
                        .param(userName)
                        .query(Row.class)
                        .list())
                .stream()
                .findFirst();
    }

    Optional<Account> find(AccountId id) {
        return complete(jdbc.sql(COLUMNS + "FROM account_account WHERE id = ?")
                        .param(id.value())
                        .query(Row.class)
                        .list())
                .stream()
                .map(Versioned::account)
                .findFirst();
    }

    /** The account, locked until the transaction ends. */
    Account lock(AccountId id) {
        return complete(jdbc.sql(COLUMNS + "FROM account_account WHERE id = ? FOR UPDATE")
                        .param(id.value())
                        .query(Row.class)
                        .list())
                .stream()
                .findFirst()
                .orElseThrow()
                .account();
    }

    List<Account> page(String afterUserName, int limit) {
        return complete(jdbc.sql(COLUMNS + "FROM account_account WHERE user_name > ? ORDER BY user_name LIMIT ?")
                        .params(afterUserName, limit)
                        .query(Row.class)
                        .list())
                .stream()
                .map(Versioned::account)
                .toList();
    }

    List<Account> demo() {
        return complete(jdbc.sql(COLUMNS + "FROM account_account WHERE demo AND active ORDER BY id")
                        .query(Row.class)
                        .list())
                .stream()
                .map(Versioned::account)
                .toList();
    }

    List<Account> active(Role role, SiteId site, boolean demo) {
        return complete(jdbc.sql(COLUMNS + """
                        FROM account_account
                        WHERE active AND (NOT demo OR ?)
                          AND id IN (SELECT account_id FROM account_role WHERE role = ?)
                          AND (all_sites OR id IN (SELECT account_id FROM account_site WHERE site_id = ?))
                        ORDER BY display_name, id
                        """)
                        .params(demo, role.name(), site.value())
                        .query(Row.class)
                        .list())
                .stream()
                .map(Versioned::account)
                .toList();
    }

    List<Account> activeInvestigatorsWithAnotherRole(boolean demo) {
        return complete(jdbc.sql(COLUMNS + """
                        FROM account_account
                        WHERE active AND (NOT demo OR ?)
                          AND id IN (SELECT account_id FROM account_role WHERE role = ?)
                          AND id IN (SELECT account_id FROM account_role WHERE role <> ?)
                        ORDER BY user_name
                        """)
                        .params(demo, Role.INVESTIGATOR.name(), Role.INVESTIGATOR.name())
                        .query(Row.class)
                        .list())
                .stream()
                .map(Versioned::account)
                .toList();
    }

    private List<Versioned> complete(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Long> ids = rows.stream().map(Row::id).toList();
        Map<Long, Set<Role>> roles = jdbc
                .sql("SELECT account_id, role AS value FROM account_role WHERE account_id IN (:ids)")
                .param("ids", ids)
                .query(Granted.class)
                .list()
                .stream()
                .collect(groupingBy(
                        Granted::accountId, mapping(granted -> Role.valueOf(granted.value()), toUnmodifiableSet())));
        Map<Long, Set<SiteId>> sites = jdbc
                .sql("SELECT account_id, site_id AS value FROM account_site WHERE account_id IN (:ids)")
                .param("ids", ids)
                .query(Granted.class)
                .list()
                .stream()
                .collect(groupingBy(
                        Granted::accountId,
                        mapping(granted -> new SiteId(Long.parseLong(granted.value())), toUnmodifiableSet())));
        return rows.stream()
                .map(row -> new Versioned(
                        new Account(
                                new AccountId(row.id()),
                                row.userName(),
                                row.displayName(),
                                roles.getOrDefault(row.id(), Set.of()),
                                row.allSites()
                                        ? SiteScope.EVERYWHERE
                                        : new SiteScope(false, sites.getOrDefault(row.id(), Set.of())),
                                row.active(),
                                Locale.of(row.language()),
                                row.email(),
                                row.singleKeys(),
                                row.passwordGiven()),
                        row.version(),
                        row.passwordChangedAt() == null
                                ? null
                                : row.passwordChangedAt().toInstant(ZoneOffset.UTC)))
                .toList();
    }

    Optional<Long> version(String userName) {
        return jdbc.sql("SELECT version FROM account_account WHERE user_name = ?")
                .param(userName)
                .query(Long.class)
                .optional();
    }

    boolean hasAnyReal() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM account_account WHERE NOT demo)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Locks all administrators who can log in, always in the order of their ids, so that two of them cannot remove each
     * other at once.
     */
    List<AccountId> lockAdministrators(boolean demo) {
        return jdbc.sql("""
                        SELECT STRAIGHT_JOIN a.id FROM account_account a JOIN account_role r ON r.account_id = a.id
                        WHERE a.active AND (NOT a.demo OR ?) AND r.role = 'ADMINISTRATOR' ORDER BY a.id FOR UPDATE
                        """).param(demo).query(Long.class).list().stream()
                .map(AccountId::new)
                .toList();
    }

    AccountId insert(
            String userName,
            String displayName,
            String passwordHash,
            boolean given,
            boolean allSites,
            boolean demo,
            Instant at) {
        return new AccountId(
                Sql.insert(jdbc.sql("""
                        INSERT INTO account_account (user_name, display_name, password_hash, password_given, active, all_sites, demo,
                          created_at, version, failed_logins)
                        VALUES (?, ?, ?, ?, TRUE, ?, ?, ?, 0, 0)
                        """).params(userName, displayName, passwordHash, given, allSites, demo, utc(at))));
    }

    void update(AccountId id, String displayName, boolean allSites, boolean active) {
        jdbc.sql("""
                        UPDATE account_account SET display_name = ?, all_sites = ?, active = ?, version = version + 1
                        WHERE id = ?
                        """).params(displayName, allSites, active, id.value()).update();
    }

    void speak(AccountId id, Locale language) {
        jdbc.sql("UPDATE account_account SET language = ?, version = version + 1 WHERE id = ?")
                .params(language.getLanguage(), id.value())
                .update();
    }

    void useSingleKeys(AccountId id, boolean used) {
        jdbc.sql("UPDATE account_account SET single_keys = ?, version = version + 1 WHERE id = ?")
                .params(used, id.value())
                .update();
    }

    void writeTo(AccountId id, @Nullable String email) {
        jdbc.sql("UPDATE account_account SET email = ?, version = version + 1 WHERE id = ?")
                .param(email)
                .param(id.value())
                .update();
    }

    Map<String, String> names(Set<String> userNames) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("SELECT user_name, display_name FROM account_account WHERE user_name IN (:names)")
                .param("names", userNames)
                .query(row -> {
                    names.put(row.getString("user_name"), row.getString("display_name"));
                });
        return names;
    }

    void grant(AccountId id, Role role) {
        jdbc.sql("INSERT INTO account_role (account_id, role) VALUES (?, ?)")
                .params(id.value(), role.name())
                .update();
    }

    void revoke(AccountId id, Role role) {
        jdbc.sql("DELETE FROM account_role WHERE account_id = ? AND role = ?")
                .params(id.value(), role.name())
                .update();
    }

    void grant(AccountId id, SiteId site) {
        jdbc.sql("INSERT INTO account_site (account_id, site_id) VALUES (?, ?)")
                .params(id.value(), site.value())
                .update();
    }

    void revoke(AccountId id, SiteId site) {
        jdbc.sql("DELETE FROM account_site WHERE account_id = ? AND site_id = ?")
                .params(id.value(), site.value())
                .update();
    }

    void markGiven(AccountId id) {
        jdbc.sql("UPDATE account_account SET password_given = TRUE, version = version + 1 WHERE id = ?")
                .param(id.value())
                .update();
    }

    /** @param given by another person than the owner of the account */
    void setPassword(AccountId id, String passwordHash, boolean given, Instant at) {
        jdbc.sql("""
                        UPDATE account_account
                        SET password_hash = ?, password_given = ?, password_changed_at = ?, failed_logins = 0, locked_until = NULL,
                          version = version + 1
                        WHERE id = ?
                        """).params(passwordHash, given, utc(at), id.value()).update();
    }

    Optional<Credentials> credentials(String userName) {
        return jdbc.sql("""
                        SELECT user_name, password_hash, active, demo, failed_logins, locked_until
                        FROM account_account WHERE user_name = ?
                        """)
                .param(userName)
                .query((row, number) -> {
                    LocalDateTime until = row.getObject("locked_until", LocalDateTime.class);
                    return new Credentials(
                            row.getString("user_name"),
                            row.getString("password_hash"),
                            row.getBoolean("active"),
                            row.getBoolean("demo"),
                            row.getInt("failed_logins"),
                            until == null ? null : until.toInstant(ZoneOffset.UTC));
                })
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
                        """).params(attempts, utc(lockedUntil), attempts, userName).update();
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
