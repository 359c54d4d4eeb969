package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rarecase.form.Code;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.study.TumourType;

/** What holds for any answers to the forms that come along. The seed stands in the name of a failed test. */
class EvaluationPropertyTests {

    private static final FormLibrary LIBRARY = FormFiles.shipped();
    private static final List<String> TYPES =
            LIBRARY.codeList("tumour-types").codes().stream().map(Code::value).toList();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfAnswersDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<FilledForm> forms = emptyCase(random);
        List<Map.Entry<Place, Answer>> answers =
                new ArrayList<>(randomAnswers(random, forms).entrySet());
        // Rows are listed in the order in which they came; so they come first, in one order.
        Evaluation first = Evaluation.of(forms);
        Evaluation second = Evaluation.of(forms);
        answers.stream().filter(it -> it.getKey().path().group() != null).forEach(it -> {
            first.answer(it.getKey(), it.getValue());
            second.answer(it.getKey(), it.getValue());
        });
        Collections.shuffle(answers, random);
        answers.forEach(it -> first.answer(it.getKey(), it.getValue()));
        Collections.shuffle(answers, random);
        answers.forEach(it -> {
            second.answer(it.getKey(), it.getValue());
            if (random.nextInt(10) == 0) {
                second.findings(it.getKey().entryId());
                second.answers(it.getKey().entryId());
            }
        });
        assertThat(stateOf(second, forms)).isEqualTo(stateOf(first, forms));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsRememberedIsWhatWouldBeComputedAnew(long seed) {
        Random random = new Random(seed);
        List<FilledForm> forms = emptyCase(random);
        Evaluation evaluation = Evaluation.of(forms);
        forms.forEach(form -> evaluation.findings(form.id()));
        Map<Place, Answer> effective = new HashMap<>();
        Map<Place, List<Finding>> findings = new HashMap<>();
        randomAnswers(random, forms).forEach((place, answer) -> {
            evaluation.answer(place, answer).forEach(it -> {
                effective.put(it, evaluation.effective(it));
                findings.put(it, evaluation.findings(it));
            });
        });
        List<FilledForm> stored = forms.stream()
                .map(form -> new FilledForm(form.id(), form.form(), evaluation.answers(form.id())))
                .toList();
        Evaluation anew = Evaluation.of(stored);
        assertThat(stateOf(evaluation, forms)).isEqualTo(stateOf(anew, forms));
        // A page that refreshed only the places it was told of shows the truth.
        effective.forEach((place, answer) ->
                assertThat(anew.effective(place)).as("%s", place).isEqualTo(answer));
        findings.forEach((place, found) ->
                assertThat(anew.findings(place)).as("%s", place).isEqualTo(found));
        stored.forEach(form ->
                assertThat(AnswersJson.read(AnswersJson.write(form.answers()))).isEqualTo(form.answers()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void hidingAndShowingLosesNothing(long seed) {
        Random random = new Random(seed);
        List<FilledForm> forms = emptyCase(random);
        Evaluation evaluation = Evaluation.of(forms);
        Map<Place, Answer> answers = randomAnswers(random, forms);
        answers.forEach(evaluation::answer);
        Map<String, Object> before = stateOf(evaluation, forms);
        List<Place> places = new ArrayList<>(answers.keySet());
        for (int i = 0; i < 40; i++) {
            Place place = places.get(random.nextInt(places.size()));
            Item item = evaluation.form(place.entryId()).find(place.path()).orElseThrow();
            evaluation.answer(place, randomAnswer(random, item));
            evaluation.answers(place.entryId());
            evaluation.answer(place, answers.get(place));
        }
        assertThat(stateOf(evaluation, forms)).isEqualTo(before);
    }

    private static List<FilledForm> emptyCase(Random random) {
        List<FilledForm> forms = new ArrayList<>();
        for (FormDefinition form : LIBRARY.formsFor(new TumourType(TYPES.get(random.nextInt(TYPES.size()))))) {
            int fillings = form.repeats() ? 1 + random.nextInt(3) : 1;
            for (int i = 0; i < fillings; i++) {
                forms.add(new FilledForm(forms.size() + 1L, form, Answers.NONE));
            }
        }
        return forms;
    }

    private static Map<Place, Answer> randomAnswers(Random random, List<FilledForm> forms) {
        Map<Place, Answer> answers = new LinkedHashMap<>();
        for (FilledForm form : forms) {
            form.form().items().filter(item -> random.nextInt(4) > 0).forEach(item -> {
                if (item.isGroup()) {
                    for (int row = 0; row < random.nextInt(3); row++) {
                        for (Item inner : item.items()) {
                            ItemPath path = ItemPath.inRow(item.key(), "r" + row, inner.key());
                            answers.put(new Place(form.id(), path), randomAnswer(random, inner));
                        }
                    }
                } else {
                    answers.put(new Place(form.id(), ItemPath.of(item.key())), randomAnswer(random, item));
                }
            });
        }
        return answers;
    }

    private static Answer randomAnswer(Random random, Item item) {
        Answer answer = randomValue(random, item);
        boolean override = item.isDerived() && item.overridable() && random.nextBoolean();
        return override && !answer.isBlank() ? new Answer.Overridden(answer, "measured") : answer;
    }

    private static Answer randomValue(Random random, Item item) {
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
            case QUANTITY ->
                Answer.quantity(
                        item,
                        BigDecimal.valueOf(random.nextInt(4000), 1),
                        item.units().get(random.nextInt(item.units().size())));
            case YES_NO -> Answer.text(List.of("yes", "no", "unknown").get(random.nextInt(3)));
            case CHOICE, CODE -> Answer.text(code(random, item));
            case MULTIPLE_CHOICE -> Answer.codes(code(random, item));
            case GROUP -> Answer.BLANK;
        };
    }

    private static String code(Random random, Item item) {
        List<Code> codes = item.codeList().codes();
        return codes.get(random.nextInt(codes.size())).value();
    }

    private static Map<String, Object> stateOf(Evaluation evaluation, List<FilledForm> forms) {
        Map<String, Object> state = new LinkedHashMap<>();
        for (FilledForm form : forms) {
            state.put(form.id() + " " + form.form().key(), evaluation.answers(form.id()));
            state.put(form.id() + " findings", evaluation.findings(form.id()));
            for (ItemPath path : evaluation.paths(form.id())) {
                Place place = new Place(form.id(), path);
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
