package org.rarecase.exchange.odm;

import org.rarecase.shared.LocalizedText;

/** What was read is no answer to its item. */
final class NotAnAnswer extends Exception {

    private final transient LocalizedText why;

    NotAnAnswer(LocalizedText why) {
        super(why.english());
        this.why = why;
    }

    LocalizedText why() {
        return why;
    }
}
