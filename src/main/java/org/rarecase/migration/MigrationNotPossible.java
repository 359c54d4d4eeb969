package org.rarecase.migration;

import org.rarecase.shared.Refusal;

/** Cases cannot be moved to other versions of their forms as it was asked for. */
class MigrationNotPossible extends Refusal {

    MigrationNotPossible(String message) {
        super(message);
    }
}
