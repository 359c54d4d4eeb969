package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rarecase.entry.RuleTrace;
import org.rarecase.form.Item;
import org.rarecase.shared.Messages;

/** From what a value was calculated, as people read it: {@code From: Tumour weight 450 g, Metastasis No}. */
public final class DerivedFrom {

    private static final int MOST = 8;

    private DerivedFrom() {}

    /** Blank if the item is not calculated, or from nothing that the reader may know. */
    public static String print(List<RuleTrace> rules) {
        return RuleTrace.derivation(rules)
                .filter(derivation -> !derivation.inputs().isEmpty())
                .map(derivation -> t("From: {0}", print(derivation)))
                .orElse("");
    }

    private static String print(RuleTrace derivation) {
        List<RuleTrace.Input> inputs = derivation.inputs();
        return Stream.concat(
                        inputs.stream().limit(MOST).map(DerivedFrom::print).distinct(),
                        Stream.of("…").limit(inputs.size() > MOST ? 1 : 0))
                .collect(Collectors.joining(", "));
    }

    private static String print(RuleTrace.Input input) {
        Item item = input.item();
        if (item == null) {
            return input.name() + " –";
        }
        String value = AnswerText.print(item, input.answer());
        return item.label().in(Messages.language()) + " " + (value.isEmpty() ? "–" : value);
    }
}
