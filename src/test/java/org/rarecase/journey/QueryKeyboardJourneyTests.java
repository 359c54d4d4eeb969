package org.rarecase.journey;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.rarecase.query.QueryRaising;
import org.rarecase.query.Question;
import org.springframework.beans.factory.annotation.Autowired;

/** A query from its raising to its end without a mouse. */
class QueryKeyboardJourneyTests extends KeyboardJourney {

    private static final String QUESTION = "Lying or standing?";

    @Autowired
    QueryRaising raising;

    @Test
    void aMonitorRaisesAQueryAndIsAtIt() {
        CaseId id = completeCase();
        logIn(registry.monitor());
        openFromTheList(id);
        keyboard.goTo("Demographics").enter();
        keyboard.goTo("Height").press(Keys.F2).goDownTo("Query: ").enter();
        keyboard.isAt("Demographics · Height")
                .type(QUESTION)
                .goTo("Raise query")
                .enter();
        page.query(QUESTION);
        keyboard.isAt("Open: Demographics · Height");
    }

    @Test
    void theSiteAnswersAtTheFieldAndTheMonitorReopensAndCloses() {
        CaseId id = asked();
        logIn(registry.bernd());
        keyboard.goTo("Answer query, " + number(id)).enter();
        fromTheFieldTo("Your answer");
        answer("Standing.");
        logOut(registry.bernd());

        logIn(registry.monitor());
        openFromTheList(id);
        browser.press("q");
        fromTheFieldTo("Remark");
        keyboard.type("Barefoot?").goTo("Reopen query").enter();
        page.query("Barefoot?");
        keyboard.isAt("Open: Demographics · Height");
        logOut(registry.monitor());

        logIn(registry.bernd());
        openFromTheList(id);
        browser.press("q");
        fromTheFieldTo("Your answer");
        answer("Yes.");
        logOut(registry.bernd());

        logIn(registry.monitor());
        openFromTheList(id);
        browser.press("q");
        fromTheFieldTo("Remark");
        keyboard.goBackTo("Reason");
        reason("Answer accepted");
        keyboard.goTo("Close query").enter();
        page.query("Monitor, closed");
        keyboard.isAt("Closed: Demographics · Height");
    }

    private void fromTheFieldTo(String text) {
        keyboard.isAtExactly("Height").press(Keys.F2).goDownTo("Query: ").enter();
        keyboard.isAt(text);
    }

    private void answer(String text) {
        keyboard.isAt("Your answer").goBackTo("Reason");
        reason("Value confirmed");
        keyboard.goTo("Your answer").type(text).goTo("Answer").enter();
        page.query(text);
        keyboard.isAt("Answered: Demographics · Height");
    }

    private CaseId asked() {
        CaseId id = completeCase();
        registry.run(registry.monitor(), () -> {
            FormInstanceId demographics = casebook.open(id).entries().stream()
                    .filter(entry -> entry.form().key().value().equals("demographics"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            raising.raise(id, Question.about(new ItemRef(demographics, ItemPath.of("height")), QUESTION));
        });
        return id;
    }

    private void reason(String text) {
        keyboard.goTo("Reason").press(Keys.ARROW_DOWN);
        choose(text);
    }
}
