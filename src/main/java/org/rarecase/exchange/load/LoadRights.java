package org.rarecase.exchange.load;

import static org.rarecase.shared.Messages.t;

import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.shared.Actor;
import org.springframework.stereotype.Component;

/**
 * Who imports: investigators for their own sites, as they would enter the values; coordinators for the sites in their
 * scope, where they add what is not there and never replace what a site entered (ICH E6(R3) 3.16.1: the sponsor has no
 * exclusive control of data, and changes none that the investigator entered).
 */
@Component
class LoadRights {

    private final CurrentAccount currentAccount;

    LoadRights(CurrentAccount currentAccount) {
        this.currentAccount = currentAccount;
    }

    void requireImporter() {
        currentAccount.as(Role.INVESTIGATOR, Role.COORDINATOR);
    }

    boolean mayImport() {
        return currentAccount.has(Role.INVESTIGATOR) || currentAccount.has(Role.COORDINATOR);
    }

    /** Whether the account acts for sites that are not its own. */
    boolean isCoordinator() {
        return !currentAccount.has(Role.INVESTIGATOR);
    }

    Actor require(Choices choices) {
        Actor actor = currentAccount.as(Role.INVESTIGATOR, Role.COORDINATOR);
        if (choices.chosen().contains(Differences.TAKE) && isCoordinator()) {
            throw new NotAllowed(t("Only the site replaces what it entered. Keep what is there, or ask the site."));
        }
        if (choices.chosen().contains(Differences.ASK) && !isCoordinator()) {
            throw new NotAllowed(t("A site does not ask itself. Keep what is there, or take over what the file has."));
        }
        return actor;
    }

    /** Runs the work of an import: a coordinator enters for the sites in scope, named as such in the trail. */
    void run(Runnable work) {
        Actor actor = currentAccount.as(Role.INVESTIGATOR, Role.COORDINATOR);
        if (isCoordinator()) {
            currentAccount.runStep(actor, work);
        } else {
            work.run();
        }
    }
}
