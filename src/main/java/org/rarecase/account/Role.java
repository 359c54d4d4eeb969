package org.rarecase.account;

import java.util.Locale;

/** What somebody may do in the registry. */
public enum Role {
    /** Registers cases of the own sites and fills their forms. */
    INVESTIGATOR,
    /** Compares data with the source, raises and closes queries. */
    MONITOR,
    /** Reviews the diagnosis centrally, blinded to the local one. */
    PATHOLOGIST,
    /** Approves cases or returns them to the site. */
    COORDINATOR,
    /** Keeps sites, accounts and forms; enters no data. */
    ADMINISTRATOR,
    /** Reads everything, changes nothing. */
    AUDITOR;

    /** The name in process files (candidate groups) and in the trail. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
