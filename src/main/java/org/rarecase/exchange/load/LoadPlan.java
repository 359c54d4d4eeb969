package org.rarecase.exchange.load;

import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.form.ItemPath;

/**
 * How an import is carried out.
 *
 * @param number of the import; 0 while it is only tried
 * @param reason as the person gave it; empty while it is only tried
 */
record LoadPlan(long number, Choices choices, String reason) {

    /** Room for the number of the import and the line, before the reason. */
    static final int PREFIX = 40;

    static LoadPlan trial(Choices choices) {
        return new LoadPlan(0, choices, "");
    }

    boolean isTrial() {
        return number == 0;
    }

    /** What becomes of an item that is another in the file than here. */
    Differences of(CaseFact fact, FormFact form, ItemPath path) {
        return choices.of(fact.subject(), name(form), path.toString());
    }

    /** A form of a file as its outcomes name it. */
    static String name(FormFact form) {
        return form.form().key() + " " + form.ordinal();
    }

    /** As the trail keeps it; {@link LoadLines} reads it. */
    String reason(int line) {
        return "import %d, line %d: %s".formatted(number, line, reason);
    }
}
