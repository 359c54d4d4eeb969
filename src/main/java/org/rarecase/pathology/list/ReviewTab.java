package org.rarecase.pathology.list;

import org.rarecase.account.Account;
import org.rarecase.account.Role;

/** The lists of central reviews. */
public enum ReviewTab {
    /** What the account is asked to read or reads, and what whoever begins may read; due first at the top. */
    MINE,
    /** Readings for which a reader is to be found. */
    UNASSIGNED,
    /** What somebody was asked to read, or reads. */
    BEING_READ,
    /** What the site has not acknowledged, then what is to be adjudicated or compared. */
    DISAGREEMENT,
    /** Signed readings, newest first. */
    SIGNED;

    boolean isFor(Account account) {
        return switch (this) {
            case MINE -> account.roles().contains(Role.PATHOLOGIST);
            case UNASSIGNED, BEING_READ ->
                account.roles().contains(Role.COORDINATOR) || account.roles().contains(Role.AUDITOR);
            case DISAGREEMENT, SIGNED -> account.readsReviews();
        };
    }
}
