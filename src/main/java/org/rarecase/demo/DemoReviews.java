package org.rarecase.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.demo.DemoCase.DemoReader;
import org.rarecase.form.FormKey;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Seats;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.pathology.agreed.Relevance;
import org.rarecase.pathology.session.Adjudications;
import org.rarecase.pathology.session.PanelSessions;
import org.rarecase.workflow.process.ReadingProcess;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Takes the central review of a demo case as far as it is to get. */
@Component
@ConditionalOnBooleanProperty("rarecase.demo")
class DemoReviews {

    private static final FormKey REVIEW = new FormKey("central-review");
    private static final String COORDINATOR = "coordinator";

    private final Casebook casebook;
    private final AgreedDiagnoses agreed;
    private final Seats seats;
    private final Adjudications adjudications;
    private final PanelSessions sessions;
    private final DemoSteps steps;
    private final StoryClock clock;

    DemoReviews(
            Casebook casebook,
            AgreedDiagnoses agreed,
            Seats seats,
            Adjudications adjudications,
            PanelSessions sessions,
            DemoSteps steps,
            StoryClock clock) {
        this.casebook = casebook;
        this.agreed = agreed;
        this.seats = seats;
        this.adjudications = adjudications;
        this.sessions = sessions;
        this.steps = steps;
        this.clock = clock;
    }

    void tell(DemoCase demoCase, CaseId id, String pathologist) {
        List<DemoReader> readers = demoCase.readers(pathologist);
        ask(id, readers);
        readers.stream()
                .filter(reader -> reader.accepts() && steps.has(reader.person(), id, ReadingProcess.ACCEPT_OR_DECLINE))
                .forEach(reader -> steps.step(reader.person(), id, "accept", null));
        readers.forEach(reader -> read(id, reader));
        if (!demoCase.comparison().isEmpty()) {
            clock.advance(Duration.ofDays(1));
            steps.run(pathologist, () -> compare(id, demoCase.comparison()));
        }
        demoCase.adjudicator().ifPresent(adjudicator -> {
            steps.run(COORDINATOR, () -> adjudications.choose(adjudications.latest(id), adjudicator.person()));
            read(id, adjudicator);
        });
        if (!demoCase.statements().isEmpty()) {
            clock.advance(Duration.ofDays(demoCase.daysAgo()));
            meet(id, demoCase.statements());
        }
    }

    /** Of more seats than readers the last ones wait for a reader. */
    private void ask(CaseId id, List<DemoReader> readers) {
        steps.run(COORDINATOR, () -> {
            List<Reading> waiting = seats.unassigned(casebook.open(id));
            for (int i = 0; i < Math.min(waiting.size(), readers.size()); i++) {
                seats.offerTo(id, waiting.get(i).instanceId(), readers.get(i).person());
            }
        });
    }

    private void read(CaseId id, DemoReader reader) {
        if (reader.answers().isEmpty()) {
            return;
        }
        clock.advance(Duration.ofDays(4 + id.value() * 5 % 9));
        steps.run(reader.person(), () -> {
            FormInstance own = steps.entries(id, REVIEW).stream()
                    .filter(entry -> entry.signedOffAt() == null)
                    .filter(entry -> entry.reader() == null || entry.reader().equals(reader.person()))
                    .findFirst()
                    .orElseThrow(() -> new DemoDoesNotFit("Case " + id + " is not given to " + reader.person()));
            casebook.save(id, own.id(), DemoAnswers.of(own.form(), reader.answers()), null);
        });
        steps.step(reader.person(), id, "sign-off", null);
    }

    private void compare(CaseId id, Map<String, Object> comparison) {
        AgreedDiagnosis stated = agreed.latest(id).orElseThrow();
        agreed.confirm(
                stated.reviewId(),
                Verdict.ofCode(String.valueOf(comparison.get("concordance"))).orElseThrow(),
                "yes".equals(comparison.get("management_impact")) ? Relevance.YES : Relevance.NO,
                "Judged by the histology as a whole");
    }

    /** A session in a week, for which the participants have written down what they hold. */
    private void meet(CaseId id, Map<String, Object> statements) {
        List<String> participants = new ArrayList<>(statements.keySet());
        long review = adjudications.latest(id);
        steps.run(
                COORDINATOR, () -> sessions.prepare(LocalDate.now((Clock) clock).plusWeeks(1), participants, review));
        long item = sessions.ofReview(review).orElseThrow().id();
        statements.forEach(
                (participant, text) -> steps.run(participant, () -> sessions.say(item, String.valueOf(text), null)));
    }
}
