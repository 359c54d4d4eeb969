package org.rarecase.casebook;

import org.rarecase.shared.Refusal;

/** Cases cannot be moved to other versions of their forms as it was asked for. */
public class MigrationNotPossible extends Refusal {

    MigrationNotPossible(String message) {
        super(message);
    }
}
