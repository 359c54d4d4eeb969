package org.rarecase.query;

import static org.rarecase.shared.Messages.texts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** What the site is asked where a central review agreed on a diagnosis that belongs to another tumour type. */
final class ReviewQuestion {

    private static final Pattern ASKED = Pattern.compile(
            "The central review agreed on “(.*)”, which this registry keeps under (.*)\\. Check the tumour type of this case\\.");

    private ReviewQuestion() {}

    /**
     * @param diagnosis code and words as they were agreed on
     * @param tumourTypes codes of the tumour types it belongs to
     */
    static LocalizedText of(String diagnosis, String tumourTypes) {
        return texts(
                "The central review agreed on “{0}”, which this registry keeps under {1}. Check the tumour type of this case.",
                diagnosis, tumourTypes);
    }

    /** As stored, in the language of the reader; anything else as it is. */
    static String translated(String stored) {
        Matcher asked = ASKED.matcher(stored);
        return asked.matches() ? of(asked.group(1), asked.group(2)).in(Messages.language()) : stored;
    }
}
