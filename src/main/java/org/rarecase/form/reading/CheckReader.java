package org.rarecase.form.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.rarecase.form.Check;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemKey;
import org.rarecase.form.Rule;
import org.rarecase.form.Severity;

/** Reads the checks of a form, once its items are known. */
final class CheckReader {

    private final FormKey form;
    private final Set<ItemKey> items;
    private final RuleReader rules;
    private final Consumer<FormLibrary.Problem> problems;

    CheckReader(FormKey form, Set<ItemKey> items, RuleReader rules, Consumer<FormLibrary.Problem> problems) {
        this.form = form;
        this.items = items;
        this.rules = rules;
        this.problems = problems;
    }

    List<Check> read(List<YamlNode> parts) {
        List<Check> checks = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode part : parts) {
            String key = part.text("check", "");
            if (!seen.add(key)) {
                problems.accept(part.problem("There is a check “" + key + "” already. Choose another key."));
            }
            String item = part.text("item", "");
            ItemKey place = ItemKey.of(form, item);
            if (!items.contains(place)) {
                List<String> possible =
                        items.stream().map(ItemKey::asGroup).sorted().toList();
                problems.accept(part.at("item")
                        .problem("“" + item + "” is not an item of this form. " + Suggestions.of(item, possible)));
            }
            Rule when = rules.read(part, "when", place.group(), problems);
            if (when != null) {
                checks.add(new Check(
                        key,
                        item,
                        Severity.valueOf(part.text("severity", "").toUpperCase(Locale.ROOT)),
                        when,
                        part.translated("message"),
                        part.flag("confirm")));
            }
        }
        return checks;
    }
}
