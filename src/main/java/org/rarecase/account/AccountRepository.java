package org.rarecase.account;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountRepository {

    /** An account with the number of changes it has seen. */
    record Versioned(
            Account account, long version, @Nullable Instant passwordChangedAt) {

        Versioned granted(Set<Role> roles, Set<SiteId> sites) {
            SiteScope scope = account.sites().all() ? SiteScope.EVERYWHERE : new SiteScope(false, sites);
            return new Versioned(account.with(roles, scope), version, passwordChangedAt);
        }
    }

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
                        .query(AccountRepository::row)
                        .list())
                .stream()
                .findFirst();
    }

    Optional<Account> find(AccountId id) {
        return complete(jdbc.sql(COLUMNS + "FROM account_account WHERE id = ?")
                        .param(id.value())
                        .query(AccountRepository::row)
                        .list())
                .stream()
                .map(Versioned::account)
                .findFirst();
    }

    /** The account, locked until the transaction ends. */
    Account lock(AccountId id) {
        return complete(jdbc.sql(COLUMNS + "FROM account_account WHERE id = ? FOR UPDATE")
                        .param(id.value())
                        .query(AccountRepository::row)
                        .list())
                .stream()
                .findFirst()
                .orElseThrow()
                .account();
    }

    List<Account> page(String afterUserName, int limit) {
        return complete(jdbc.sql(COLUMNS + "FROM account_account WHERE user_name > ? ORDER BY user_name LIMIT ?")
                        .params(afterUserName, limit)
                        .query(AccountRepository::row)
                        .list())
                .stream()
                .map(Versioned::account)
                .toList();
    }

    List<Account> demo() {
        return complete(jdbc.sql(COLUMNS + "FROM account_account WHERE demo AND active ORDER BY id")
                        .query(AccountRepository::row)
                        .list())
                .stream()
                .map(Versioned::account)
                .toList();
    }

    /** @param site null: at any */
    List<Account> active(Role role, @Nullable SiteId site, boolean demo) {
        return complete(jdbc.sql(COLUMNS + """
                        FROM account_account
                        WHERE active AND (NOT demo OR ?)
                          AND id IN (SELECT account_id FROM account_role WHERE role = ?)
                          AND (? OR all_sites OR id IN (SELECT account_id FROM account_site WHERE site_id = ?))
                        ORDER BY display_name, id
                        """)
                        .param(demo)
                        .param(role.name())
                        .param(site == null)
                        .param(site == null ? null : site.value())
                        .query(AccountRepository::row)
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
                        .query(AccountRepository::row)
                        .list())
                .stream()
                .map(Versioned::account)
                .toList();
    }

    /** With roles and sites, in two statements for any number of accounts. */
    private List<Versioned> complete(List<Versioned> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<Long> ids = found.stream().map(each -> each.account().id().value()).toList();
        Map<Long, Set<Role>> roles = granted(
                "SELECT account_id, role AS value FROM account_role WHERE account_id IN (:ids)", ids, Role::valueOf);
        Map<Long, Set<SiteId>> sites = granted(
                "SELECT account_id, site_id AS value FROM account_site WHERE account_id IN (:ids)",
                ids,
                site -> new SiteId(Long.parseLong(site)));
        return found.stream()
                .map(each -> each.granted(
                        roles.getOrDefault(each.account().id().value(), Set.of()),
                        sites.getOrDefault(each.account().id().value(), Set.of())))
                .toList();
    }

    private <T> Map<Long, Set<T>> granted(String sql, List<Long> ids, Function<String, T> value) {
        return jdbc.sql(sql).param("ids", ids).query(Granted.class).list().stream()
                .collect(groupingBy(
                        Granted::accountId, mapping(granted -> value.apply(granted.value()), toUnmodifiableSet())));
    }

    /** The account without roles, and with its sites only if it sees all of them. */
    private static Versioned row(ResultSet row, int number) throws SQLException {
        Account account = new Account(
                new AccountId(row.getLong("id")),
                row.getString("user_name"),
                row.getString("display_name"),
                Set.of(),
                new SiteScope(row.getBoolean("all_sites"), Set.of()),
                row.getBoolean("active"),
                Locale.of(row.getString("language")),
                row.getString("email"),
                row.getBoolean("single_keys"),
                row.getBoolean("password_given"));
        return new Versioned(account, row.getLong("version"), Utc.momentOrNull(row, "password_changed_at"));
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
        return new AccountId(Sql.insert(
                jdbc.sql("""
                        INSERT INTO account_account (user_name, display_name, password_hash, password_given, active, all_sites, demo,
                          created_at, version, failed_logins)
                        VALUES (?, ?, ?, ?, TRUE, ?, ?, ?, 0, 0)
                        """).params(userName, displayName, passwordHash, given, allSites, demo, Utc.column(at))));
    }

    void update(AccountId id, String displayName, boolean allSites, boolean active) {
        jdbc.sql("""
                        UPDATE account_account SET display_name = ?, all_sites = ?, active = ?, version = version + 1
                        WHERE id = ?
                        """).params(displayName, allSites, active, id.value()).update();
    }

    void setLanguage(AccountId id, Locale language) {
        jdbc.sql("UPDATE account_account SET language = ?, version = version + 1 WHERE id = ?")
                .params(language.getLanguage(), id.value())
                .update();
    }

    void useSingleKeys(AccountId id, boolean used) {
        jdbc.sql("UPDATE account_account SET single_keys = ?, version = version + 1 WHERE id = ?")
                .params(used, id.value())
                .update();
    }

    void setEmail(AccountId id, @Nullable String email) {
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
}
