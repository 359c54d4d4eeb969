package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.code.Code;
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
        List<FormContent> forms = emptyCase(random);
        EvaluationLaws.theOrderOfAnswersDoesNotMatter(random, forms, () -> Evaluation.of(forms), 10);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsRememberedIsWhatWouldBeComputedAnew(long seed) {
        Random random = new Random(seed);
        List<FormContent> forms = emptyCase(random);
        Evaluation evaluation = Evaluation.of(forms);
        forms.forEach(form -> evaluation.findings(form.id()));
        Map<ItemRef, Answer> effective = new HashMap<>();
        Map<ItemRef, List<Finding>> findings = new HashMap<>();
        RandomAnswers.of(random, forms).forEach((place, answer) -> {
            evaluation.answer(place, answer).forEach(it -> {
                effective.put(it, evaluation.effective(it));
                findings.put(it, evaluation.findings(it));
            });
        });
        List<FormContent> stored = forms.stream()
                .map(form -> new FormContent(form.id(), form.form(), evaluation.answers(form.id())))
                .toList();
        Evaluation anew = Evaluation.of(stored);
        assertThat(RandomAnswers.stateOf(evaluation, forms)).isEqualTo(RandomAnswers.stateOf(anew, forms));
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
        List<FormContent> forms = emptyCase(random);
        Map<ItemRef, Answer> answers = RandomAnswers.of(random, forms);
        assertThat(answers).isNotEmpty();
        EvaluationLaws.hidingAndShowingLosesNothing(random, forms, () -> Evaluation.of(forms), answers, 40);
    }

    private static List<FormContent> emptyCase(Random random) {
        List<FormContent> forms = new ArrayList<>();
        for (FormDefinition form : LIBRARY.formsFor(new TumourType(TYPES.get(random.nextInt(TYPES.size()))))) {
            int fillings = form.repeats() ? 1 + random.nextInt(3) : 1;
            for (int i = 0; i < fillings; i++) {
                forms.add(new FormContent(new FormInstanceId(forms.size() + 1), form, Answers.NONE));
            }
        }
        return forms;
    }
}
