package org.rarecase.account;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import java.util.Arrays;
import java.util.Locale;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** What somebody may do in the registry. */
public enum Role {
    /** Registers cases of the own sites and fills their forms. */
    INVESTIGATOR(texts("Investigator")),
    /** Compares data with the source, raises and closes queries. */
    MONITOR(texts("Monitor")),
    /** Reviews the diagnosis centrally, blinded to the local one. */
    PATHOLOGIST(texts("Pathologist")),
    /** Approves cases or returns them to the site. */
    COORDINATOR(texts("Coordinator")),
    /** Keeps sites, accounts and forms; enters no data. */
    ADMINISTRATOR(texts("Administrator")),
    /** Reads everything, changes nothing. */
    AUDITOR(texts("Auditor"));

    private final LocalizedText label;

    Role(LocalizedText label) {
        this.label = label;
    }

    /** Reads cases as a whole: neither blinded as a reviewer nor kept out of them as an administrator. */
    boolean readsCases() {
        return this != PATHOLOGIST && this != ADMINISTRATOR;
    }

    boolean readsReviews() {
        return this != INVESTIGATOR && this != ADMINISTRATOR;
    }

    /** The name for people. */
    public String label() {
        return label.in(Messages.language());
    }

    /** The name for people of what the trail holds as a role: also that of the product itself, and of nobody. */
    public static String label(String key) {
        return switch (key) {
            case "system" -> t("System");
            case "anonymous" -> t("Not logged in");
            case "none" -> t("No role");
            default ->
                Arrays.stream(values())
                        .filter(role -> role.isNamed(key))
                        .findFirst()
                        .map(Role::label)
                        .orElse(key);
        };
    }

    /** Whether the trail, or who acts, names this role. */
    public boolean isNamed(String key) {
        return key().equals(key);
    }

    /** The name in process files (candidate groups) and in the trail. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
