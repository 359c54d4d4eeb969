package org.rarecase.account.password;

import static org.rarecase.shared.Messages.t;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import org.springframework.stereotype.Component;

/**
 * What a password has to be (NIST SP 800-63B-4, 3.1.1.2): long enough, and none that is guessed early. Characters of
 * several kinds are not asked for: they make people write passwords down.
 */
@Component
public class PasswordRule {

    /** Characters that are read; who gives more is told so. */
    public static final int MOST_CHARACTERS = 200;

    /** So many guesses an attacker with the words, names and passwords that people use needs at least. */
    private static final BigDecimal LEAST_GUESSES = BigDecimal.valueOf(100_000_000);

    /** Longer ones would take seconds to look through. */
    private static final int LOOKED_AT = 60;

    private final PasswordSettings settings;
    private final Nbvcxz guesses = new Nbvcxz();

    PasswordRule(PasswordSettings settings) {
        this.settings = settings;
    }

    /** To be told before it is broken. */
    public String words() {
        return t(
                "At least {0} characters, and none of the passwords that many have; several words are easy to remember.",
                settings.shortestPassword());
    }

    /**
     * What is wrong with a password.
     *
     * @param own names of the person and the account, which others guess first
     */
    public Optional<String> broken(String password, Collection<String> own) {
        int length = password.codePointCount(0, password.length());
        if (length < settings.shortestPassword()) {
            return Optional.of(
                    t("A password has at least {0} characters. Nothing was changed.", settings.shortestPassword()));
        }
        if (length > MOST_CHARACTERS) {
            return Optional.of(t("A password has at most {0} characters. Nothing was changed.", MOST_CHARACTERS));
        }
        return isGuessedEarly(password, own)
                ? Optional.of(t("This password is easily guessed: it, or all of its parts, are among those that many"
                        + " have. Nothing was changed; choose several words that have nothing to do with each other."))
                : Optional.empty();
    }

    private boolean isGuessedEarly(String password, Collection<String> own) {
        String looked = password.substring(0, Math.min(password.length(), LOOKED_AT));
        return isFew(looked) || isFew(without(own, looked));
    }

    private boolean isFew(String password) {
        return password.isEmpty() || guesses.estimate(password).getGuesses().compareTo(LEAST_GUESSES) < 0;
    }

    /** What is left of it to somebody who tries the own names first. */
    private static String without(Collection<String> own, String password) {
        String left = password.toLowerCase(Locale.ROOT);
        List<String> names = Stream.concat(
                        Stream.of("rarecase"),
                        own.stream().flatMap(name -> Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.length() > 2)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String name : names) {
            left = left.replace(name, "");
        }
        return left;
    }
}
