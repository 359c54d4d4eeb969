package org.rarecase.exchange.export;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.CaseHistory;
import org.rarecase.exchange.fact.CaseHistory.Author;
import org.rarecase.exchange.fact.CaseHistory.Held;
import org.rarecase.exchange.fact.CaseHistory.Message;
import org.rarecase.exchange.fact.CaseHistory.Place;
import org.rarecase.exchange.fact.CaseHistory.Question;
import org.rarecase.exchange.fact.CaseHistory.Signed;
import org.rarecase.exchange.fact.CaseHistory.Step;
import org.rarecase.exchange.fact.CaseHistory.Verified;
import org.rarecase.exchange.fact.Parties;
import org.rarecase.form.ItemPath;

/**
 * What a research export tells of the history of a case: what became of the values that are in it. Nobody is named, what
 * people wrote stays out unless free text was chosen, and so do the hashes, by which a line could be found at the source.
 */
final class ResearchHistory {

    /** The product itself, which is no person. */
    private static final String SYSTEM = "system";

    private final ExportRequest request;
    private final Pseudonyms pseudonyms;

    ResearchHistory(ExportRequest request, Pseudonyms pseudonyms) {
        this.request = request;
        this.pseudonyms = pseudonyms;
    }

    Parties of(Parties parties) {
        return new Parties(
                parties.people().stream()
                        .map(person -> new Parties.Person(name(person.name()), null))
                        .sorted(Comparator.comparing(Parties.Person::name))
                        .toList(),
                request.includes(Identifying.SITE) ? parties.sites() : List.of());
    }

    /** @param told the case as far as it is exported */
    CaseHistory of(CaseHistory all, CaseFact told) {
        return new CaseHistory(
                all.steps().stream()
                        .filter(step -> step.isOfValue() && isTold(told, step.place()))
                        .map(this::of)
                        .toList(),
                all.questions().stream()
                        .filter(question -> isTold(told, question.place()))
                        .map(this::of)
                        .toList(),
                all.signatures().stream().map(this::of).toList(),
                all.verified().stream()
                        .filter(mark -> isTold(told, mark.place()))
                        .map(mark -> new Verified(mark.place(), mark.at(), name(mark.by())))
                        .toList(),
                all.held().stream()
                        .map(held -> new Held(
                                held.place(),
                                held.level(),
                                held.since(),
                                name(held.by()),
                                words(held.reason()),
                                held.covered()))
                        .toList());
    }

    private static boolean isTold(CaseFact told, @Nullable Place place) {
        return place == null
                || told.forms().stream()
                        .anyMatch(form -> form.ordinal() == place.ordinal()
                                && form.form().key().value().equals(place.form())
                                && (place.item() == null
                                        || form.form()
                                                .find(ItemPath.parse(place.item()))
                                                .isPresent()));
    }

    private Step of(Step it) {
        String reason = it.reason() == null ? null : words(it.reason());
        return new Step(
                it.number(),
                it.at(),
                author(it.by()),
                it.kind(),
                it.place(),
                it.before(),
                it.after(),
                reason == null || reason.isEmpty() ? null : reason,
                null);
    }

    private Question of(Question it) {
        return new Question(
                it.number(),
                it.place(),
                it.state(),
                it.check(),
                it.value(),
                it.messages().stream()
                        .map(each -> new Message(
                                each.at(),
                                author(each.by()),
                                each.state(),
                                words(each.text()),
                                each.reason(),
                                each.before(),
                                each.after()))
                        .toList());
    }

    private Signed of(Signed it) {
        String ended = it.endedBy();
        return new Signed(
                it.place(),
                it.at(),
                author(it.by()),
                null,
                it.meaning(),
                it.statement(),
                null,
                null,
                null,
                it.result(),
                it.endedAt(),
                ended == null ? null : name(ended));
    }

    private Author author(Author by) {
        return new Author(name(by.name()), by.role());
    }

    private String name(String name) {
        return name.equals(SYSTEM)
                ? name
                : pseudonyms.ofPerson(request.recipient().project(), name);
    }

    private String words(String written) {
        return request.includes(Identifying.FREE_TEXT) ? written : "";
    }
}
