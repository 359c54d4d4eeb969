package org.rarecase.form.reading;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.PartialDate;
import org.rarecase.form.feel.FeelType;

/** What a rule must give where it stands. */
final class RuleType {

    private static final Set<String> CONDITIONS = Set.of("askedWhen", "requiredWhen", "when");

    private static final Set<FeelType.Kind> TEXT = EnumSet.of(FeelType.Kind.TEXT, FeelType.Kind.NUMBER);

    /** By the type of the item; of other types nothing is said. */
    private static final Map<String, Set<FeelType.Kind>> WANTED = Map.ofEntries(
            Map.entry("integer", EnumSet.of(FeelType.Kind.NUMBER)),
            Map.entry("decimal", EnumSet.of(FeelType.Kind.NUMBER)),
            Map.entry("quantity", EnumSet.of(FeelType.Kind.NUMBER)),
            Map.entry("yes-no", EnumSet.of(FeelType.Kind.BOOLEAN, FeelType.Kind.TEXT)),
            Map.entry("multiple-choice", EnumSet.of(FeelType.Kind.LIST)),
            Map.entry("date", EnumSet.of(FeelType.Kind.TEXT)),
            Map.entry("time", EnumSet.of(FeelType.Kind.TEXT)),
            Map.entry("choice", TEXT),
            Map.entry("code", TEXT),
            Map.entry("text", TEXT),
            Map.entry("long-text", TEXT));

    private RuleType() {}

    /**
     * What is wrong with what a rule gives, if that can be told.
     *
     * @param key under which the rule stands
     * @param item that it is for; null if it is a check
     */
    static Optional<String> mistake(String key, FormSymbols.@Nullable ItemShape item, FeelType type) {
        boolean condition = CONDITIONS.contains(key);
        String itemType = item == null ? "" : item.type();
        Set<FeelType.Kind> wanted = condition ? EnumSet.of(FeelType.Kind.BOOLEAN) : WANTED.get(itemType);
        if (wanted == null) {
            return Optional.empty();
        }
        Set<FeelType.Kind> wrong = EnumSet.noneOf(FeelType.Kind.class);
        wrong.addAll(type.kinds());
        wrong.removeAll(wanted);
        if (!wrong.isEmpty()) {
            return Optional.of(
                    condition
                            ? "“" + key + "” must be true or false, but can be " + FeelType.inWords(wrong)
                                    + ". Write a comparison, such as weight > 100 or functional = \"yes\"."
                            : "“" + key + "” of the " + itemType + " must give " + FeelType.inWords(wanted)
                                    + ", but can be " + FeelType.inWords(wrong) + ". Change the rule or the type.");
        }
        FeelType single = itemType.equals("multiple-choice") && type.entry() != null ? type.entry() : type;
        return condition || item == null ? Optional.empty() : wrongText(key, item, single.texts());
    }

    /** A text that is written in the rule must be one that the item can have. */
    private static Optional<String> wrongText(String key, FormSymbols.ItemShape item, Set<String> texts) {
        for (String text : texts) {
            if (item.codes() != null && !item.codes().contains(text)) {
                return Optional.of("“" + key + "” can be “" + text + "”, which is none of the codes of the item. "
                        + Suggestions.of(text, new TreeSet<>(item.codes())));
            }
            if (item.type().equals("date") && PartialDate.parse(text).isEmpty()) {
                return Optional.of("“" + key + "” can be “" + text
                        + "”, which is no date. Write it as 2024-05-17, 2024-05 or 2024.");
            }
        }
        return Optional.empty();
    }
}
