package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.rarecase.form.Item;

/** What holds for any answers to any forms, whoever wrote the forms. */
final class EvaluationLaws {

    private EvaluationLaws() {}

    /**
     * @param start of an evaluation of these forms before any answer
     * @param looksOnceIn how many answers, on the average, one of the two evaluations looks in between
     */
    static void theOrderOfAnswersDoesNotMatter(
            Random random, List<FormContent> forms, Supplier<Evaluation> start, int looksOnceIn) {
        List<Map.Entry<ItemRef, Answer>> answers =
                new ArrayList<>(RandomAnswers.of(random, forms).entrySet());
        Evaluation first = start.get();
        Evaluation second = start.get();
        // Rows are listed in the order in which they came; so they come first, in one order.
        answers.stream().filter(it -> it.getKey().path().group() != null).forEach(it -> {
            first.answer(it.getKey(), it.getValue());
            second.answer(it.getKey(), it.getValue());
        });
        Collections.shuffle(answers, random);
        answers.forEach(it -> first.answer(it.getKey(), it.getValue()));
        Collections.shuffle(answers, random);
        answers.forEach(it -> {
            second.answer(it.getKey(), it.getValue());
            if (random.nextInt(looksOnceIn) == 0) {
                second.findings(it.getKey().instanceId());
                second.answers(it.getKey().instanceId());
            }
        });
        assertThat(RandomAnswers.stateOf(second, forms)).isEqualTo(RandomAnswers.stateOf(first, forms));
    }

    /** Answers something else and then the same again, {@code times} times. */
    static void hidingAndShowingLosesNothing(
            Random random,
            List<FormContent> forms,
            Supplier<Evaluation> start,
            Map<ItemRef, Answer> answers,
            int times) {
        Evaluation evaluation = start.get();
        answers.forEach(evaluation::answer);
        Map<String, Object> before = RandomAnswers.stateOf(evaluation, forms);
        List<ItemRef> places = new ArrayList<>(answers.keySet());
        for (int i = 0; i < times && !places.isEmpty(); i++) {
            ItemRef place = places.get(random.nextInt(places.size()));
            Item item = evaluation.form(place.instanceId()).find(place.path()).orElseThrow();
            evaluation.answer(place, RandomAnswers.of(random, item));
            evaluation.answers(place.instanceId());
            evaluation.answer(place, answers.get(place));
        }
        assertThat(RandomAnswers.stateOf(evaluation, forms)).isEqualTo(before);
    }
}
