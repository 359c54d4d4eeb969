package org.rarecase.ui;

import java.util.Locale;

/** What a colour says. Never the only carrier of a meaning: a text or an icon stands beside it. */
public enum Tone {
    NEUTRAL,
    INFO,
    SUCCESS,
    WARNING,
    DANGER;

    /** The tone of this name, in any case. */
    public static Tone of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public String className() {
        return "rc-tone-" + name().toLowerCase(Locale.ROOT);
    }
}
