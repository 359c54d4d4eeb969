package org.rarecase.exchange.cut;

import org.rarecase.Registry;

/** Makes cuts at once, for tests of what is done with them. */
public class CutMaking {

    private final Cuts cuts;
    private final CutRunner runner;
    private final Registry registry;

    CutMaking(Cuts cuts, CutRunner runner, Registry registry) {
        this.cuts = cuts;
        this.runner = runner;
        this.registry = registry;
    }

    /** As a coordinator. */
    public long make(CutRequest request) {
        long id = registry.as(registry.coordinator(), () -> cuts.start(request));
        boolean more = true;
        while (more) {
            more = runner.step();
        }
        return id;
    }
}
