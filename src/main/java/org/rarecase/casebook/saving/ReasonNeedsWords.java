package org.rarecase.casebook.saving;

import static org.rarecase.shared.Messages.t;

import org.rarecase.shared.Refusal;

/** The reason of a correction is “other”, but nobody said which. */
public class ReasonNeedsWords extends Refusal {

    ReasonNeedsWords() {
        super(t("Say in a few words why. Nothing was saved yet."));
    }
}
