package org.rarecase.query.board;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.query.QueryNotPossible;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The filters that the account keeps under names; nobody else sees them. What they show is decided when they are used. */
@Service
public class SavedFilters {

    private static final int MOST = 30;

    private final JdbcClient client;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;

    SavedFilters(JdbcClient client, CurrentAccount currentAccount, ApplicationEventPublisher events) {
        this.client = client;
        this.currentAccount = currentAccount;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<SavedFilter> mine() {
        return client.sql("SELECT id, name, address FROM query_saved_filter WHERE account_id = ? ORDER BY name")
                .param(owner())
                .query(SavedFilter.class)
                .list();
    }

    /** In place of what was kept under this name. */
    @Transactional
    public void save(String name, String address) {
        String kept = TextLimit.FILTER_NAME.accept(name, QueryNotPossible::new, t("The filters were not saved."));
        if (kept.isEmpty()) {
            throw new QueryNotPossible(
                    t("Saved filters need a name of at most {0} characters.", TextLimit.FILTER_NAME.most()));
        }
        String where = TextLimit.SEARCH.accept(address, QueryNotPossible::new, t("The filters were not saved."));
        Actor actor = actor();
        if (mine().stream().noneMatch(filter -> filter.name().equals(kept)) && mine().size() >= MOST) {
            throw new QueryNotPossible(t("{0} filters are saved, no more are possible. Delete one first.", MOST));
        }
        client.sql("""
                        INSERT INTO query_saved_filter (account_id, name, address) VALUES (?, ?, ?) AS new
                        ON DUPLICATE KEY UPDATE address = new.address
                        """).params(owner(), kept, where).update();
        events.publishEvent(new SavedFilterChanged(actor, kept, true));
    }

    @Transactional
    public void delete(SavedFilter filter) {
        Actor actor = actor();
        int deleted = client.sql("DELETE FROM query_saved_filter WHERE account_id = ? AND name = ?")
                .params(owner(), filter.name())
                .update();
        if (deleted > 0) {
            events.publishEvent(new SavedFilterChanged(actor, filter.name(), false));
        }
    }

    private Actor actor() {
        return currentAccount.as(Role.MONITOR, Role.COORDINATOR, Role.INVESTIGATOR, Role.AUDITOR);
    }

    private long owner() {
        return currentAccount.account().id().value();
    }
}
