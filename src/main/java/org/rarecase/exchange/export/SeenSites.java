package org.rarecase.exchange.export;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.rarecase.account.SiteScope;
import org.rarecase.study.SiteId;

/** The sites that an account saw when something was made for it: who sees fewer now does not get it. */
public final class SeenSites {

    private static final String ALL = "*";

    private SeenSites() {}

    /** As it is stored. */
    public static String print(SiteScope sites) {
        return sites.all()
                ? ALL
                : sites.sites().stream()
                        .map(site -> String.valueOf(site.value()))
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    public static SiteScope parse(String stored) {
        return stored.equals(ALL)
                ? SiteScope.EVERYWHERE
                : new SiteScope(
                        false,
                        Arrays.stream(stored.split(" "))
                                .filter(site -> !site.isEmpty())
                                .map(site -> new SiteId(Long.parseLong(site)))
                                .collect(Collectors.toSet()));
    }

    /** Whether all that was seen then is seen now. */
    public static boolean stillSeen(SiteScope then, SiteScope now) {
        return now.all() || !then.all() && now.sites().containsAll(then.sites());
    }
}
