package org.rarecase.migration;

import org.rarecase.casebook.event.FormsMigrated;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Dies just before a move is committed, as a server that is killed, if it was told to. */
class MigrationKiller {

    boolean kills;

    static final class Killed extends Error {}

    @EventListener
    void on(FormsMigrated event) {
        if (kills) {
            kills = false;
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    throw new Killed();
                }
            });
        }
    }
}
