package org.rarecase.casebook.saving;

import org.rarecase.shared.Refusal;

/** An answer, or as many of them, would harm the system. Nothing was saved. */
public class AnswerRefused extends Refusal {

    AnswerRefused(String message) {
        super(message);
    }
}
