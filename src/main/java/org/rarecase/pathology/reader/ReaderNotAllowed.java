package org.rarecase.pathology.reader;

import static org.rarecase.shared.Messages.t;

import org.rarecase.shared.Refusal;

/** Who was chosen may not read the case. */
public class ReaderNotAllowed extends Refusal {

    ReaderNotAllowed(ReaderChoice.LeftOut leftOut) {
        super(t(
                "{0} is not asked to read this case: {1}. Nothing was changed.",
                leftOut.name(), leftOut.why().label()));
    }

    ReaderNotAllowed(String userName) {
        super(t("{0} is no pathologist of the site of this case. Nothing was changed.", userName));
    }
}
