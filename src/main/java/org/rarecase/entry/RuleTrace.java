package org.rarecase.entry;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Check;
import org.rarecase.form.Item;

/**
 * One rule of an item: what it read and what it gave.
 *
 * @param place of the item; for {@link Kind#ASKED} also the group that the item stands in
 * @param check of a check, else null
 * @param rule as the form's file has it
 * @param result of {@link Kind#DERIVED} the value; of the others {@code true}, {@code false}, or blank where the rule
 *     cannot tell
 */
public record RuleTrace(
        Kind kind, ItemRef place, @Nullable Check check, String rule, List<Input> inputs, Answer result) {

    private static final Answer TRUE = new Answer.Text("true");

    /** What a rule decides. */
    public enum Kind {
        ASKED,
        REQUIRED,
        DERIVED,
        CHECK
    }

    /**
     * One answer that a rule read. Of groups and repeating forms there is one for each row and filling, or a single
     * blank one if there are none.
     *
     * @param name as rules write it, such as {@code weight} or {@code diagnosis.tumour_type}
     * @param place null if the form is not part of the case
     * @param item null if the form is not part of the case
     */
    public record Input(
            String name, @Nullable ItemRef place, @Nullable Item item, Answer answer) {

        /** As the trail prints it: {@code weight 450}. */
        public String print() {
            String printed = answer.print();
            return name + " " + (printed.isEmpty() ? "(blank)" : printed);
        }
    }

    public RuleTrace {
        inputs = List.copyOf(inputs);
    }

    /** The condition is true: the item is asked or required, or the check has found something. */
    public boolean holds() {
        return result.equals(TRUE);
    }

    /** What it followed from, as the trail prints it: {@code weight 450, metastasis no}. */
    public String from() {
        return inputs.stream().map(Input::print).distinct().collect(Collectors.joining(", "));
    }

    /** Without the answers that the reader may not know. */
    public RuleTrace readBy(Predicate<ItemRef> readable) {
        return new RuleTrace(
                kind,
                place,
                check,
                rule,
                inputs.stream()
                        .filter(input -> input.place() == null || readable.test(input.place()))
                        .toList(),
                result);
    }

    /** The explanation of the derived value among those of an item. */
    public static Optional<RuleTrace> derivation(List<RuleTrace> all) {
        return all.stream().filter(it -> it.kind() == Kind.DERIVED).findFirst();
    }
}
