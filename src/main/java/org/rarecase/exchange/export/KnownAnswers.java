package org.rarecase.exchange.export;

import java.util.Optional;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.form.KnownItem;

/** What a case says of the items that the program itself reads. */
final class KnownAnswers {

    /** The code of {@link KnownItem#CONSENT_MODULES} that lets data leave the European Union. */
    private static final String OUTSIDE_EU = "transfer-outside-eu";

    /** What {@link KnownItem#DATA_REUSE} is answered with by who permits it. */
    static final String YES = "yes";

    private KnownAnswers() {}

    static Optional<Answer> of(CaseFact fact, KnownItem item) {
        return fact.forms().stream()
                .filter(form -> !form.inactive() && form.form().key().equals(item.form()))
                .flatMap(
                        form -> Optional.ofNullable(form.items().get(item.path().toString())).stream())
                .filter(Fact.Single.class::isInstance)
                .map(single -> ((Fact.Single) single).value())
                .findFirst();
    }

    /** The patient, or who speaks for the patient, said yes to it; silence is no yes. */
    static boolean permitReuse(CaseFact fact) {
        return of(fact, KnownItem.DATA_REUSE).filter(Answer.text(YES)::equals).isPresent();
    }

    static boolean permitTransferOutsideTheUnion(CaseFact fact) {
        return of(fact, KnownItem.CONSENT_MODULES)
                .filter(answer ->
                        answer instanceof Answer.Codes it && it.codes().contains(OUTSIDE_EU))
                .isPresent();
    }
}
