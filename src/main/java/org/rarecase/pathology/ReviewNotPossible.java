package org.rarecase.pathology;

import org.rarecase.shared.Refusal;

/** The review is not where this may happen. Nothing was changed. */
public class ReviewNotPossible extends Refusal {

    public ReviewNotPossible(String message) {
        super(message);
    }
}
