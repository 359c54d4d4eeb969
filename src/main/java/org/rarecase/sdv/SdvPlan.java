package org.rarecase.sdv;

import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/**
 * What is compared with the source at a site.
 *
 * @param percent in how many of its cases; below 100 they are drawn when they are registered
 * @param seed of the draws at this site, so that they can be done again; null as long as nothing was drawn
 */
public record SdvPlan(Items items, int percent, @Nullable String seed) {

    /** Of sites for which nobody has said anything. */
    public static final SdvPlan DEFAULT = new SdvPlan(Items.CRITICAL, 100, null);

    /** Which items of a case. */
    public enum Items {
        ALL(Messages.texts("All items")),
        /** Those that their form marks with {@code verify}. */
        CRITICAL(Messages.texts("Critical items"));

        private final LocalizedText label;

        Items(LocalizedText label) {
            this.label = label;
        }

        public String label() {
            return label.in(Messages.language());
        }
    }

    boolean draws() {
        return percent < 100;
    }

    /** For the trail. */
    String told() {
        return (items == Items.ALL ? "all items" : "critical items") + ", " + percent + " % of cases"
                + (seed == null ? "" : ", seed " + seed);
    }
}
