package org.rarecase.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.Section;
import org.rarecase.form.code.Code;
import org.rarecase.shared.LocalizedText;

/** Which texts of a form are there in which language. */
public final class Languages {

    /** What is not said in the wanted language begins with this. */
    public static final String ENGLISH_MARK = "[EN] ";

    /** Codes and abbreviations such as {@code DHEA-S}, {@code IIIa} and {@code M1} are the same everywhere. */
    private static final Pattern WORDS = Pattern.compile("\\p{Ll}{3}");

    /**
     * How much is translated, from 0 to 100.
     *
     * @param titles of form and sections
     * @param labels of items and groups
     * @param answers labels of codes
     * @param all of these together
     */
    public record Share(int titles, int labels, int answers, int all) {}

    private Languages() {}

    /** The text in a language, or the English one with a mark. */
    public static String marked(LocalizedText texts, Locale language) {
        return isMissing(texts, language.getLanguage()) ? ENGLISH_MARK + texts.english() : texts.in(language);
    }

    static boolean isMissing(LocalizedText texts, String language) {
        return !texts.has(Locale.of(language)) && WORDS.matcher(texts.english()).find();
    }

    /** Of every language that any text of the form is in, English left out. */
    public static Map<String, Share> of(FormDefinition form) {
        List<LocalizedText> titles = new ArrayList<>(List.of(form.title()));
        form.sections().stream().map(Section::title).forEach(titles::add);
        List<LocalizedText> labels = all(form).map(Item::label).toList();
        List<LocalizedText> answers = all(form)
                .flatMap(item -> item.codeList() == null ? Stream.of() : item.codeList().codes().stream())
                .filter(code -> !code.isBare())
                .map(Code::label)
                .toList();
        List<LocalizedText> together =
                Stream.of(titles, labels, answers).flatMap(List::stream).toList();
        Map<String, Share> shares = new TreeMap<>();
        together.stream()
                .flatMap(text -> text.byLanguage().keySet().stream())
                .filter(language -> !language.equals("en"))
                .distinct()
                .forEach(language -> shares.put(
                        language,
                        new Share(
                                share(titles, language),
                                share(labels, language),
                                share(answers, language),
                                share(together, language))));
        return shares;
    }

    private static int share(List<LocalizedText> texts, String language) {
        long missing = texts.stream().filter(text -> isMissing(text, language)).count();
        // Rounded down, so that 100 means all.
        return texts.isEmpty() ? 100 : (int) (100 * (texts.size() - missing) / texts.size());
    }

    /** Items with those of groups. */
    static Stream<Item> all(FormDefinition form) {
        return form.items().flatMap(Languages::withInner);
    }

    private static Stream<Item> withInner(Item item) {
        return Stream.concat(Stream.of(item), item.items().stream().flatMap(Languages::withInner));
    }
}
