package org.rarecase.account;

import java.util.Set;

/**
 * A person who may log in.
 *
 * @param userName unique for ever
 * @param displayName printed name, as it stands beside a signature
 */
public record Account(
        AccountId id, String userName, String displayName, Set<Role> roles, SiteScope sites, boolean active) {}
