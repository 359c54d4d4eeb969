package org.rarecase.database;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a server calls itself, such as 8.4.3 or 8.0.35-27. */
record ServerVersion(String text) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");

    void requireSupported() {
        if (!isSupported()) {
            throw new DatabaseUnusable("The database server is " + text
                    + ", but Rarecase needs MySQL 8.0.33 or newer (8.4 and 9 included): use such a server.");
        }
    }

    boolean isSupported() {
        var numbers = NUMBERS.matcher(text);
        if (text.toLowerCase(Locale.ROOT).contains("mariadb") || !numbers.matches()) {
            return false;
        }
        var major = Integer.parseInt(numbers.group(1));
        var minor = Integer.parseInt(numbers.group(2));
        var patch = Integer.parseInt(numbers.group(3));
        return major == 9 || major == 8 && (minor > 0 || patch >= 33);
    }
}
