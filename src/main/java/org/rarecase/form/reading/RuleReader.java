package org.rarecase.form.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemKey;
import org.rarecase.form.Reference;
import org.rarecase.form.Rule;
import org.rarecase.form.feel.Feel;
import org.rarecase.form.feel.FeelExpression;
import org.rarecase.form.feel.FeelType;
import org.rarecase.form.feel.ReferencedNames;

/** Parses the rules of one form and finds what their names stand for. */
final class RuleReader {

    private static final String FLAVOUR = "flavour";

    private static final Set<String> WARNED = Set.of("when", "derive", "default");

    private final Feel feel;
    private final Definitions definitions;
    private final FormSymbols own;
    private final Map<String, FormSymbols> formsByRuleName;
    private final Consumer<FormLibrary.Problem> warnings;

    /** @param warnings is told of what an author may not have meant; it keeps no rule from being used */
    RuleReader(
            Feel feel,
            Definitions definitions,
            FormSymbols own,
            Map<String, FormSymbols> formsByRuleName,
            Consumer<FormLibrary.Problem> warnings) {
        this.feel = feel;
        this.definitions = definitions;
        this.own = own;
        this.formsByRuleName = formsByRuleName;
        this.warnings = warnings;
    }

    /**
     * @param group the group in whose rows the rule is evaluated, or null
     * @return null if there is no such rule, or if it has a problem
     */
    @Nullable
    Rule read(YamlNode owner, String key, @Nullable String group, Consumer<FormLibrary.Problem> problems) {
        if (!owner.has(key)) {
            return null;
        }
        YamlNode rule = owner.at(key);
        FeelExpression expression;
        try {
            String text = key.equals("default") ? DefaultRule.text(rule, ItemKeys.isNumber(owner)) : rule.text();
            expression = feel.parse(definitions.expand(text));
        } catch (IllegalArgumentException e) {
            problems.accept(rule.problem("The rule in “" + key + "” is not FEEL: " + e.getMessage() + "."));
            return null;
        }
        ReferencedNames names = expression.names();
        Reading reading = new Reading(group);
        names.names().forEach(reading::resolve);
        names.literals().forEach(reading::compare);
        for (String function : names.functions()) {
            if (!feel.functions().contains(function)) {
                reading.mistakes.add(
                        "There is no function “" + function + "”. " + Suggestions.of(function, feel.functions()));
            } else if (key.equals("derive") && Feel.isOfToday(function)) {
                reading.mistakes.add(
                        "A derived value must not change with the day: “" + function + "” is possible in checks only.");
            }
        }
        if (reading.mistakes.isEmpty()) {
            FeelType type = expression.type(reading::type, reading.mistakes);
            FormSymbols.ItemShape item = own.columns(group).get(owner.text("item", ""));
            RuleType.mistake(key, key.equals("when") ? null : item, type).ifPresent(reading.mistakes::add);
        }
        reading.mistakes.forEach(mistake -> problems.accept(rule.problem(mistake)));
        // To ask more where nothing is known is the careful side; to find or to calculate something is not.
        if (reading.mistakes.isEmpty() && WARNED.contains(key)) {
            expression.warnings().forEach(warning -> warnings.accept(rule.problem(warning)));
        }
        return reading.mistakes.isEmpty() ? new Rule(expression, reading.references()) : null;
    }

    /** The names of one rule. */
    private final class Reading {

        /** The groups around the rule, from the innermost to the form itself. */
        private final List<@Nullable String> levels = new ArrayList<>();

        private final Set<Reference> single = new LinkedHashSet<>();
        private final Map<ItemKey, ReadColumns> groups = new LinkedHashMap<>();
        private final Map<FormSymbols, ReadColumns> forms = new LinkedHashMap<>();
        private final Set<String> mistakes = new LinkedHashSet<>();

        Reading(@Nullable String group) {
            for (String each = group; each != null; each = outer(each)) {
                levels.add(each);
            }
            levels.add(null);
        }

        private static @Nullable String outer(String group) {
            int dot = group.lastIndexOf('.');
            return dot < 0 ? null : group.substring(0, dot);
        }

        private record ReadColumns(Set<String> items, Map<String, ReadColumns> groups) {

            ReadColumns() {
                this(new LinkedHashSet<>(), new LinkedHashMap<>());
            }

            ReadColumns group(String name) {
                return groups.computeIfAbsent(name, it -> new ReadColumns());
            }

            void addAll(Map<String, FormSymbols.ItemShape> columns) {
                columns.forEach((name, shape) -> {
                    if (shape.isGroup()) {
                        group(name).addAll(shape.items());
                    } else {
                        items.add(name);
                    }
                });
            }

            Reference.Columns copy() {
                Map<String, Reference.Columns> copies = new LinkedHashMap<>();
                groups.forEach((name, columns) -> copies.put(name, columns.copy()));
                return new Reference.Columns(Set.copyOf(items), Map.copyOf(copies));
            }
        }

        List<Reference> references() {
            List<Reference> references = new ArrayList<>(single);
            groups.forEach((key, read) -> references.add(new Reference.OwnGroup(key.group(), key.item(), read.copy())));
            forms.forEach(
                    (form, read) -> references.add(new Reference.OtherForm(form.key(), form.repeats(), read.copy())));
            return references;
        }

        void resolve(ReferencedNames.Name name) {
            List<String> path = entered(name);
            String head = path.getFirst();
            List<String> rest = path.subList(1, path.size());
            for (@Nullable String level : levels) {
                FormSymbols.ItemShape shape = own.columns(level).get(head);
                if (shape != null) {
                    if (shape.isGroup()) {
                        ReadColumns read =
                                groups.computeIfAbsent(new ItemKey(own.key(), level, head), it -> new ReadColumns());
                        read(own, head, shape.items(), rest, name.iterated(), read);
                    } else {
                        single.add(new Reference.OwnItem(level, head));
                        checkPart(head, shape, rest);
                    }
                    return;
                }
            }
            if (head.equals(FLAVOUR) && !rest.isEmpty()) {
                readFlavour(rest.getFirst());
            } else if (formsByRuleName.containsKey(head)) {
                FormSymbols form = formsByRuleName.get(head);
                read(
                        form,
                        null,
                        form.items(),
                        rest,
                        name.iterated(),
                        forms.computeIfAbsent(form, it -> new ReadColumns()));
            } else {
                Set<String> known = known(false);
                known.addAll(formsByRuleName.keySet());
                known.addAll(definitions.names());
                mistakes.add(
                        "“" + head + "” is neither an item of this form nor a form. " + Suggestions.of(head, known));
            }
        }

        private Set<String> known(boolean withoutGroups) {
            Set<String> known = new TreeSet<>();
            levels.forEach(level -> own.columns(level).forEach((name, shape) -> {
                if (!withoutGroups || !shape.isGroup()) {
                    known.add(name);
                }
            }));
            return known;
        }

        /** A name in a filter belongs to the list's entries, if these have such a part. */
        private List<String> entered(ReferencedNames.Name name) {
            for (List<String> list : name.filtered()) {
                List<String> inside = new ArrayList<>(list);
                inside.addAll(name.path());
                if (find(inside) != null) {
                    return inside;
                }
            }
            return name.path();
        }

        private FormSymbols.@Nullable ItemShape find(List<String> path) {
            String head = path.getFirst();
            for (@Nullable String level : levels) {
                FormSymbols.ItemShape shape = own.columns(level).get(head);
                if (shape != null) {
                    return shape.find(path.subList(1, path.size()));
                }
            }
            FormSymbols form = formsByRuleName.get(head);
            FormSymbols.ItemShape shape =
                    form == null || path.size() == 1 ? null : form.items().get(path.get(1));
            return shape == null ? null : shape.find(path.subList(2, path.size()));
        }

        /** What a name that comes from outside of the rule stands for. */
        private @Nullable FeelType type(String name) {
            for (@Nullable String level : levels) {
                FormSymbols.ItemShape shape = own.columns(level).get(name);
                if (shape != null) {
                    return shape.feelType();
                }
            }
            if (name.equals(FLAVOUR)) {
                return FeelType.context(item -> FeelType.TEXT);
            }
            FormSymbols form = formsByRuleName.get(name);
            if (form == null) {
                return null;
            }
            FeelType filling = FormSymbols.context(form.items());
            return form.repeats() ? FeelType.list(filling) : filling;
        }

        private void readFlavour(String item) {
            for (@Nullable String level : levels) {
                FormSymbols.ItemShape shape = own.columns(level).get(item);
                if (shape != null && !shape.isGroup()) {
                    single.add(new Reference.Flavour(level, item));
                    return;
                }
            }
            mistakes.add("“" + item + "” is not an item of this form. " + Suggestions.of(item, known(true)));
        }

        /** @param group whose rows are read, or null where it is a whole form */
        private void read(
                FormSymbols form,
                @Nullable String group,
                Map<String, FormSymbols.ItemShape> columns,
                List<String> path,
                boolean iterated,
                ReadColumns read) {
            if (path.isEmpty()) {
                if (!iterated) {
                    read.addAll(columns);
                }
                return;
            }
            String item = path.getFirst();
            FormSymbols.ItemShape shape = columns.get(item);
            if (shape == null) {
                if (form.sound()) {
                    String owner = group == null ? "form “" + form.key() : "group “" + group;
                    mistakes.add("“" + item + "” is not an item of the " + owner + "”. "
                            + Suggestions.of(item, new TreeSet<>(columns.keySet())));
                }
            } else if (shape.isGroup()) {
                read(form, item, shape.items(), path.subList(1, path.size()), iterated, read.group(item));
            } else {
                read.items().add(item);
                checkPart(item, shape, path.subList(1, path.size()));
            }
        }

        private void checkPart(String item, FormSymbols.ItemShape shape, List<String> part) {
            if (!part.isEmpty() && !shape.items().isEmpty() && shape.find(part) == null) {
                mistakes.add("“" + String.join(".", part) + "” is not a part of “" + item + "”. "
                        + Suggestions.of(
                                part.getFirst(), new TreeSet<>(shape.items().keySet())));
            }
        }

        /** A choice can only equal one of its codes. */
        void compare(ReferencedNames.Literal literal) {
            FormSymbols.ItemShape shape = find(entered(literal.name()));
            Set<String> codes = shape == null ? null : shape.codes();
            if (codes != null && !codes.contains(literal.text())) {
                mistakes.add("“" + String.join(".", literal.name().path()) + "” can never be “" + literal.text()
                        + "”, which is none of its codes. " + Suggestions.of(literal.text(), codes));
            }
        }
    }
}
