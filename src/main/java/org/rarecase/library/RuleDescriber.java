package org.rarecase.library;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.Rule;

/** Says conditions of forms in words: {@code functional = "yes"} as “Functional” is Yes. */
public final class RuleDescriber {

    private final Locale language;
    private final Map<String, FormDefinition> forms;

    /** @param forms that rules may read */
    public RuleDescriber(Collection<FormDefinition> forms, Locale language) {
        this.language = language;
        this.forms = forms.stream()
                .collect(Collectors.toMap(form -> form.key().inRules(), form -> form, (first, second) -> first));
    }

    /**
     * Empty if the rule is more than a comparison of answers, which is better read as it is written.
     *
     * @param groups in whose rows the rule holds, the outermost first
     */
    public Optional<String> of(Rule rule, FormDefinition form, List<Item> groups) {
        Map<String, Item> own = new HashMap<>(byKey(form.items().toList()));
        groups.forEach(group -> own.putAll(byKey(group.items())));
        try {
            return Optional.of(new RulePhrase(own, forms, language).of(rule.syntax()));
        } catch (RulePhrase.NotDescribable tooMuch) {
            return Optional.empty();
        }
    }

    /** In words if possible, else as it is written. */
    public String orAsWritten(Rule rule, FormDefinition form, List<Item> groups) {
        return of(rule, form, groups).orElse(rule.text().replaceAll("\\s+", " "));
    }

    static Map<String, Item> byKey(List<Item> items) {
        return items.stream().collect(Collectors.toMap(Item::key, item -> item, (first, second) -> first));
    }
}
