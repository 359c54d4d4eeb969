package org.rarecase.exchange.load;

/**
 * How many there were of each.
 *
 * @param cases in the file
 * @param added cases among them that are registered by the import
 * @param taken different values that replaced ours
 */
public record LoadCounts(int cases, int added, int fresh, int equal, int different, int refused, int taken) {

    /** Whether the import changes anything. */
    public boolean changesNothing() {
        return added + fresh + taken == 0;
    }
}
