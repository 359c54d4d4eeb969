package org.rarecase.exchange.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseHistory.Author;
import org.rarecase.exchange.fact.CaseHistory.Held;
import org.rarecase.exchange.fact.CaseHistory.Message;
import org.rarecase.exchange.fact.CaseHistory.Place;
import org.rarecase.exchange.fact.CaseHistory.Question;
import org.rarecase.exchange.fact.CaseHistory.Signed;
import org.rarecase.exchange.fact.CaseHistory.Step;
import org.rarecase.exchange.fact.CaseHistory.Verified;

/** A history that is made up, of any of the items of a case; the same seed gives the same. */
public final class GeneratedHistory {

    public static final Parties PARTIES = new Parties(
            List.of(new Parties.Person("anna", "Anna <A>"), new Parties.Person("system", null)),
            List.of(new Parties.Location("PAD", "Padua & more")));

    private static final Instant START = Instant.parse("2025-01-02T03:04:05.678901Z");
    private static final List<String> TEXTS = List.of("was wrong", "a\nb \"c\" <d> & 'e' ]]>", "ä\uD83E\uDE7A=1+1", "");

    private final Random random;
    private final List<Step> steps = new ArrayList<>();

    private GeneratedHistory(Random random) {
        this.random = random;
    }

    /** The case with a history in which answers were changed, asked about, verified and signed. */
    public static CaseFact of(CaseFact fact, Random random) {
        return fact.with(new GeneratedHistory(random).history(fact));
    }

    private CaseHistory history(CaseFact fact) {
        step("case.registered", null, null, fact.subject());
        List<Question> questions = new ArrayList<>();
        List<Verified> verified = new ArrayList<>();
        List<Signed> signatures = new ArrayList<>();
        List<Held> held = new ArrayList<>();
        for (FormFact form : fact.forms()) {
            Place whole = new Place(form.form().key().value(), form.ordinal(), null);
            singles(form.items().values().stream()).forEach(single -> {
                Place place =
                        new Place(whole.form(), whole.ordinal(), single.path().toString());
                values(place, single.value());
                if (random.nextInt(8) == 0) {
                    questions.add(question(questions.size() + 1, place));
                    verified.add(new Verified(place, START, "anna"));
                }
            });
            step("value.changed", new Place(whole.form(), whole.ordinal(), "gone[r9].away"), "1", "2");
            questions.add(question(questions.size() + 1, whole));
            signatures.add(signed(whole, "lapsed"));
            signatures.add(signed(whole, "valid"));
            held.add(new Held(whole, "locked", START, "anna", text(), false));
            held.add(new Held(whole, "frozen", START, "anna", "", true));
        }
        questions.add(question(questions.size() + 1, null));
        signatures.add(signed(null, "valid"));
        return new CaseHistory(steps, questions, signatures, verified, held);
    }

    private static Stream<Fact.Single> singles(Stream<Fact> facts) {
        return facts.flatMap(fact -> switch (fact) {
            case Fact.Single it -> Stream.of(it);
            case Fact.Rows it -> it.rows().stream().flatMap(row -> singles(row.items().values().stream()));
        });
    }

    private void values(Place place, Answer now) {
        switch (random.nextInt(4)) {
            case 0 -> {}
            case 1 -> step("value.entered", place, null, now.print());
            case 2 -> {
                step("value.entered", place, null, "is no number, nor a date");
                step("value.changed", place, "is no number, nor a date", now.print());
            }
            default -> {
                step("value.entered", place, null, now.print());
                step("value.cleared", place, now.print(), null);
                step("value.entered", place, null, now.print());
            }
        }
    }

    private void step(String kind, Place place, String before, String after) {
        steps.add(new Step(
                steps.size() + 1,
                START.plusSeconds(steps.size()),
                new Author(random.nextBoolean() ? "anna" : "system", "investigator"),
                kind,
                place,
                before,
                after,
                random.nextBoolean() ? text() : null,
                "ab".repeat(32)));
    }

    private Question question(int number, Place place) {
        Message asked = new Message(START, new Author("anna", "monitor"), "open", text(), null, null, null);
        Message answered = new Message(
                START.plusSeconds(9), new Author("anna", "investigator"), "answered", text(), "corrected", "1", "2");
        return new Question(
                number, place, "answered", random.nextBoolean() ? "check" : null, "1", List.of(asked, answered));
    }

    private Signed signed(Place place, String result) {
        boolean ended = result.equals("lapsed");
        return new Signed(
                place,
                START,
                new Author("anna", "investigator"),
                "Anna",
                "reviewed",
                text(),
                "cd".repeat(32),
                "k1",
                "ef".repeat(32),
                result,
                ended ? START.plusSeconds(7) : null,
                ended ? "system" : null);
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
