package org.rarecase.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The words of the interface. They stand in English where they are used; {@code words/<language>/<module>.yaml} holds
 * their translations by the English text. What is not translated stays English.
 */
public final class Messages {

    private static final Map<String, Map<String, String>> TRANSLATIONS = read();

    private static final ThreadLocal<@Nullable Locale> SPOKEN = new ThreadLocal<>();

    private static volatile Supplier<Locale> language = () -> Locale.ENGLISH;

    private Messages() {}

    /** Tells once, at start, how to find out the language of the person who is served at the moment. */
    public static void bindLocale(Supplier<Locale> person) {
        language = person;
    }

    /** The language of the person who is served at the moment; English where nobody is. */
    public static Locale language() {
        Locale spoken = SPOKEN.get();
        return spoken == null ? language.get() : spoken;
    }

    /** Does work for a person whose window is elsewhere: what it says is in the language of that person. */
    public static <T> T speaking(Locale person, Supplier<T> work) {
        Locale before = SPOKEN.get();
        SPOKEN.set(person);
        try {
            return work.get();
        } finally {
            if (before == null) {
                SPOKEN.remove();
            } else {
                SPOKEN.set(before);
            }
        }
    }

    /** Languages of the interface, by two-letter code. */
    public static Set<String> languages() {
        return TRANSLATIONS.keySet();
    }

    /**
     * In the language of the person who is served at the moment.
     *
     * @param english with {@code {0}}, {@code {1}} for the arguments
     */
    public static String t(String english, Object... arguments) {
        return in(language().getLanguage(), english, arguments);
    }

    /** In all languages, for what is shown later or to others. */
    public static LocalizedText texts(String english, Object... arguments) {
        Map<String, String> texts = new LinkedHashMap<>();
        TRANSLATIONS.keySet().forEach(code -> texts.put(code, in(code, english, arguments)));
        return new LocalizedText(texts);
    }

    /** A number with the decimal sign and the separator of thousands of each language, as an argument. */
    public static LocalizedText number(long number) {
        return number(BigDecimal.valueOf(number));
    }

    public static LocalizedText number(BigDecimal number) {
        String format = "%,." + Math.max(0, number.scale()) + "f";
        Map<String, String> texts = new LinkedHashMap<>();
        TRANSLATIONS.keySet().forEach(code -> texts.put(code, String.format(Locale.of(code), format, number)));
        return new LocalizedText(texts);
    }

    /** In one language of those there are. */
    public static String in(String code, String english, Object... arguments) {
        String text = TRANSLATIONS.getOrDefault(code, Map.of()).getOrDefault(english, english);
        return arguments.length == 0 ? text : filled(text, code, arguments);
    }

    /** By hand: findings are put into words each time a form is evaluated. */
    private static String filled(String text, String code, Object... arguments) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            boolean place = open + 2 < text.length()
                    && text.charAt(open + 2) == '}'
                    && Character.isDigit(text.charAt(open + 1));
            filled.append(text, from, place ? open : open + 1);
            if (place) {
                filled.append(print(arguments[text.charAt(open + 1) - '0'], Locale.of(code)));
            }
            from = place ? open + 3 : open + 1;
        }
        return filled.append(text, from, text.length()).toString();
    }

    private static String print(Object argument, Locale locale) {
        return argument instanceof LocalizedText texts ? texts.in(locale) : String.valueOf(argument);
    }

    /** All translations of one language, by their English text. */
    static Map<String, String> translations(String code) {
        return Map.copyOf(TRANSLATIONS.getOrDefault(code, Map.of()));
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> read = new LinkedHashMap<>();
        read.put("en", Map.of());
        LoaderOptions once = new LoaderOptions();
        once.setAllowDuplicateKeys(false);
        Yaml yaml = new Yaml(new SafeConstructor(once));
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:words/*/*.yaml")) {
                String[] path = file.getURL().getPath().split("/");
                Map<String, String> words = read.computeIfAbsent(path[path.length - 2], it -> new LinkedHashMap<>());
                try (InputStream text = file.getInputStream()) {
                    @Nullable Map<String, String> found = yaml.load(text);
                    if (found != null) {
                        words.putAll(found);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the words of the interface", e);
        }
        return read;
    }
}
