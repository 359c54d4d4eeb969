package org.rarecase.notification;

import static org.rarecase.shared.Sql.oneOf;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.AccountId;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NotificationRepository {

    private static final String SELECT = """
            SELECT n.id, n.kind, n.case_id, c.number, n.entry_id, n.form, n.item_path, n.happened_at, n.unread
            FROM news_item n JOIN casebook_case_facts c ON c.id = n.case_id
            """;

    /** What an account may still see: by its roles and sites of now, whatever they were when it was written. */
    private record Mine(String where, Map<String, Object> values) {

        static Mine of(Account account) {
            Map<String, Object> values = new HashMap<>();
            values.put("account", account.id().value());
            List<NotificationKind> kinds = NotificationKind.of(account.roles());
            String where = " WHERE n.account_id = :account AND n.kind IN (:kinds)";
            values.put("kinds", oneOf(kinds.stream().map(NotificationKind::name).toList()));
            if (!account.sites().all()) {
                where += " AND n.site_id IN (:sites)";
                values.put(
                        "sites",
                        oneOf(account.sites().sites().stream()
                                .map(SiteId::value)
                                .toList()));
            }
            return new Mine(where, values);
        }

        Mine and(String condition) {
            return new Mine(where + " AND " + condition, values);
        }

        Mine and(String condition, NotificationId id) {
            Map<String, Object> more = new HashMap<>(values);
            more.put("id", id.value());
            return new Mine(where + " AND " + condition, more);
        }
    }

    private final JdbcClient client;

    NotificationRepository(JdbcClient client) {
        this.client = client;
    }

    /**
     * Writes it for all accounts that it concerns and that did not switch it off, but not for who did it.
     *
     * @param roles whom it concerns
     * @param only the one person of them whom it concerns, or null
     * @param mail whether mails are sent at all
     * @return for how many
     */
    int insert(
            NotificationKind kind,
            Set<Role> roles,
            String actor,
            @Nullable String only,
            NotificationTarget where,
            Instant happenedAt,
            boolean mail) {
        FormKey form = where.form();
        ItemRef place = where.place();
        return client.sql("""
                        INSERT INTO news_item (account_id, kind, case_id, site_id, entry_id, form, item_path, happened_at,
                                               listed, read_at, to_mail)
                        SELECT r.account_id, :kind, r.case_id, r.site_id, IF(r.erased, NULL, :entry), IF(r.erased, NULL, :form),
                               IF(r.erased, NULL, :path), :at,
                               r.listed, IF(r.listed, NULL, :at), r.to_mail
                        FROM (
                          SELECT a.id AS account_id, c.id AS case_id, c.site_id, c.erased,
                                 NOT EXISTS (SELECT 1 FROM news_switched_off o
                                             WHERE o.account_id = a.id AND o.kind = :kind AND o.channel = 'PAGE') AS listed,
                                 :mail AND a.email IS NOT NULL AND COALESCE(d.delivery, '') <> 'OFF'
                                   AND NOT EXISTS (SELECT 1 FROM news_switched_off o
                                                   WHERE o.account_id = a.id AND o.kind = :kind AND o.channel = 'MAIL')
                                   AS to_mail
                          FROM casebook_case_facts c
                          JOIN account_account_facts a ON a.active AND a.user_name <> :actor AND (:only IS NULL OR a.user_name = :only)
                          LEFT JOIN news_delivery d ON d.account_id = a.id
                          WHERE c.id = :case
                            AND EXISTS (SELECT 1 FROM account_role_facts g WHERE g.account_id = a.id AND g.role IN (:roles))
                            AND (a.all_sites OR EXISTS (SELECT 1 FROM account_site_facts s
                                                        WHERE s.account_id = a.id AND s.site_id = c.site_id))) r
                        WHERE r.listed OR r.to_mail
                        """)
                .param("kind", kind.name())
                .param("actor", actor)
                .param("only", only)
                .param("case", where.caseId().value())
                .param("entry", FormInstanceId.stored(where.instanceId()))
                .param("form", form == null ? null : form.value())
                .param("path", place == null ? null : place.path().toString())
                .param("at", Utc.column(happenedAt))
                .param("mail", mail)
                .param("roles", roles.stream().map(Role::name).toList())
                .update();
    }

    /** How many are unread, counted up to a limit. */
    int unread(Account account, int limit) {
        Mine mine = Mine.of(account).and("n.unread = TRUE LIMIT " + limit);
        return client.sql("SELECT COUNT(*) FROM (SELECT 1 FROM news_item n" + mine.where() + ") some")
                .params(mine.values())
                .query(Integer.class)
                .single();
    }

    List<Notification> page(Account account, boolean unreadOnly, @Nullable Notification after, int limit) {
        Mine mine = Mine.of(account).and(unreadOnly ? "n.unread = TRUE" : "n.listed = TRUE");
        if (after != null) {
            mine = mine.and("n.id < :id", after.id());
        }
        return client.sql(SELECT + mine.where() + " ORDER BY n.id DESC LIMIT " + limit)
                .params(mine.values())
                .query((row, number) -> item(row))
                .list();
    }

    Optional<Notification> find(Account account, NotificationId id) {
        Mine mine = Mine.of(account).and("n.id = :id", id);
        return client.sql(SELECT + mine.where())
                .params(mine.values())
                .query((row, number) -> item(row))
                .optional();
    }

    /** Who has read it need not get it by mail either. */
    void read(AccountId account, NotificationId id, Instant at) {
        client.sql(
                        "UPDATE news_item SET read_at = ?, to_mail = FALSE WHERE id = ? AND account_id = ? AND unread = TRUE")
                .params(Utc.column(at), id.value(), account.value())
                .update();
    }

    void unread(AccountId account, NotificationId id) {
        client.sql("UPDATE news_item SET read_at = NULL WHERE id = ? AND account_id = ?")
                .params(id.value(), account.value())
                .update();
    }

    void readAll(AccountId account, NotificationId upTo, Instant at) {
        client.sql("UPDATE news_item SET read_at = ?, to_mail = FALSE"
                        + " WHERE account_id = ? AND unread = TRUE AND id <= ?")
                .params(Utc.column(at), account.value(), upTo.value())
                .update();
    }

    /** The news of a mail, in the order in which they came. */
    List<Notification> ofMail(long mailId) {
        return client.sql(SELECT + "WHERE n.mail_id = ? ORDER BY n.id")
                .param(mailId)
                .query((row, number) -> item(row))
                .list();
    }

    /** What is known of a case of which nothing may be known any more: that something happened. */
    void forgetForms(CaseId id) {
        client.sql("UPDATE news_item SET entry_id = NULL, form = NULL, item_path = NULL WHERE case_id = ?")
                .param(id.value())
                .update();
    }

    /** Deletes some of what was read before that moment and is in no mail that is kept; tells how many. */
    int deleteRead(Instant before, int limit) {
        return client.sql("""
                        DELETE FROM news_item WHERE read_at < ? AND to_mail = FALSE AND mail_id IS NULL LIMIT ?
                        """).params(Utc.column(before), limit).update();
    }

    private static Notification item(ResultSet row) throws SQLException {
        String path = row.getString("item_path");
        String form = row.getString("form");
        FormInstanceId instanceId = FormInstanceId.ofNullable(row.getObject("entry_id", Long.class));
        return new Notification(
                new NotificationId(row.getLong("id")),
                NotificationKind.valueOf(row.getString("kind")),
                new CaseId(row.getLong("case_id")),
                row.getString("number"),
                instanceId,
                form == null ? null : new FormKey(form),
                path == null || instanceId == null ? null : new ItemRef(instanceId, ItemPath.parse(path)),
                Utc.moment(row, "happened_at"),
                row.getBoolean("unread"));
    }
}
