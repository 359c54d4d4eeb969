package org.rarecase.pathology.reader;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.Accounts;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.pathology.reader.ReaderChoice.Candidate;
import org.rarecase.pathology.reader.ReaderChoice.LeftOut;
import org.rarecase.pathology.reader.ReaderChoice.Why;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Proposes readers of a case: first those with its tumour type among their fields, then those with the fewest open readings,
 * then who was asked longest ago; who did not answer for this review, last. Nobody who knows what the site found.
 */
@Component
public class ReaderChoices {

    private static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::unanswered)
            .thenComparing(candidate -> !candidate.inField())
            .thenComparing(Candidate::open)
            .thenComparing(Candidate::lastAsked, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Candidate::userName);

    private final JdbcClient client;
    private final ReaderProfileRepository profiles;
    private final ReaderRules rules;
    private final Accounts accounts;
    private final Clock clock;

    ReaderChoices(
            JdbcClient client, ReaderProfileRepository profiles, ReaderRules rules, Accounts accounts, Clock clock) {
        this.client = client;
        this.profiles = profiles;
        this.rules = rules;
        this.accounts = accounts;
        this.clock = clock;
    }

    private record Place(SiteId site, @Nullable TumourType tumourType) {}

    private record Load(int open, Instant lastAsked) {}

    /**
     * For a seat of this review of the case.
     *
     * @param blinded whether it is read by those alone who do not know what the site found
     */
    public ReaderChoice of(CaseId caseId, long reviewId, boolean blinded) {
        Place place = place(caseId);
        Map<String, ReaderProfile> known = profiles.profiles();
        Map<String, Why> taken = new HashMap<>();
        List<String> unanswered = new ArrayList<>();
        readTaken(caseId, reviewId, taken, unanswered);
        LocalDate today = LocalDate.now(clock);
        List<Candidate> candidates = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Account account : accounts.active(Role.PATHOLOGIST, place.site())) {
            String userName = account.userName();
            ReaderProfile profile = known.getOrDefault(userName, ReaderProfile.blank(userName, account.displayName()));
            Optional<Why> why = Optional.ofNullable(taken.get(userName))
                    .or(() -> absent(profile, today))
                    .or(() -> blinded ? whyNotBlinded(caseId, place, account, profile) : Optional.empty());
            if (why.isPresent()) {
                leftOut.add(new LeftOut(userName, account.displayName(), why.get()));
            } else {
                candidates.add(candidate(account, place, profile, unanswered.contains(userName)));
            }
        }
        candidates.sort(ORDER);
        return new ReaderChoice(List.copyOf(candidates), List.copyOf(leftOut));
    }

    private static Optional<Why> absent(ReaderProfile profile, LocalDate today) {
        return Optional.ofNullable(profile.absence())
                .filter(absence -> absence.includes(today))
                .map(absence -> Why.ABSENT);
    }

    private Optional<Why> whyNotBlinded(CaseId caseId, Place place, Account account, ReaderProfile profile) {
        if (ReaderRules.readsOtherwise(account)) {
            return Optional.of(Why.OTHER_ROLE);
        }
        if (place.site().equals(profile.laboratory())) {
            return Optional.of(Why.LABORATORY);
        }
        return rules.hasActed(caseId, account) ? Optional.of(Why.ACTED) : Optional.empty();
    }

    private Candidate candidate(Account account, Place place, ReaderProfile profile, boolean unanswered) {
        Optional<Load> load = load(account.userName());
        return new Candidate(
                account.userName(),
                account.displayName(),
                place.tumourType() != null && profile.fields().contains(place.tumourType()),
                load.map(Load::open).orElse(0),
                load.map(Load::lastAsked).orElse(null),
                unanswered);
    }

    private Place place(CaseId caseId) {
        return client.sql("SELECT site_id, tumour_type FROM casebook_case_facts WHERE id = ?")
                .param(caseId.value())
                .query((row, number) -> {
                    String type = row.getString("tumour_type");
                    return new Place(new SiteId(row.getLong("site_id")), type == null ? null : new TumourType(type));
                })
                .single();
    }

    /** Who had something to do with the readings of this case. */
    private void readTaken(CaseId caseId, long reviewId, Map<String, Why> taken, List<String> unanswered) {
        client.sql("SELECT reader, state, review_id, reason FROM pathology_reading"
                        + " WHERE case_id = ? AND reader IS NOT NULL")
                .param(caseId.value())
                .query(row -> {
                    String reader = row.getString("reader");
                    boolean same = row.getLong("review_id") == reviewId;
                    switch (row.getString("state")) {
                        case "DECLINED" -> {
                            if (row.getString("reason") != null) {
                                taken.put(reader, Why.DECLINED);
                            } else if (same) {
                                unanswered.add(reader);
                            }
                        }
                        case "HANDED_OVER" -> {
                            if (same) {
                                taken.putIfAbsent(reader, Why.HANDED_OVER);
                            }
                        }
                        default -> {
                            if (same) {
                                taken.put(reader, Why.OTHER_SEAT);
                            }
                        }
                    }
                });
    }

    private Optional<Load> load(String userName) {
        return client.sql("SELECT SUM(waiting) AS open, MAX(offered_at) AS last FROM pathology_reading WHERE reader = ?"
                        + " HAVING last IS NOT NULL")
                .param(userName)
                .query((row, number) -> new Load(row.getInt("open"), Utc.moment(row, "last")))
                .optional();
    }
}
