package org.rarecase.exchange.table;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that a program takes, for names that are too long for it, or have signs that it does not know. Each follows from
 * the name alone, so that it is the same in every export; they are unique whatever letter case the program goes by.
 */
public final class ShortNames {

    private static final Pattern LEGAL = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final int RADIX = 36;

    private final Map<String, String> names = new LinkedHashMap<>();
    private final int most;
    private final int digits;

    /**
     * @param most characters of a name
     * @param digits how many of them tell names apart that begin alike
     * @param reserved words of the program, in lower case
     */
    public ShortNames(Collection<String> full, int most, int digits, Set<String> reserved) {
        this.most = most;
        this.digits = digits;
        Set<String> taken = new HashSet<>();
        for (String name : full) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (name.length() <= most
                    && LEGAL.matcher(name).matches()
                    && !reserved.contains(lower)
                    && taken.add(lower)) {
                names.put(name, name);
            }
        }
        for (String name : full) {
            for (int attempt = 0; !names.containsKey(name); attempt++) {
                String made = shortened(name, attempt);
                if (taken.add(made.toLowerCase(Locale.ROOT))) {
                    names.put(name, made);
                }
            }
        }
    }

    /** Of a table or a column by its full name. */
    public String of(String full) {
        return Objects.requireNonNull(names.get(full));
    }

    private String shortened(String name, int attempt) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        String legal = plain.matches("[A-Za-z].*") ? plain : "x" + plain;
        String begin = legal.substring(0, Math.min(legal.length(), most - digits - 1));
        return begin + "_" + digits(attempt == 0 ? name : name + "#" + attempt);
    }

    private String digits(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            String all = new BigInteger(1, hash).toString(RADIX);
            return all.substring(all.length() - digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
