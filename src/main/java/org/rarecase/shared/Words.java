package org.rarecase.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The words of the interface. They stand in English where they are used; {@code words/<language>/<module>.yaml} holds
 * their translations by the English text. What is not translated stays English.
 */
public final class Words {

    private static final Map<String, Map<String, String>> TRANSLATIONS = read();

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private static volatile Supplier<Locale> language = () -> Locale.ENGLISH;

    private Words() {}

    /** Tells once, at start, how to find out the language of the person who is served at the moment. */
    public static void speakTo(Supplier<Locale> person) {
        language = person;
    }

    /** The language of the person who is served at the moment; English where nobody is. */
    public static Locale language() {
        return language.get();
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
    public static Texts texts(String english, Object... arguments) {
        Map<String, String> texts = new LinkedHashMap<>();
        TRANSLATIONS.keySet().forEach(code -> texts.put(code, in(code, english, arguments)));
        return new Texts(texts);
    }

    static String in(String code, String english, Object... arguments) {
        String text = TRANSLATIONS.getOrDefault(code, Map.of()).getOrDefault(english, english);
        return PLACE.matcher(text)
                .replaceAll(place ->
                        Matcher.quoteReplacement(print(arguments[Integer.parseInt(place.group(1))], Locale.of(code))));
    }

    private static String print(Object argument, Locale locale) {
        return argument instanceof Texts texts ? texts.in(locale) : String.valueOf(argument);
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> read = new LinkedHashMap<>();
        read.put("en", Map.of());
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:words/*/*.yaml")) {
                String[] path = file.getURL().getPath().split("/");
                Map<String, String> words = read.computeIfAbsent(path[path.length - 2], it -> new LinkedHashMap<>());
                try (InputStream text = file.getInputStream()) {
                    Map<String, String> found = yaml.load(text);
                    words.putAll(found);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the words of the interface", e);
        }
        return read;
    }
}
