package org.rarecase.form.reading;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemType;
import org.rarecase.form.LesionMeasurement;

/** Which keys an item may have beside each other: each type has some of its own. */
final class ItemKeys {

    private static final Set<String> FOR_NUMBERS = Set.of("unit", "min", "max", "decimals");
    private static final Set<String> FOR_CHOICES = Set.of("codelist", "codes", "forTumourType");
    private static final Set<String> FOR_FILES = Set.of("accept", "maxMegabytes");
    private static final Set<String> FOR_GROUPS = Set.of("items", "minRows", "maxRows", "layout");
    private static final Set<String> NOT_FOR_GROUPS =
            Set.of("required", "requiredWhen", "flavours", "derive", "default", "overridable");

    private final YamlNode item;
    private final ItemType type;
    private final Consumer<FormLibrary.Problem> problems;

    ItemKeys(YamlNode item, ItemType type, Consumer<FormLibrary.Problem> problems) {
        this.item = item;
        this.type = type;
        this.problems = problems;
    }

    static ItemType type(YamlNode item) {
        return ItemType.valueOf(item.text("type", "").toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether the answer to an item is a number. */
    static boolean isNumber(YamlNode item) {
        return isNumber(type(item));
    }

    /** @param group in which the item stands, if any */
    void check(@Nullable String group) {
        checkNumber();
        requireFor(type == ItemType.DATE, Set.of("precision"), "date");
        checkFile();
        requireFor(offersCodes(), FOR_CHOICES, "choice, multiple-choice and code");
        checkGroup(group);
        checkWhereTheValueComesFrom();
    }

    private void checkNumber() {
        requireFor(isNumber(type), FOR_NUMBERS, "integer, decimal, quantity and measurement");
        requireFor(type == ItemType.INTEGER, Set.of("showAs"), "integer");
        if (item.has("showAs") && !item.text("unit", "").equals("d")) {
            refuse("showAs", "An age is shown of days. Add “unit: d”.");
        }
        requireFor(type == ItemType.QUANTITY, Set.of("units"), "quantity");
        if (type == ItemType.MEASUREMENT) {
            checkMeasurement();
        }
        if (type == ItemType.INTEGER && item.has("decimals")) {
            refuse("decimals", "“decimals” is not for integer. Leave it out or use decimal.");
        }
    }

    private void checkMeasurement() {
        if (!LesionMeasurement.UNITS.contains(item.text("unit", ""))) {
            problems.accept((item.has("unit") ? item.at("unit") : item)
                    .problem("A measurement is in mm or cm. Add “unit: mm” or “unit: cm”."));
        }
        if (item.has("derive")) {
            refuse("derive", "A measurement is always entered. Leave “derive” out, or use decimal for one number.");
        }
    }

    private void checkFile() {
        requireFor(type == ItemType.FILE, FOR_FILES, "file");
        if (type == ItemType.FILE && item.has("derive")) {
            refuse("derive", "A file is always uploaded. Leave “derive” out.");
        }
    }

    private void checkGroup(@Nullable String group) {
        boolean isGroup = type == ItemType.GROUP;
        requireFor(isGroup, FOR_GROUPS, "group");
        requireFor(!isGroup, NOT_FOR_GROUPS, "the items in the group");
        if (isGroup && group != null && group.contains(".")) {
            refuse(
                    "type",
                    "A group can stand in a group, but not in one that does so itself. Make it a group of the form, or of the"
                            + " outer group.");
        }
        if (isGroup && !item.has("items")) {
            problems.accept(item.problem("The group has no “items”. Add a list of items."));
        }
    }

    private void checkWhereTheValueComesFrom() {
        if (item.has("overridable") && !item.has("derive")) {
            refuse("overridable", "Only a derived item can be overridden. Add “derive” or leave “overridable” out.");
        }
        boolean entered = type == ItemType.MEASUREMENT || type == ItemType.FILE;
        if (entered && item.has("default")) {
            refuse("default", "A " + item.text("type", "") + " is always entered. Leave “default” out.");
        }
        if (item.has("derive") && item.has("default")) {
            refuse("default", "A derived item has its value from “derive”. Leave “default” or “derive” out.");
        }
        if (item.has("derive") && item.has("requiredWhen")) {
            refuse("requiredWhen", "A derived item is not asked for. Leave “requiredWhen” out.");
        }
    }

    private void requireFor(boolean fits, Set<String> keys, String types) {
        if (!fits) {
            keys.stream()
                    .filter(item::has)
                    .sorted()
                    .forEach(key -> refuse(key, "“" + key + "” is for " + types + " only. Leave it out."));
        }
    }

    private void refuse(String key, String why) {
        problems.accept(item.at(key).problem(why));
    }

    private static boolean isNumber(ItemType type) {
        return switch (type) {
            case INTEGER, DECIMAL, QUANTITY, MEASUREMENT -> true;
            default -> false;
        };
    }

    private boolean offersCodes() {
        return type == ItemType.CHOICE || type == ItemType.MULTIPLE_CHOICE || type == ItemType.CODE;
    }
}
