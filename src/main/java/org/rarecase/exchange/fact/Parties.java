package org.rarecase.exchange.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who and where the histories of cases name: known before the first case. */
public record Parties(List<Person> people, List<Location> sites) {

    public Parties {
        people = List.copyOf(people);
        sites = List.copyOf(sites);
    }

    /**
     * @param name log-in name, or what stands for it
     * @param fullName null where it is left out, and of the product itself
     */
    public record Person(String name, @Nullable String fullName) {}

    /** A site. */
    public record Location(String code, String name) {}
}
