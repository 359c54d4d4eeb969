package org.rarecase.visit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.Case;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.Answer;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.form.KnownItem;
import org.rarecase.form.PartialDate;

/**
 * Which follow-up visit of a case comes next, reckoned from the date of diagnosis. Where only its month or year is known
 * the earliest possible day counts, so that a visit is asked for too early rather than too late. What is typed into a
 * visit counts once that is submitted.
 */
record FollowUpPlan(List<FormInstance> entries) {

    static final FormKey FOLLOW_UP = KnownItem.FOLLOW_UP_DATE.form();

    static final String NO_DIAGNOSIS = "no date of diagnosis";
    static final String LAST_VISIT = "last visit reached";
    private static final Set<String> NOT_SEEN = Set.of("lost", "opted-out");

    static FollowUpPlan of(Case stored) {
        return new FollowUpPlan(stored.entries());
    }

    /** Empty if there is none, see {@link #end}. */
    Optional<NextVisit> next(VisitPolicy policy, LocalDate today) {
        if (!mayGoOn()) {
            return Optional.empty();
        }
        PartialDate diagnosed = diagnosed().orElseThrow();
        NextVisit next = visit(diagnosed, policy, 1);
        LocalDate covered = covered().orElse(null);
        while (covered != null && !next.opensOn().isAfter(covered)) {
            next = visit(diagnosed, policy, next.number() + 1);
        }
        // What lay before the case was submitted is no missed visit: only the one whose time came last is asked for.
        boolean first = settled().findAny().isEmpty();
        while (first && !visit(diagnosed, policy, next.number() + 1).dueOn().isAfter(today)) {
            next = visit(diagnosed, policy, next.number() + 1);
        }
        return isBehindLast(next, diagnosed, policy) ? Optional.empty() : Optional.of(next);
    }

    /** Whether it is for the policy to say which visit comes next. */
    boolean mayGoOn() {
        return diagnosed().isPresent() && status() == null;
    }

    /** Why there is no next visit, in a few words. */
    String end() {
        if (diagnosed().isEmpty()) {
            return NO_DIAGNOSIS;
        }
        String status = status();
        return status == null ? LAST_VISIT : status;
    }

    private static NextVisit visit(PartialDate diagnosed, VisitPolicy policy, int number) {
        LocalDate dueOn = diagnosed.earliest().plusMonths((long) number * policy.intervalMonths());
        return new NextVisit(number, dueOn.minusWeeks(policy.opensWeeksBefore()), dueOn);
    }

    private static boolean isBehindLast(NextVisit next, PartialDate diagnosed, VisitPolicy policy) {
        Integer years = policy.untilYears();
        return years != null && next.dueOn().isAfter(diagnosed.earliest().plusYears(years));
    }

    private Optional<PartialDate> diagnosed() {
        return entries.stream()
                .filter(entry -> entry.form().key().equals(KnownItem.DATE_OF_DIAGNOSIS.form()))
                .findFirst()
                .flatMap(entry -> date(entry, KnownItem.DATE_OF_DIAGNOSIS.path()));
    }

    /** Death ends the follow-up whenever it was told; whoever was lost may be found again by a later follow-up. */
    private @Nullable String status() {
        if (documented().anyMatch(entry -> KnownItem.DEAD.equals(text(entry, KnownItem.PATIENT_STATUS.path())))) {
            return KnownItem.DEAD;
        }
        return documented()
                .max(Comparator.comparing(FollowUpPlan::day).thenComparingInt(FormInstance::ordinal))
                .map(entry -> text(entry, KnownItem.PATIENT_STATUS.path()))
                .filter(NOT_SEEN::contains)
                .orElse(null);
    }

    /** Up to which day the follow-up is documented, or was missed. */
    private Optional<LocalDate> covered() {
        return Stream.concat(
                        settled().flatMap(visit -> Stream.ofNullable(visit.dueOn())),
                        documented().map(FollowUpPlan::day).filter(day -> !day.equals(LocalDate.MIN)))
                .max(Comparator.naturalOrder());
    }

    private Stream<FormInstance> documented() {
        return entries.stream()
                .filter(entry -> entry.form().key().equals(FOLLOW_UP))
                .filter(entry -> !entry.kept() && !entry.isVisitOpen());
    }

    private Stream<Visit> settled() {
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.visit()))
                .filter(visit -> visit.kind() == VisitKind.FOLLOW_UP)
                .filter(visit -> visit.state() == VisitState.HANDED_IN || visit.state() == VisitState.MISSED);
    }

    private static LocalDate day(FormInstance entry) {
        return date(entry, KnownItem.FOLLOW_UP_DATE.path())
                .map(PartialDate::latest)
                .orElse(LocalDate.MIN);
    }

    private static Optional<PartialDate> date(FormInstance entry, ItemPath path) {
        return PartialDate.parse(text(entry, path));
    }

    private static @Nullable String text(FormInstance entry, ItemPath path) {
        return entry.answers().get(path) instanceof Answer.Text answer ? answer.text() : null;
    }
}
