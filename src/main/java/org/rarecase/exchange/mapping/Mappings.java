package org.rarecase.exchange.mapping;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.List;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.rarecase.shared.TextLimit;
import org.rarecase.shared.Utc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Mappings that are kept for the next time: one's own, and all of them for a coordinator. */
@Service
public class Mappings {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A mapping was kept. */
    record MappingKept(Actor actor, List<AuditLine> auditLines) implements Audited {}

    private final JdbcClient client;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Mappings(JdbcClient client, CurrentAccount currentAccount, ApplicationEventPublisher events, Clock clock) {
        this.client = client;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<KeptMapping> all() {
        Actor actor = currentAccount.as(Role.INVESTIGATOR, Role.COORDINATOR);
        boolean ofAll = currentAccount.has(Role.COORDINATOR);
        return client.sql("SELECT owner, name, mapping FROM exchange_mapping WHERE ? OR owner = ? ORDER BY name, owner")
                .params(ofAll, actor.userName())
                .query((row, number) -> new KeptMapping(
                        row.getString("owner"),
                        row.getString("name"),
                        JSON.readValue(row.getString("mapping"), Mapping.class)))
                .list();
    }

    /** Keeps it under a name, in place of one's own mapping of that name. */
    @Transactional
    public void keep(String name, Mapping mapping) {
        Actor actor = currentAccount.as(Role.INVESTIGATOR, Role.COORDINATOR);
        String kept = TextLimit.NAME.accept(name, MappingRefused::new, t("The mapping was not kept."));
        if (kept.isEmpty()) {
            throw new MappingRefused(t("Give the mapping a name. It was not kept."));
        }
        client.sql("""
                        INSERT INTO exchange_mapping (owner, name, mapping, kept_at) VALUES (?, ?, ?, ?) AS fresh
                        ON DUPLICATE KEY UPDATE mapping = fresh.mapping, kept_at = fresh.kept_at
                        """)
                .params(actor.userName(), kept, JSON.writeValueAsString(mapping), Utc.column(clock.instant()))
                .update();
        events.publishEvent(new MappingKept(actor, List.of(AuditLine.ofSystem("mapping.kept", null, kept, null))));
    }
}
