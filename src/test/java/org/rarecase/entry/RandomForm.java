package org.rarecase.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The items of a form with everything that the language has: all types, groups in groups, rules, defaults and checks.
 * A rule reads only what stands before it, so that nothing depends on itself. Each key is there once in a case.
 */
final class RandomForm {

    private static final List<String> TYPES = List.of(
            "text",
            "long-text",
            "integer",
            "decimal",
            "quantity",
            "measurement",
            "date",
            "time",
            "yes-no",
            "choice",
            "multiple-choice",
            "code",
            "file",
            "group");

    /** What a rule may read: by what name, and what is there. */
    private record Known(String name, String type, List<Known> inner) {}

    private final Random random;
    private final String prefix;
    private final StringBuilder items = new StringBuilder();
    private final StringBuilder checks = new StringBuilder();
    private final List<Known> known = new ArrayList<>();
    private int number;

    private RandomForm(Random random, String prefix) {
        this.random = random;
        this.prefix = prefix;
    }

    /** @param other form that rules read too, or null */
    static RandomForm of(Random random, String prefix, RandomForm other, String otherName, boolean otherRepeats) {
        RandomForm form = new RandomForm(random, prefix);
        if (other != null) {
            form.known.add(
                    otherRepeats
                            ? new Known(otherName, "group", other.known)
                            : new Known(otherName, "form", other.known));
        }
        form.items(10 + random.nextInt(15), 0, "", "", form.known);
        return form;
    }

    String items() {
        return items.toString();
    }

    String checks() {
        return checks.toString();
    }

    private void items(int count, int depth, String indent, String group, List<Known> scope) {
        int first = scope.size();
        for (int i = 0; i < count; i++) {
            String type = TYPES.get(random.nextInt(TYPES.size() - (depth == 2 ? 1 : 0)));
            String key = prefix + number++;
            items.append(indent)
                    .append("- item: ")
                    .append(key)
                    .append('\n')
                    .append(indent)
                    .append("  type: ")
                    .append(type)
                    .append('\n')
                    .append(indent)
                    .append("  label: {en: X}\n");
            List<Known> inner = new ArrayList<>();
            if (random.nextInt(3) == 0) {
                line(indent, "askedWhen: '" + condition(scope) + "'");
            }
            if (type.equals("group")) {
                line(indent, "layout: " + (random.nextBoolean() ? "table" : "cards"));
                line(indent, "maxRows: 1");
                line(indent, "items:");
                List<Known> around = new ArrayList<>(scope);
                items(2 + random.nextInt(4), depth + 1, indent + "    ", group + key + ".", around);
                inner.addAll(around.subList(scope.size(), around.size()));
            } else {
                details(indent, type, scope);
            }
            if (random.nextInt(4) == 0) {
                checks.append("- {check: ")
                        .append(key)
                        .append(", item: ")
                        .append(group)
                        .append(key)
                        .append(", severity: warning, when: '")
                        .append(condition(scope))
                        .append("', message: {en: X}}\n");
            }
            scope.add(new Known(key, type, inner));
        }
        if (first > scope.size()) {
            throw new IllegalStateException();
        }
    }

    private void line(String indent, String text) {
        items.append(indent).append("  ").append(text).append('\n');
    }

    private void details(String indent, String type, List<Known> scope) {
        switch (type) {
            case "choice", "multiple-choice", "code" -> line(indent, "codes: [a, b, c]");
            case "measurement" -> line(indent, "unit: mm");
            case "quantity" -> {
                line(indent, "unit: g");
                line(indent, "units: [{unit: kg, times: 1000}]");
            }
            default -> {}
        }
        boolean derived = random.nextInt(3) == 0
                && List.of("integer", "decimal", "yes-no", "choice", "text").contains(type);
        if (derived) {
            line(indent, "derive: '" + derivation(type, scope) + "'");
            line(indent, "overridable: " + random.nextBoolean());
            return;
        }
        line(indent, "flavours: [unknown]");
        if (random.nextInt(3) == 0) {
            line(indent, "requiredWhen: '" + condition(scope) + "'");
        }
        if (random.nextInt(3) == 0) {
            byDefault(indent, type);
        }
    }

    private void byDefault(String indent, String type) {
        switch (type) {
            case "text", "long-text", "choice", "code" -> line(indent, "default: a");
            case "integer", "decimal" -> line(indent, "default: 7");
            case "yes-no" -> line(indent, "default: no");
            case "multiple-choice" -> line(indent, "default: [b]");
            case "date" -> line(indent, "default: 2024-05");
            default -> {}
        }
    }

    private String derivation(String type, List<Known> scope) {
        String condition = condition(scope);
        List<Known> numbers = scope.stream()
                .filter(it -> it.type().equals("integer") || it.type().equals("decimal"))
                .toList();
        List<Known> groups =
                scope.stream().filter(it -> it.type().equals("group")).toList();
        return switch (type) {
            case "yes-no" -> condition;
            case "choice", "text" -> "if " + condition + " then \"a\" else \"b\"";
            default -> {
                if (!groups.isEmpty() && random.nextBoolean()) {
                    yield "count(" + any(groups).name() + ")";
                }
                yield numbers.isEmpty()
                        ? "if " + condition + " then 1 else 2"
                        : any(numbers).name() + " * 2 + 1";
            }
        };
    }

    private String condition(List<Known> scope) {
        return scope.isEmpty() ? "1 = 1" : condition("", any(scope));
    }

    private String condition(String of, Known it) {
        String name = of + it.name();
        return switch (it.type()) {
            case "integer", "decimal", "quantity" -> name + " > " + random.nextInt(30);
            case "measurement" -> name + ".largest > " + random.nextInt(50);
            case "date" -> "certainlyBefore(" + name + ", \"2012\")";
            case "time" -> name + " > \"12:00\"";
            case "yes-no" -> name + " = \"yes\"";
            case "choice", "code" -> name + " = \"a\"";
            case "multiple-choice" -> "list contains(" + name + ", \"a\")";
            case "form" -> it.inner().isEmpty() ? "1 = 1" : condition(name + ".", any(it.inner()));
            case "group" -> {
                if (it.inner().isEmpty() || random.nextInt(3) == 0) {
                    yield "count(" + name + ") > 1";
                }
                String row = "v" + of.chars().filter(letter -> letter == '.').count() + random.nextInt(1000);
                yield "some " + row + " in " + name + " satisfies " + condition(row + ".", any(it.inner()));
            }
            default -> of.isEmpty() && random.nextBoolean() ? "flavour." + name + " = \"unknown\"" : name + " != null";
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
