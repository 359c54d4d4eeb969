package org.rarecase.exchange.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rarecase.exchange.command.ExchangeCommand.NotUnderstood;

/** What stands behind a command: words, options with a value, and flags. {@code --as=x} is {@code --as x}. */
final class Arguments {

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    private Arguments() {}

    /** @param flags options without a value */
    static Arguments parse(List<String> given, List<String> flags) {
        Arguments arguments = new Arguments();
        for (Iterator<String> rest = given.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (!word.startsWith("--")) {
                arguments.words.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String option = equals < 0 ? word : word.substring(0, equals);
            String value;
            if (flags.contains(option)) {
                value = "";
            } else if (equals >= 0) {
                value = word.substring(equals + 1);
            } else if (rest.hasNext()) {
                value = rest.next();
            } else {
                throw new NotUnderstood(option + " needs a value.");
            }
            if (arguments.options.put(option, value) != null) {
                throw new NotUnderstood(option + " stands there twice.");
            }
        }
        return arguments;
    }

    /** The words, if there are as many as expected and there is no other option than these. */
    List<String> words(int count, Set<String> known) {
        if (options.containsKey("--password")) {
            throw new NotUnderstood("A password is no argument: others can read the command line.");
        }
        options.keySet().stream()
                .filter(option -> !known.contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw new NotUnderstood(option + " is not an option.");
                });
        if (words.size() != count) {
            throw new NotUnderstood(
                    words.size() < count ? "Something is missing." : words.getLast() + " is one word too many.");
        }
        return List.copyOf(words);
    }

    Optional<String> find(String option) {
        return Optional.ofNullable(options.get(option));
    }

    String get(String option) {
        return find(option).orElseThrow(() -> new NotUnderstood(option + " is missing."));
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }
}
