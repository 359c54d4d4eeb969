package org.rarecase.pathology.session;

import java.util.List;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Review;

/**
 * What is decided on: the case as nobody blinded sees it, and what its readers signed.
 *
 * @param signed in the order of the seats, the adjudicator last
 */
public record Evidence(Review review, VisibleCase shown, List<Reading> signed) {

    public Evidence {
        signed = List.copyOf(signed);
    }
}
