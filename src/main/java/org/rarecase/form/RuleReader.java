package org.rarecase.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/** Parses the rules of one form and finds what their names stand for. */
final class RuleReader {

    private static final String FLAVOUR = "flavour";
    private static final Set<String> OF_TODAY = Set.of(FeelFunctions.IS_FUTURE, "today", "now");

    private final Feel feel;
    private final FormShape own;
    private final Map<String, FormShape> formsByRuleName;

    RuleReader(Feel feel, FormShape own, Map<String, FormShape> formsByRuleName) {
        this.feel = feel;
        this.own = own;
        this.formsByRuleName = formsByRuleName;
    }

    /**
     * @param group the group in whose rows the rule is evaluated, or null
     * @return null if there is no such rule, or if it has a problem
     */
    @Nullable
    Rule read(Part owner, String key, @Nullable String group, Consumer<FormLibrary.Problem> problems) {
        if (!owner.has(key)) {
            return null;
        }
        Part rule = owner.at(key);
        ParsedExpression expression;
        try {
            expression = feel.parse(rule.text());
        } catch (IllegalArgumentException e) {
            problems.accept(rule.problem("The rule in “" + key + "” is not FEEL: " + e.getMessage() + "."));
            return null;
        }
        Names names = Names.in(expression.expression());
        Reading reading = new Reading(group);
        names.names().forEach(reading::resolve);
        names.literals().forEach(reading::compare);
        for (String function : names.functions()) {
            if (!feel.functions().contains(function)) {
                reading.mistakes.add(
                        "There is no function “" + function + "”. " + Similar.of(function, feel.functions()));
            } else if (key.equals("derive") && OF_TODAY.contains(function)) {
                reading.mistakes.add(
                        "A derived value must not change with the day: “" + function + "” is possible in checks only.");
            }
        }
        reading.mistakes.forEach(mistake -> problems.accept(rule.problem(mistake)));
        return reading.mistakes.isEmpty() ? new Rule(feel, expression, reading.references()) : null;
    }

    /** The names of one rule. */
    private final class Reading {

        private final @Nullable String row;
        private final Set<Reference> single = new LinkedHashSet<>();
        private final Map<String, Set<String>> groups = new LinkedHashMap<>();
        private final Map<FormShape, OtherForm> forms = new LinkedHashMap<>();
        private final Set<String> mistakes = new LinkedHashSet<>();

        Reading(@Nullable String row) {
            this.row = row;
        }

        private record OtherForm(Set<String> items, Map<String, Set<String>> groups) {}

        List<Reference> references() {
            List<Reference> references = new ArrayList<>(single);
            groups.forEach((group, items) -> references.add(new Reference.OwnGroup(group, Set.copyOf(items))));
            forms.forEach((form, read) -> references.add(new Reference.OtherForm(
                    form.key(), form.repeats(), Set.copyOf(read.items()), copy(read.groups()))));
            return references;
        }

        private static Map<String, Set<String>> copy(Map<String, Set<String>> groups) {
            Map<String, Set<String>> copy = new LinkedHashMap<>();
            groups.forEach((group, items) -> copy.put(group, Set.copyOf(items)));
            return Map.copyOf(copy);
        }

        void resolve(Names.Name name) {
            List<String> path = entered(name);
            String head = path.getFirst();
            @Nullable String next = path.size() > 1 ? path.get(1) : null;
            if (own.columns(row).containsKey(head)) {
                single.add(new Reference.OwnItem(head, true));
            } else if (own.items().containsKey(head)) {
                single.add(new Reference.OwnItem(head, false));
            } else if (own.groups().containsKey(head)) {
                Set<String> read = groups.computeIfAbsent(head, it -> new LinkedHashSet<>());
                readGroup(own, head, next, name.iterated(), read);
            } else if (head.equals(FLAVOUR) && next != null) {
                readFlavour(next);
            } else if (formsByRuleName.containsKey(head)) {
                readForm(formsByRuleName.get(head), path, name.iterated());
            } else {
                Set<String> known = new TreeSet<>(own.columns(row).keySet());
                known.addAll(own.items().keySet());
                known.addAll(own.groups().keySet());
                known.addAll(formsByRuleName.keySet());
                mistakes.add("“" + head + "” is neither an item of this form nor a form. " + Similar.of(head, known));
            }
        }

        /** A name in a filter belongs to the list's entries, if these have such a part. */
        private List<String> entered(Names.Name name) {
            List<String> list = name.filtered();
            if (list == null) {
                return name.path();
            }
            List<String> inside = new ArrayList<>(list);
            inside.addAll(name.path());
            return exists(inside) ? inside : name.path();
        }

        private boolean exists(List<String> path) {
            FormShape other = formsByRuleName.get(path.getFirst());
            if (own.groups().containsKey(path.getFirst())) {
                return own.columns(path.getFirst()).containsKey(path.get(1));
            }
            if (other == null || own.items().containsKey(path.getFirst())) {
                return false;
            }
            return path.size() == 2
                    ? other.has(path.get(1))
                    : other.columns(path.get(1)).containsKey(path.get(2));
        }

        private void readFlavour(String item) {
            boolean inRow = own.columns(row).containsKey(item);
            if (inRow || own.items().containsKey(item)) {
                single.add(new Reference.Flavour(item, inRow));
            } else {
                mistakes.add("“" + item + "” is not an item of this form. "
                        + Similar.of(item, own.items().keySet()));
            }
        }

        private void readForm(FormShape form, List<String> path, boolean iterated) {
            OtherForm read =
                    forms.computeIfAbsent(form, it -> new OtherForm(new LinkedHashSet<>(), new LinkedHashMap<>()));
            if (path.size() == 1) {
                if (!iterated) {
                    read.items().addAll(form.items().keySet());
                    form.groups()
                            .forEach((group, items) -> readGroup(
                                    form,
                                    group,
                                    null,
                                    false,
                                    read.groups().computeIfAbsent(group, it -> new LinkedHashSet<>())));
                }
                return;
            }
            String item = path.get(1);
            if (form.groups().containsKey(item)) {
                Set<String> columns = read.groups().computeIfAbsent(item, it -> new LinkedHashSet<>());
                readGroup(form, item, path.size() > 2 ? path.get(2) : null, iterated, columns);
            } else if (form.items().containsKey(item)) {
                read.items().add(item);
            } else if (form.sound()) {
                Set<String> known = new TreeSet<>(form.items().keySet());
                known.addAll(form.groups().keySet());
                mistakes.add(
                        "“" + item + "” is not an item of the form “" + form.key() + "”. " + Similar.of(item, known));
            }
        }

        private void readGroup(
                FormShape form, String group, @Nullable String item, boolean iterated, Set<String> read) {
            Set<String> columns = form.columns(group).keySet();
            if (item == null) {
                if (!iterated) {
                    read.addAll(columns);
                }
            } else if (columns.contains(item)) {
                read.add(item);
            } else if (form.sound()) {
                mistakes.add(
                        "“" + item + "” is not an item of the group “" + group + "”. " + Similar.of(item, columns));
            }
        }

        /** A choice can only equal one of its codes. */
        void compare(Names.Literal literal) {
            Set<String> codes = codes(entered(literal.name()));
            if (codes != null && !codes.contains(literal.text())) {
                mistakes.add("“" + String.join(".", literal.name().path()) + "” can never be “" + literal.text()
                        + "”, which is none of its codes. " + Similar.of(literal.text(), codes));
            }
        }

        private @Nullable Set<String> codes(List<String> path) {
            String head = path.getFirst();
            if (own.columns(row).containsKey(head)) {
                return own.columns(row).get(head);
            }
            if (own.items().containsKey(head)) {
                return own.items().get(head);
            }
            if (own.groups().containsKey(head)) {
                return path.size() > 1 ? own.columns(head).get(path.get(1)) : null;
            }
            FormShape form = formsByRuleName.get(head);
            if (form == null || path.size() == 1) {
                return null;
            }
            return path.size() == 2
                    ? form.items().get(path.get(1))
                    : form.columns(path.get(1)).get(path.get(2));
        }
    }
}
