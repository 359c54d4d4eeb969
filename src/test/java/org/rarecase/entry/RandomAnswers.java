package org.rarecase.entry;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.code.Code;

/** Answers of any kind to any form, and all that follows from them. */
final class RandomAnswers {

    private RandomAnswers() {}

    /** To three of four items, with up to two rows in each group; those that are blank take an answer back. */
    static Map<ItemRef, Answer> of(Random random, List<FormContent> forms) {
        Map<ItemRef, Answer> answers = new LinkedHashMap<>();
        forms.forEach(form ->
                form.form().items().forEach(item -> add(random, form.id(), ItemPath.of(item.key()), item, answers)));
        return answers;
    }

    private static void add(
            Random random, FormInstanceId form, ItemPath path, Item item, Map<ItemRef, Answer> answers) {
        if (random.nextInt(4) == 0) {
            return;
        }
        if (!item.isGroup()) {
            answers.put(new ItemRef(form, path), of(random, item));
            return;
        }
        for (int row = 0; row < random.nextInt(3); row++) {
            for (Item inner : item.items()) {
                add(random, form, path.toRow("r" + row).toItem(inner.key()), inner, answers);
            }
        }
    }

    static Answer of(Random random, Item item) {
        Answer answer = value(random, item);
        boolean override = item.isDerived() && item.overridable() && random.nextBoolean();
        return override && !answer.isBlank() ? new Answer.Overridden(answer, "measured") : answer;
    }

    private static Answer value(Random random, Item item) {
        if (random.nextInt(6) == 0) {
            return item.nullFlavours().isEmpty()
                    ? Answer.BLANK
                    : Answer.missing(item.nullFlavours().iterator().next());
        }
        return switch (item.type()) {
            case TEXT, LONG_TEXT -> Answer.text("text " + random.nextInt(3));
            case INTEGER -> new Answer.Number(BigDecimal.valueOf(random.nextInt(40)));
            case DECIMAL -> new Answer.Number(BigDecimal.valueOf(random.nextInt(4000), 1));
            case DATE ->
                Answer.text("20%02d-%02d-%02d"
                        .formatted(random.nextInt(26), 1 + random.nextInt(12), 1 + random.nextInt(28))
                        .substring(0, List.of(4, 7, 10).get(random.nextInt(3))));
            case TIME -> Answer.text("%02d:%02d".formatted(random.nextInt(24), random.nextInt(60)));
            case MEASUREMENT ->
                new Answer.Measurement(Stream.generate(() -> BigDecimal.valueOf(1 + random.nextInt(900), 1))
                        .limit(1 + random.nextInt(3))
                        .toList());
            case FILE -> new Answer.File("report.pdf", "application/pdf", 1 + random.nextInt(900), "0".repeat(64));
            case QUANTITY -> quantity(random, (Item.Quantity) item);
            case YES_NO -> Answer.text(List.of("yes", "no", "unknown").get(random.nextInt(3)));
            case CHOICE, CODE -> Answer.text(code(random, item));
            case MULTIPLE_CHOICE -> Answer.codes(code(random, item));
            case GROUP -> Answer.BLANK;
        };
    }

    private static Answer quantity(Random random, Item.Quantity item) {
        return Answer.quantity(
                item,
                BigDecimal.valueOf(random.nextInt(4000), 1),
                item.units().get(random.nextInt(item.units().size())));
    }

    private static String code(Random random, Item item) {
        List<Code> codes = item.codeList().codes();
        return codes.get(random.nextInt(codes.size())).value();
    }

    static Map<String, Object> stateOf(Evaluation evaluation, List<FormContent> forms) {
        Map<String, Object> state = new LinkedHashMap<>();
        for (FormContent form : forms) {
            state.put(form.id() + " " + form.form().key(), evaluation.answers(form.id()));
            state.put(form.id() + " findings", evaluation.findings(form.id()));
            for (ItemPath path : evaluation.paths(form.id())) {
                ItemRef place = new ItemRef(form.id(), path);
                state.put(
                        form.id() + " " + path,
                        List.of(
                                evaluation.isAsked(place),
                                evaluation.isRequired(place),
                                evaluation.effective(place),
                                evaluation.derived(place)));
            }
        }
        return state;
    }
}
