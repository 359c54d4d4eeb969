package org.rarecase.news;

import org.rarecase.shared.Refusal;

/** There is no such news for this account. */
public class NewsGone extends Refusal {

    NewsGone(String message) {
        super(message);
    }
}
