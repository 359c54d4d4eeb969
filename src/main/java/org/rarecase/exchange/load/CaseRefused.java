package org.rarecase.exchange.load;

import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.shared.Refusal;

/** A case of a file is not taken over at all. */
final class CaseRefused extends Refusal {

    private final transient LocalizedText why;

    CaseRefused(LocalizedText why) {
        super(why.in(Messages.language()));
        this.why = why;
    }

    LocalizedText why() {
        return why;
    }
}
