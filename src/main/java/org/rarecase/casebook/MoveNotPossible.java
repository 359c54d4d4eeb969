package org.rarecase.casebook;

import org.rarecase.shared.Refusal;

/** Cases cannot be moved to other versions of their forms as it was asked for. */
public class MoveNotPossible extends Refusal {

    MoveNotPossible(String message) {
        super(message);
    }
}
