package org.rarecase.audit;

import static org.rarecase.shared.Messages.texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.audit.AuditRepository.ChainHead;
import org.rarecase.audit.checkpoint.Checkpoint;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.StoredAnswers;
import org.rarecase.database.Guards;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds the trail against itself, against a checkpoint, and what the tables say against what the trail tells: whoever
 * rewrites one of them is found by another (21 CFR 11.10(a), (e); EU Annex 11, 9).
 */
public final class TrailProof {

    private static final int AT_ONCE = 500;

    /** What a line makes of the state of its case; a submission was told as handed in at first. */
    private static final Map<String, CaseState> STATES = Map.of(
            "case.registered", CaseState.ENTERING,
            "case.submitted", CaseState.SUBMITTED,
            "case.returned", CaseState.ENTERING,
            "case.reopened", CaseState.ENTERING,
            "case.approved", CaseState.APPROVED);

    private final JdbcClient tables;
    private final Guards guards;
    private final AuditRepository repository;
    private final ChainProof chains;
    private final StoredAnswers stored;

    /** @param tables as an account that reads all of them */
    public TrailProof(JdbcClient tables, Guards guards) {
        this.tables = tables;
        this.guards = guards;
        this.repository = new AuditRepository(tables);
        this.chains = new ChainProof(repository);
        this.stored = new StoredAnswers(tables);
    }

    /**
     * A place that is not as it should be.
     *
     * @param where a case by its number, or what else
     * @param what happened there
     */
    public record Broken(String where, LocalizedText what) {}

    /** How much was looked at. */
    public record Extent(long chains, long lines, long broken) {}

    /** @param number null: the case is not there */
    private record CaseFacts(
            @Nullable String number, @Nullable CaseState state, boolean erased) {

        static final CaseFacts NONE = new CaseFacts(null, null, false);
    }

    /** @param checkpoint kept elsewhere; null: only what the database itself shows is found */
    public Extent verify(@Nullable Checkpoint checkpoint, Consumer<Broken> broken) {
        AtomicLong found = new AtomicLong();
        Consumer<Broken> each = it -> {
            found.incrementAndGet();
            broken.accept(it);
        };
        guards.differing()
                .forEach(guard -> each.accept(new Broken(
                        guard,
                        texts("A trigger or procedure that guards the trail was taken away, changed or put in."))));
        if (checkpoint != null) {
            against(checkpoint, each);
        }
        AtomicLong lines = new AtomicLong();
        long count = 0;
        List<Long> numbers = repository.chains(-1, SiteScope.EVERYWHERE, AT_ONCE);
        while (!numbers.isEmpty()) {
            Map<Long, CaseFacts> facts = facts(numbers);
            for (long chain : numbers) {
                settled(chain, facts.getOrDefault(chain, CaseFacts.NONE), lines).forEach(each);
                count++;
            }
            numbers = repository.chains(numbers.getLast(), SiteScope.EVERYWHERE, AT_ONCE);
        }
        withoutChain(each);
        return new Extent(count, lines.get(), found.get());
    }

    /**
     * What differs while nobody writes to the chain: each change of a case or an account moves its head, so that what was
     * read before and after one is looked at again.
     */
    private List<Broken> settled(long chain, CaseFacts facts, AtomicLong lines) {
        List<Broken> found = new ArrayList<>();
        lines.addAndGet(look(chain, facts, found::add));
        long head = -1;
        while (!found.isEmpty() && head != head(chain)) {
            head = head(chain);
            found.clear();
            look(chain, facts(List.of(chain)).getOrDefault(chain, CaseFacts.NONE), found::add);
        }
        return found;
    }

    private long head(long chain) {
        return repository.head(chain).orElse(ChainHead.START).seq();
    }

    private long look(long chain, CaseFacts facts, Consumer<Broken> broken) {
        String where = where(chain, facts.number());
        Told told = new Told();
        ChainVerification verification = chains.of(chain, told::learn);
        Long first = verification.firstBroken();
        if (first != null) {
            broken.accept(new Broken(
                    where,
                    texts(
                            "The trail is not as it was written, from line {0} on: changed, taken out or put in.",
                            first)));
        } else if (chain == AuditTrail.SYSTEM_CHAIN) {
            new AccountsProof(tables).verify(broken);
        } else if (facts.number() == null) {
            broken.accept(new Broken(where, texts("The trail has lines of it, and the case is not there.")));
        } else if (!facts.erased()) {
            compare(chain, where, facts, told, broken);
        }
        return verification.lines();
    }

    /** What the tables say of a case beside what its lines tell. */
    private void compare(long chain, String where, CaseFacts facts, Told told, Consumer<Broken> broken) {
        if (told.state != facts.state()) {
            broken.accept(new Broken(
                    where,
                    texts(
                            "It is {0}, and the last line that tells its state says {1}.",
                            String.valueOf(facts.state()), String.valueOf(told.state))));
        }
        stored.ofCase(chain)
                .forEach((entry, answers) -> compare(where, entry, answers, told.values.get(entry), broken));
    }

    /** What the lines of a case say last. */
    private static final class Told {

        private @Nullable CaseState state;
        private final Map<FormInstanceId, Map<ItemPath, @Nullable String>> values = new HashMap<>();

        void learn(AuditLine line) {
            state = STATES.getOrDefault(line.kind().replace("handed-in", "submitted"), state);
            if (line.instanceId() != null) {
                learn(new FormInstanceId(line.instanceId()), line);
            }
        }

        /** A form that is moved to another version takes its answers along without a line for each. */
        private void learn(FormInstanceId entry, AuditLine line) {
            if (line.kind().equals("form.moved")) {
                values.remove(entry);
            } else if (line.kind().startsWith("value.") && line.itemPath() != null) {
                values.computeIfAbsent(entry, it -> new HashMap<>())
                        .put(ItemPath.parse(line.itemPath()), line.newValue());
            }
        }
    }

    private static void compare(
            String where,
            FormInstanceId entry,
            Answers answers,
            @Nullable Map<ItemPath, @Nullable String> told,
            Consumer<Broken> broken) {
        if (told == null) {
            return;
        }
        Map<ItemPath, Answer> present = answers.all();
        told.forEach((path, value) -> {
            Answer now = present.getOrDefault(path, Answer.BLANK);
            if (!Objects.equals(now.isBlank() ? null : now.print(), value)) {
                broken.accept(new Broken(
                        where + ", " + path,
                        texts("The answer in form {0} is not the one that the trail tells last.", entry.value())));
            }
        });
    }

    private void against(Checkpoint checkpoint, Consumer<Broken> broken) {
        List<Map.Entry<Long, Checkpoint.End>> ends =
                new ArrayList<>(checkpoint.ends().entrySet());
        for (int from = 0; from < ends.size(); from += AT_ONCE) {
            List<Map.Entry<Long, Checkpoint.End>> some = ends.subList(from, Math.min(ends.size(), from + AT_ONCE));
            Map<Long, byte[]> hashes = repository.hashes(some.stream()
                    .map(end -> new AuditRepository.Place(
                            end.getKey(), end.getValue().seq()))
                    .toList());
            Map<Long, CaseFacts> facts =
                    facts(some.stream().map(Map.Entry::getKey).toList());
            for (Map.Entry<Long, Checkpoint.End> end : some) {
                CaseFacts of = facts.get(end.getKey());
                String where = where(end.getKey(), of == null ? null : of.number());
                byte[] now = hashes.get(end.getKey());
                if (now == null) {
                    broken.accept(new Broken(
                            where,
                            texts(
                                    "The checkpoint of {0} knows line {1}, which is gone: the end of the trail was cut off,"
                                            + " or all of it taken away.",
                                    checkpoint.at().toString(), end.getValue().seq())));
                } else if (!Arrays.equals(now, end.getValue().hash())) {
                    broken.accept(new Broken(
                            where,
                            texts(
                                    "Line {1} is another one than at the checkpoint of {0}: the trail was written anew.",
                                    checkpoint.at().toString(), end.getValue().seq())));
                }
            }
        }
    }

    private void withoutChain(Consumer<Broken> broken) {
        tables.sql("""
                SELECT c.number FROM casebook_case_facts c
                WHERE NOT EXISTS (SELECT 1 FROM audit_chain h WHERE h.chain = c.id)
                  AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.chain = c.id)
                ORDER BY c.id
                """).query(row -> {
            broken.accept(
                    new Broken(row.getString("number"), texts("The case is there, and the trail has no line of it.")));
        });
    }

    private Map<Long, CaseFacts> facts(List<Long> chains) {
        Map<Long, CaseFacts> facts = new HashMap<>();
        tables.sql("SELECT id, number, state, erased FROM casebook_case_facts WHERE id IN (:ids)")
                .param("ids", chains)
                .query(row -> {
                    facts.put(
                            row.getLong("id"),
                            new CaseFacts(
                                    row.getString("number"),
                                    CaseState.valueOf(row.getString("state")),
                                    row.getBoolean("erased")));
                });
        return facts;
    }

    private static String where(long chain, @Nullable String number) {
        return chain == AuditTrail.SYSTEM_CHAIN
                ? "accounts, sites and log-ins"
                : number == null ? "case id " + chain : number;
    }
}
