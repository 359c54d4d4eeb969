package org.rarecase.query;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.saving.CorrectionReasons;
import org.rarecase.form.Check;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.shared.Actor;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.springframework.stereotype.Component;

/**
 * What was asked with a text of the registry, by an edit check or from a template, and how queries end by themselves,
 * in the language of the reader. Stored is the question as it was asked; it is said in another language only as long
 * as the check of the form, or the template, still asks the same.
 */
@Component
class CheckQuestions {

    static final LocalizedText CORRECTED =
            Messages.texts("Closed by itself: the value was changed, and the check no longer objects.");
    static final LocalizedText VANISHED =
            Messages.texts("Closed by itself: the form was moved to a version that does not ask this.");

    static final LocalizedText WITHDRAWN = Messages.texts("Closed by itself: consent to the case was withdrawn.");

    private final Forms forms;
    private final QueryTemplates templates;

    CheckQuestions(Forms forms, QueryTemplates templates) {
        this.forms = forms;
        this.templates = templates;
    }

    DataQuery translated(DataQuery query) {
        String question = query.check() == null
                ? ReviewQuestion.translated(templates.translated(query.form(), query.question()))
                : translated(query, query.question());
        return question.equals(query.question()) ? query : query.asking(question);
    }

    Map<QueryId, List<QueryMessage>> translated(
            Collection<DataQuery> queries, Map<QueryId, List<QueryMessage>> threads) {
        Map<QueryId, List<QueryMessage>> translated = new LinkedHashMap<>(threads);
        queries.forEach(query -> translated.computeIfPresent(
                query.id(),
                (id, thread) -> thread.stream()
                        .map(message -> translated(query, message))
                        .toList()));
        return translated;
    }

    private QueryMessage translated(DataQuery query, QueryMessage message) {
        if (message.author().equals(Actor.SYSTEM.userName())) {
            return message.saying(ReviewQuestion.translated(translated(query, message.text())));
        }
        if (message.reason() == QueryReason.OTHER_ANSWER) {
            // The reason of a correction that answered the query, too.
            return message.saying(CorrectionReasons.said(forms.inUse(), message.text()));
        }
        return message.state() == QueryState.OPEN
                ? message.saying(templates.translated(query.form(), message.text()))
                : message;
    }

    /** What stands in the trail without the check that asked it. */
    String translated(@Nullable FormKey form, String stored) {
        Stream<LocalizedText> all =
                form == null ? Stream.of() : checks(form).stream().map(Check::message);
        String said = translated(all, stored);
        return said.equals(stored) ? ReviewQuestion.translated(templates.translated(form, stored)) : said;
    }

    private String translated(DataQuery query, String english) {
        return translated(asked(query), english);
    }

    private static String translated(Stream<LocalizedText> asked, String english) {
        return Stream.concat(Stream.of(CORRECTED, VANISHED, WITHDRAWN), asked)
                .filter(text -> text.english().equals(english))
                .map(text -> text.in(Messages.language()))
                .findFirst()
                .orElse(english);
    }

    private List<Check> checks(FormKey form) {
        return forms.inUse().find(form).map(FormDefinition::checks).orElse(List.of());
    }

    private Stream<LocalizedText> asked(DataQuery query) {
        if (query.check() == null || query.form() == null) {
            return Stream.of();
        }
        return checks(query.form()).stream()
                .filter(check -> check.key().equals(query.check()))
                .map(Check::message);
    }
}
