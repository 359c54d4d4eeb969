package org.rarecase.account;

import java.util.Set;
import org.rarecase.study.SiteId;

/**
 * The sites whose cases an account sees.
 *
 * @param all every site, also those added later; then {@code sites} is empty
 */
public record SiteScope(boolean all, Set<SiteId> sites) {

    public static final SiteScope EVERYWHERE = new SiteScope(true, Set.of());

    public SiteScope {
        sites = Set.copyOf(sites);
    }

    public boolean includes(SiteId site) {
        return all || sites.contains(site);
    }
}
