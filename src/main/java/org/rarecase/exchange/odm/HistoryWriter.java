package org.rarecase.exchange.odm;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.AnswerParser;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.CaseHistory;
import org.rarecase.exchange.fact.CaseHistory.Author;
import org.rarecase.exchange.fact.CaseHistory.Message;
import org.rarecase.exchange.fact.CaseHistory.Place;
import org.rarecase.exchange.fact.CaseHistory.Question;
import org.rarecase.exchange.fact.CaseHistory.Signed;
import org.rarecase.exchange.fact.CaseHistory.Step;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.fact.Statement;
import org.rarecase.form.Item;

/**
 * What was done to a case: changes of answers and questions where they belong, and all else in an element of our own at the
 * end of the subject. What is asked for here is not told there again.
 */
final class HistoryWriter {

    static final String HISTORY = "History";

    /** Of what ODM tells by elements, and need not be said again. */
    private static final Set<String> IN_ELEMENTS = Set.of("at", "by", "reason", "hash");

    private final OdmXml x;
    private final Dialect dialect;
    private final @Nullable CaseHistory history;
    private final String location;
    private final Map<Place, List<Step>> steps = new HashMap<>();
    private final Map<Place, List<Question>> questions = new HashMap<>();
    private final Set<Place> written = new HashSet<>();

    HistoryWriter(OdmXml x, Dialect dialect, CaseFact fact) {
        this.x = x;
        this.dialect = dialect;
        this.history = fact.history();
        this.location = fact.site() == null ? AdminDataWriter.NO_SITE : OdmWriter.siteOid(fact.site());
        if (history != null) {
            history.steps().stream()
                    .filter(Step::isOfValue)
                    .forEach(
                            step -> steps.computeIfAbsent(Objects.requireNonNull(step.place()), it -> new ArrayList<>())
                                    .add(step));
            history.questions().stream()
                    .filter(question -> question.place() != null)
                    .forEach(question -> questions
                            .computeIfAbsent(Objects.requireNonNull(question.place()), it -> new ArrayList<>())
                            .add(question));
        }
    }

    boolean isTold() {
        return history != null;
    }

    private static Place place(FormFact form, @Nullable String path) {
        return new Place(form.form().key().value(), form.ordinal(), path);
    }

    /** The changes of an answer, oldest first. */
    List<Step> steps(FormFact form, String path) {
        if (history == null) {
            return List.of();
        }
        Place place = place(form, path);
        List<Step> found = steps.getOrDefault(place, List.of());
        if (!found.isEmpty()) {
            written.add(place);
        }
        return found;
    }

    /** A value as the trail prints it; null if it cannot be told from that what it was. */
    static @Nullable Answer answer(Item item, @Nullable String printed) {
        try {
            return printed == null ? Answer.BLANK : AnswerParser.read(item, printed);
        } catch (IllegalArgumentException | ArithmeticException writtenOtherwise) {
            return null;
        }
    }

    /** @param whole with what ODM has no place for; said once where a change is one of several items */
    void record(Step step, boolean whole) throws IOException {
        x.open("AuditRecord");
        if (whole) {
            own(Statement.of(step), IN_ELEMENTS);
        }
        record(step.by(), step.at(), step.reason(), step.hash());
    }

    private void record(Author by, Instant at, @Nullable String why, @Nullable String source) throws IOException {
        x.open("UserRef").attr("UserOID", AdminDataWriter.userOid(by.name())).end();
        x.open("LocationRef").attr("LocationOID", location).end();
        x.leaf("DateTimeStamp", at.toString());
        if (why != null) {
            x.leaf("ReasonForChange", why);
        }
        if (source != null) {
            x.leaf("SourceID", source);
        }
        x.end();
    }

    private void own(Statement statement, Set<String> except) throws IOException {
        for (Map.Entry<String, String> each : statement.says().entrySet()) {
            if (!except.contains(each.getKey())) {
                x.own(each.getKey(), each.getValue());
            }
        }
    }

    /** The newest signature that held, of a form or of the case. */
    void signature(@Nullable FormFact form) throws IOException {
        if (history == null) {
            return;
        }
        Place place = form == null ? null : place(form, null);
        for (Signed signed : history.signatures()) {
            if (signed.isValid() && Objects.equals(signed.place(), place)) {
                x.open("Signature");
                x.open("UserRef")
                        .attr("UserOID", AdminDataWriter.userOid(signed.by().name()))
                        .end();
                x.open("LocationRef").attr("LocationOID", location).end();
                x.open("SignatureRef").attr("SignatureOID", AdminDataWriter.signatureOid(signed.meaning()));
                x.end();
                x.leaf("DateTimeStamp", signed.at().toString()).end();
                return;
            }
        }
    }

    /** Whether anything is asked at this item. */
    boolean asks(FormFact form, String path) {
        return history != null && questions.containsKey(place(form, path));
    }

    /** In ODM 2.0. @param path null of the form as a whole */
    void questions(FormFact form, @Nullable String path) throws IOException {
        Place place = place(form, path);
        List<Question> asked = questions.remove(place);
        if (asked != null) {
            for (Question question : asked) {
                question(question);
            }
        }
    }

    private void question(Question question) throws IOException {
        Message first =
                question.messages().isEmpty() ? null : question.messages().getFirst();
        Message last =
                question.messages().isEmpty() ? null : question.messages().getLast();
        x.open("Query").attr("OID", "Q." + question.number());
        x.attr("Source", question.check() != null ? "System" : source(first));
        x.attr("Type", question.check() != null ? "System" : "Manual");
        x.attr(
                "State",
                question.state().substring(0, 1).toUpperCase(Locale.ROOT)
                        + question.state().substring(1));
        x.attr("LastUpdateDatetime", last == null ? Instant.EPOCH : last.at());
        own(Statement.of(question), Set.of());
        x.leaf("Value", first == null ? "" : first.text());
        for (Message message : question.messages()) {
            x.open("AuditRecord");
            own(Statement.of(message), Set.of("at", "by", "text"));
            record(message.by(), message.at(), message.text(), null);
        }
        x.end();
    }

    private static String source(@Nullable Message first) {
        return first != null && first.by().role().equals("monitor") ? "Site Monitor" : "Data Management";
    }

    /** Of the case as a whole, and what has no place in its forms. */
    void ofCase() throws IOException {
        if (history == null) {
            return;
        }
        if (dialect.hasSeveralValues()) {
            signature(null);
            for (Question question : history.questions()) {
                if (question.place() == null || questions.containsKey(question.place())) {
                    question(question);
                }
            }
        }
        x.openOwn(HISTORY);
        for (Statement each : Statement.all(rest(history))) {
            statement(each);
        }
        x.end();
    }

    private CaseHistory rest(CaseHistory all) {
        return new CaseHistory(
                all.steps().stream()
                        .filter(step -> !step.isOfValue() || !written.contains(step.place()))
                        .toList(),
                dialect.hasSeveralValues() ? List.of() : all.questions(),
                all.signatures(),
                all.verified(),
                all.held());
    }

    private void statement(Statement it) throws IOException {
        x.openOwn(it.name());
        own(it, Set.of());
        for (Statement part : it.parts()) {
            statement(part);
        }
        x.end();
    }
}
