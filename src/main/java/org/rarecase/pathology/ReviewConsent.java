package org.rarecase.pathology;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.KnownItem;

/** Whether the consent to a case covers a central review of it. What is blank or not known is no consent. */
public enum ReviewConsent {
    YES,
    NO,
    /** The registry's forms do not ask for it, and nothing hinders a review. */
    NOT_ASKED;

    /** The code of it among the modules of a consent. */
    public static final String MODULE = "pathology-review";

    public static ReviewConsent of(VisibleCase opened) {
        List<Answer> given = answers(opened, KnownItem.CONSENT_MODULES).toList();
        if (given.isEmpty()) {
            return NOT_ASKED;
        }
        return given.stream()
                        .anyMatch(answer -> answer instanceof Answer.Codes chosen
                                && chosen.codes().contains(MODULE))
                ? YES
                : NO;
    }

    /** The answers to an item in the forms that ask for it; none where the registry's forms do not. */
    public static Stream<Answer> answers(VisibleCase opened, KnownItem item) {
        return opened.entries().stream()
                .filter(entry -> entry.form().key().equals(item.form())
                        && !entry.kept()
                        && entry.form().find(item.path()).isPresent())
                .map(entry -> opened.evaluation().effective(new ItemRef(entry.id(), item.path())));
    }

    /** As tables of the processes have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
