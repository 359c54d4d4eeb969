package org.rarecase.audit.ui;

import static org.rarecase.shared.Messages.t;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.rarecase.form.Item;
import org.rarecase.ui.FormText;

/**
 * From what a value was derived, by labels: the trail has {@code from weight 450, metastasis no; rule of version 1}, in
 * the names that rules use.
 */
final class Derivations {

    private static final Pattern TOLD =
            Pattern.compile("(from|not asked with) (.*); rule of version (\\d+)", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("([a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)*) (.*)", Pattern.DOTALL);
    private static final Pattern NOTHING = Pattern.compile("no other item");
    private static final String BLANK = "(blank)";

    private final Forms forms;

    Derivations(Forms forms) {
        this.forms = forms;
    }

    /** @param form in which the value stands */
    String read(@Nullable String form, String told) {
        Matcher derivation = TOLD.matcher(told);
        if (!derivation.matches() || form == null) {
            return told;
        }
        String inputs =
                NOTHING.matcher(derivation.group(2)).matches() ? t("no other item") : inputs(form, derivation.group(2));
        String version = derivation.group(3);
        return derivation.group(1).equals("from")
                ? t("from {0}; rule of version {1}", inputs, version)
                : t("not asked with {0}; rule of version {1}", inputs, version);
    }

    private record Input(Item item, String answer) {

        String print() {
            return FormText.plain(item.label()) + ": "
                    + (answer.equals(BLANK) ? t("no answer") : AnswerText.printStored(item, answer));
        }
    }

    /** Values may hold a comma too: what begins with no name belongs to the one before. */
    private String inputs(String form, String told) {
        Map<String, Item> names = names(form);
        List<Input> inputs = new ArrayList<>();
        for (String part : told.split(", ")) {
            Matcher input = INPUT.matcher(part);
            Item item = input.matches() ? names.get(input.group(1)) : null;
            if (item != null) {
                inputs.add(new Input(item, input.group(2)));
            } else if (inputs.isEmpty()) {
                return told;
            } else {
                Input last = inputs.removeLast();
                inputs.add(new Input(last.item(), last.answer() + ", " + part));
            }
        }
        return String.join(", ", inputs.stream().map(Input::print).toList());
    }

    /** As the rules of this form name the items of all forms; the versions in use go before former ones. */
    private Map<String, Item> names(String form) {
        Map<String, Item> names = new HashMap<>();
        forms.inUse().forms().forEach(each -> add(each, form, names));
        forms.all().forEach(each -> add(each, form, names));
        return names;
    }

    private static void add(FormDefinition each, String form, Map<String, Item> names) {
        String prefix = each.key().value().equals(form) ? "" : each.key().inRules() + ".";
        each.items().forEach(item -> add(item, prefix, names));
    }

    private static void add(Item item, String prefix, Map<String, Item> names) {
        String name = prefix + item.key();
        names.putIfAbsent(name, item);
        item.items().forEach(inner -> add(inner, name + ".", names));
    }
}
