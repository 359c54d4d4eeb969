package org.rarecase.exchange.fact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.visit.Visit;

/** How files name what the code names by constants. */
public final class Keys {

    private Keys() {}

    /** {@code FOLLOW_UP} is {@code follow-up}; empty where nothing is told. */
    public static String of(@Nullable Enum<?> constant) {
        return constant == null ? "" : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code follow-up-2}; empty for what is submitted with the case itself. */
    public static String of(@Nullable Visit visit) {
        return visit == null ? "" : of(visit.kind()) + "-" + visit.number();
    }
}
