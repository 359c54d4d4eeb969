package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Review;
import org.rarecase.pathology.acknowledgement.Acknowledgement;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.pathology.agreed.ReadingAmendment;
import org.rarecase.pathology.opinion.ProvisionalOpinion;
import org.rarecase.ui.RelativeTime;

/**
 * What happened with the latest review of a case, in the words of the site, oldest first. Whoever is blinded sees the own
 * provisional opinion and nothing else of it.
 */
final class ReviewTimeline extends Div {

    /** @param at null: it has not happened yet */
    private record Event(@Nullable Instant at, String text) {}

    private final transient ReviewServices services;
    private final transient VisibleCase shown;
    private final transient List<AgreedDiagnosis> agreed;
    private final transient List<Event> events = new ArrayList<>();

    /** @param agreed as {@link #visible} gives them */
    ReviewTimeline(List<Reading> readings, List<AgreedDiagnosis> agreed, ReviewServices services, VisibleCase shown) {
        this.services = services;
        this.shown = shown;
        this.agreed = agreed;
        addClassName("rc-review-timeline");
        if (readings.isEmpty()) {
            return;
        }
        Review review = readings.getFirst().review();
        services.opinions().ofCase(shown).stream()
                .filter(opinion -> opinion.reviewId() == review.id())
                .forEach(this::tell);
        if (!shown.blinded()) {
            tell(review, readings);
        }
        if (!events.isEmpty()) {
            OrderedList list = new OrderedList();
            events.stream()
                    .sorted(Comparator.comparing(Event::at, Comparator.nullsLast(Comparator.naturalOrder())))
                    .map(this::line)
                    .forEach(list::add);
            add(list);
        }
    }

    /**
     * The versions that the account reads: who neither reads nor decides is told of one when it is confirmed.
     *
     * @param all newest first
     */
    static List<AgreedDiagnosis> visible(List<AgreedDiagnosis> all, ReviewServices services) {
        boolean decides = services.current().has(Role.COORDINATOR)
                || services.current().has(Role.AUDITOR)
                || services.current().has(Role.PATHOLOGIST);
        return all.stream()
                .filter(version -> decides || version.agreement().isConfirmed())
                .toList();
    }

    private void tell(Review review, List<Reading> readings) {
        events.add(new Event(review.requestedAt(), t("Requested")));
        int seats = review.policy().readers();
        List<Instant> signed = readings.stream()
                .map(Reading::signedAt)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (!signed.isEmpty()) {
            events.add(new Event(
                    signed.getLast(), t("{0} of {1} signed", signed.size(), Math.max(seats, signed.size()))));
        }
        agreed.stream().filter(version -> version.reviewId() == review.id()).forEach(this::tell);
        services.amendments().ofCase(shown, agreed).stream()
                .filter(amendment -> amendment.reviewId() == review.id())
                .forEach(this::tell);
        services.acknowledgements().ofCase(shown, agreed).stream()
                .filter(read -> read.reviewId() == review.id())
                .forEach(this::tell);
    }

    private void tell(AgreedDiagnosis version) {
        String reason = version.stated().reason();
        if (version.version() > 1) {
            events.add(new Event(
                    version.stated().at(),
                    t(
                            "Amended by {0}, version {1}: {2}",
                            services.name(version.stated().by()),
                            version.version(),
                            Objects.requireNonNullElse(reason, ""))));
        }
        Optional.ofNullable(version.agreement().confirmedAt())
                .ifPresent(at -> events.add(new Event(
                        at,
                        t(
                                "Agreed: {0}",
                                Objects.requireNonNull(version.agreement().confirmed())
                                        .label()))));
        Optional.ofNullable(version.informedAt()).ifPresent(at -> events.add(new Event(at, t("Site informed"))));
    }

    private void tell(ReadingAmendment amendment) {
        String name = services.name(amendment.by());
        events.add(new Event(
                amendment.amendedAt(),
                amendment.informed()
                        ? t(
                                "Reading amended by {0} with knowledge of the local diagnosis: {1}. {2}",
                                name, AgreedWords.of(amendment.content(), services.forms()), amendment.reason())
                        : t(
                                "Reading amended by {0}: {1}. {2}",
                                name, AgreedWords.of(amendment.content(), services.forms()), amendment.reason())));
    }

    private void tell(ProvisionalOpinion opinion) {
        events.add(new Event(
                opinion.releasedAt(),
                t(
                        "Provisional, by one reader ({0}): {1}. Urgent since: {2}",
                        services.name(opinion.reader()), opinion.diagnosis(), opinion.reason())));
    }

    private void tell(Acknowledgement read) {
        Acknowledgement.Given given = read.given();
        if (given != null) {
            String text = t(
                    "Acknowledged by {0}: {1}",
                    services.name(given.by()), given.treatment().label());
            events.add(new Event(given.at(), given.reason() == null ? text : text + ". " + given.reason()));
        } else if (read.isWaiting()) {
            events.add(
                    new Event(null, t("To be acknowledged by the site until {0}", RelativeTime.local(read.dueAt()))));
        }
    }

    private ListItem line(Event event) {
        ListItem line = new ListItem(new Span(event.text()));
        if (event.at() != null) {
            line.add(new Span(" "), new RelativeTime(event.at(), services.clock()));
        }
        return line;
    }
}
