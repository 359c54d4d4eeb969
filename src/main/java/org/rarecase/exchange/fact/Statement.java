package org.rarecase.exchange.fact;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.CaseHistory.Author;
import org.rarecase.exchange.fact.CaseHistory.Held;
import org.rarecase.exchange.fact.CaseHistory.Message;
import org.rarecase.exchange.fact.CaseHistory.Place;
import org.rarecase.exchange.fact.CaseHistory.Question;
import org.rarecase.exchange.fact.CaseHistory.Signed;
import org.rarecase.exchange.fact.CaseHistory.Step;
import org.rarecase.exchange.fact.CaseHistory.Verified;

/**
 * A part of a history as formats without a form of their own for it write it: a name, texts by name, and statements
 * within.
 */
public record Statement(String name, Map<String, String> says, List<Statement> parts) {

    public static final String STEP = "step";
    public static final String QUESTION = "question";
    public static final String MESSAGE = "message";
    public static final String SIGNED = "signed";
    public static final String VERIFIED = "verified";
    public static final String HELD = "held";

    public Statement {
        says = Collections.unmodifiableMap(new LinkedHashMap<>(says));
        parts = List.copyOf(parts);
    }

    /** All of a history, in its order. */
    public static List<Statement> all(CaseHistory history) {
        List<Statement> all = new ArrayList<>();
        history.steps().forEach(each -> all.add(of(each)));
        history.questions().forEach(each -> all.add(of(each)));
        history.signatures().forEach(each -> all.add(of(each)));
        history.verified().forEach(each -> all.add(of(each)));
        history.held().forEach(each -> all.add(of(each)));
        return all;
    }

    public static Statement of(Step it) {
        return new Says()
                .say("number", it.number())
                .say("at", it.at())
                .by(it.by())
                .say("kind", it.kind())
                .at(it.place())
                .say("before", it.before())
                .say("after", it.after())
                .say("reason", it.reason())
                .say("hash", it.hash())
                .as(STEP);
    }

    public static Statement of(Question it) {
        Statement asked = new Says()
                .say("number", it.number())
                .at(it.place())
                .say("stands", it.state())
                .say("check", it.check())
                .say("value", it.value())
                .as(QUESTION);
        return new Statement(
                QUESTION,
                asked.says(),
                it.messages().stream().map(Statement::of).toList());
    }

    public static Statement of(Message it) {
        return new Says()
                .say("at", it.at())
                .by(it.by())
                .say("stands", it.state())
                .say("text", it.text())
                .say("reason", it.reason())
                .say("before", it.before())
                .say("after", it.after())
                .as(MESSAGE);
    }

    public static Statement of(Signed it) {
        return new Says()
                .at(it.place())
                .say("at", it.at())
                .by(it.by())
                .say("printedName", it.printedName())
                .say("meaning", it.meaning())
                .say("statement", it.statement())
                .say("content", it.content())
                .say("keyId", it.keyId())
                .say("seal", it.seal())
                .say("result", it.result())
                .say("endedAt", it.endedAt())
                .say("endedBy", it.endedBy())
                .as(SIGNED);
    }

    public static Statement of(Verified it) {
        return new Says().at(it.place()).say("at", it.at()).say("by", it.by()).as(VERIFIED);
    }

    public static Statement of(Held it) {
        return new Says()
                .at(it.place())
                .say("level", it.level())
                .say("at", it.since())
                .say("by", it.by())
                .say("reason", it.reason())
                .say("covered", it.covered() ? "yes" : null)
                .as(HELD);
    }

    private static final class Says {

        private final Map<String, String> says = new LinkedHashMap<>();

        Says say(String name, @Nullable Object text) {
            if (text != null) {
                says.put(name, text.toString());
            }
            return this;
        }

        Says by(Author author) {
            return say("by", author.name()).say("role", author.role());
        }

        Says at(@Nullable Place place) {
            return place == null
                    ? this
                    : say("form", place.form()).say("ordinal", place.ordinal()).say("item", place.item());
        }

        Statement as(String name) {
            return new Statement(name, says, List.of());
        }
    }

    /** Collects what was read into a history. */
    public static final class Collector {

        private final List<Step> steps = new ArrayList<>();
        private final List<Question> questions = new ArrayList<>();
        private final List<Signed> signatures = new ArrayList<>();
        private final List<Verified> verified = new ArrayList<>();
        private final List<Held> held = new ArrayList<>();
        private boolean any;

        /** False if it is none of a history, or lacks what it has to say. */
        public boolean add(Statement it) {
            try {
                any = true;
                switch (it.name()) {
                    case STEP -> steps.add(step(it));
                    case QUESTION -> questions.add(question(it));
                    case SIGNED -> signatures.add(signed(it));
                    case VERIFIED -> verified.add(verified(it));
                    case HELD -> held.add(held(it));
                    default -> {
                        return false;
                    }
                }
                return true;
            } catch (IllegalArgumentException | DateTimeException lacking) {
                return false;
            }
        }

        /** That there is a history, be it of nothing. */
        public void begin() {
            any = true;
        }

        /** Empty if there was none. */
        public Optional<CaseHistory> history() {
            steps.sort(Comparator.comparingLong(Step::number));
            questions.sort(Comparator.comparingLong(Question::number));
            return any ? Optional.of(new CaseHistory(steps, questions, signatures, verified, held)) : Optional.empty();
        }

        private static Step step(Statement it) {
            return new Step(
                    it.number("number"),
                    it.moment("at"),
                    it.author(),
                    it.text("kind"),
                    it.place(),
                    it.says().get("before"),
                    it.says().get("after"),
                    it.says().get("reason"),
                    it.says().get("hash"));
        }

        private static Question question(Statement it) {
            return new Question(
                    it.number("number"),
                    it.place(),
                    it.text("stands"),
                    it.says().get("check"),
                    it.says().get("value"),
                    it.parts().stream().map(Collector::message).toList());
        }

        private static Message message(Statement it) {
            return new Message(
                    it.moment("at"),
                    it.author(),
                    it.text("stands"),
                    it.text("text"),
                    it.says().get("reason"),
                    it.says().get("before"),
                    it.says().get("after"));
        }

        private static Signed signed(Statement it) {
            String ended = it.says().get("endedAt");
            return new Signed(
                    it.place(),
                    it.moment("at"),
                    it.author(),
                    it.says().get("printedName"),
                    it.text("meaning"),
                    it.text("statement"),
                    it.says().get("content"),
                    it.says().get("keyId"),
                    it.says().get("seal"),
                    it.text("result"),
                    ended == null ? null : Instant.parse(ended),
                    it.says().get("endedBy"));
        }

        private static Verified verified(Statement it) {
            Place place = it.place();
            if (place == null) {
                throw new IllegalArgumentException("No place");
            }
            return new Verified(place, it.moment("at"), it.text("by"));
        }

        private static Held held(Statement it) {
            return new Held(
                    it.place(),
                    it.text("level"),
                    it.moment("at"),
                    it.text("by"),
                    it.text("reason"),
                    it.says().containsKey("covered"));
        }
    }

    private String text(String name) {
        String text = says.get(name);
        if (text == null) {
            throw new IllegalArgumentException("No " + name);
        }
        return text;
    }

    private long number(String name) {
        return Long.parseLong(text(name));
    }

    private Instant moment(String name) {
        return Instant.parse(text(name));
    }

    private Author author() {
        return new Author(text("by"), text("role"));
    }

    private @Nullable Place place() {
        String form = says.get("form");
        return form == null ? null : new Place(form, (int) number("ordinal"), says.get("item"));
    }
}
