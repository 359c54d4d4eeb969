package org.rarecase.account;

import java.util.Locale;
import java.util.Set;

/**
 * A person who may log in.
 *
 * @param userName unique for ever
 * @param displayName printed name, as it stands beside a signature
 * @param language in which the interface serves the person
 */
public record Account(
        AccountId id,
        String userName,
        String displayName,
        Set<Role> roles,
        SiteScope sites,
        boolean active,
        Locale language) {}
