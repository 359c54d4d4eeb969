package org.rarecase.exchange.pdf;

import static org.rarecase.shared.Messages.t;

import java.util.Locale;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.exchange.fact.CaseHistory;
import org.rarecase.query.QueryState;
import org.rarecase.signature.SignatureVerification;

/** What people asked about the case, what was answered, and who signed what. */
final class HistoryPages {

    private final Page page;
    private final Places places;
    private final People people;

    HistoryPages(Page page, Places places, People people) {
        this.page = page;
        this.places = places;
        this.people = people;
    }

    void write(CaseHistory history) {
        page.heading(t("Queries"));
        if (history.questions().isEmpty()) {
            page.aside(t("None that you may read."));
        }
        history.questions().forEach(this::question);
        page.heading(t("Signatures"));
        if (history.signatures().isEmpty()) {
            page.aside(t("None that you may read."));
        }
        history.signatures().reversed().forEach(this::signature);
    }

    private void question(CaseHistory.Question question) {
        page.subheading(places.name(question.place()) + " · "
                + QueryState.valueOf(constant(question.state())).label());
        String value = question.value();
        if (value != null) {
            page.line(
                    t("Value when it was asked"),
                    places.item(question.place())
                            .map(item -> AnswerText.printStored(item, value))
                            .orElse(value));
        }
        question.messages().forEach(said -> page.line(people.name(said.by()) + ", " + Page.at(said.at()), said.text()));
    }

    private void signature(CaseHistory.Signed signed) {
        page.subheading(places.name(signed.place()));
        page.line(
                t("Signature of"),
                signed.printedName() == null
                        ? people.name(signed.by())
                        : people.name(new CaseHistory.Author(
                                signed.printedName(), signed.by().role())));
        page.line(t("Signed on"), Page.at(signed.at()));
        page.line(t("Statement"), signed.statement());
        page.line(
                t("State"),
                SignatureVerification.Result.valueOf(constant(signed.result())).label());
    }

    private static String constant(String key) {
        return key.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
