package org.rarecase.pathology.reader;

import static org.rarecase.shared.Messages.t;

import org.rarecase.shared.Refusal;

/** The account reads no cases of others any more. */
public class ReaderUnknown extends Refusal {

    ReaderUnknown() {
        super(t("There is no such pathologist any more. Nothing was changed."));
    }
}
