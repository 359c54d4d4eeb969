package org.rarecase.exchange.export;

import static org.rarecase.shared.Messages.texts;

import java.util.Arrays;
import java.util.List;
import org.rarecase.account.Account;
import org.rarecase.account.Role;
import org.rarecase.shared.LocalizedText;

/** What an export is for. It decides who may ask for it, and what is in it. */
public enum Purpose {
    /** The investigator's own copy of the data of the site (ICH E6(R3) 2.12; EMA/INS/GCP/112288/2023, 6.5). */
    OWN_COPY(texts("Own copy of the site"), Role.INVESTIGATOR),
    CLEANING(texts("Data cleaning"), Role.INVESTIGATOR, Role.MONITOR, Role.COORDINATOR),
    /** For a project: only cases with consent to that, under a pseudonym of the project. */
    RESEARCH(texts("Research use"), Role.COORDINATOR),
    TRANSFER(texts("Transfer to another registry"), Role.COORDINATOR),
    /** Everything there is, with what is restricted, for those who read that. */
    ARCHIVE(texts("Archive"), Role.COORDINATOR, Role.AUDITOR);

    private final LocalizedText label;
    private final List<Role> roles;

    Purpose(LocalizedText label, Role... roles) {
        this.label = label;
        this.roles = List.of(roles);
    }

    public LocalizedText label() {
        return label;
    }

    /** Those for which an account may export. */
    public static List<Purpose> of(Account account) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.roles.stream().anyMatch(account.roles()::contains))
                .toList();
    }

    Role[] roles() {
        return roles.toArray(Role[]::new);
    }

    public boolean isResearch() {
        return this == RESEARCH;
    }

    /** Whether it goes to somebody else, who is named. */
    public boolean hasRecipient() {
        return this == RESEARCH || this == TRANSFER;
    }

    boolean holdsRestricted() {
        return this == ARCHIVE;
    }
}
