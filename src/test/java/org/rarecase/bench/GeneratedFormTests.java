package org.rarecase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormContent;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.form.reading.FormFolder;

class GeneratedFormTests {

    private static final int TENS = 100;

    private FormDefinition form;

    @BeforeEach
    void load() {
        FormLibrary library = FormFolder.load(
                Path.of(""),
                Map.of("casebook.yaml", "casebook: [big]\n", "core/big.yaml", GeneratedForm.yaml("big", TENS)),
                Clock.systemUTC());
        assertThat(library.problems()).isEmpty();
        form = library.form(new FormKey("big"));
    }

    @Test
    void itHasAThousandItemsAndThreeHundredRules() {
        assertThat(form.items()).hasSize(1_000);
        long derived = form.items().filter(item -> item.derive() != null).count();
        long conditional = form.items().filter(item -> item.askedWhen() != null).count();
        assertThat(derived + conditional + form.checks().size()).isEqualTo(300);
    }

    @Test
    void aFormOfFiftyNumbersHasNothingElseToEnter() {
        FormLibrary library = FormFolder.load(
                Path.of(""),
                Map.of("casebook.yaml", "casebook: [few]\n", "core/few.yaml", GeneratedForm.numbers("few", 50)),
                Clock.systemUTC());
        assertThat(library.problems()).isEmpty();
        FormDefinition numbers = library.form(new FormKey("few"));
        assertThat(numbers.items().filter(item -> item.derive() == null)).hasSize(50);
        assertThat(numbers.checks()).hasSize(25);
    }

    @Test
    void afterAChangeOnlyWhatDependsOnItIsComputed() {
        Evaluation evaluation = Evaluation.of(List.of(new FormContent(new FormInstanceId(1), form, Answers.NONE)));
        readAll(evaluation);
        assertThat(evaluation.evaluatedRules()).as("each rule once").isEqualTo(300);

        evaluation.answer(new ItemRef(new FormInstanceId(1), ItemPath.of("size_7")), Answer.number("12"));
        readAll(evaluation);

        assertThat(evaluation.evaluatedRules() - 300)
                .as("the derived double and the check that reads it")
                .isEqualTo(2);
        assertThat(evaluation.effective(new ItemRef(new FormInstanceId(1), ItemPath.of("double_7"))))
                .isEqualTo(Answer.number("24"));
    }

    private static void readAll(Evaluation evaluation) {
        evaluation.paths(new FormInstanceId(1)).forEach(path -> {
            ItemRef place = new ItemRef(new FormInstanceId(1), path);
            evaluation.isAsked(place);
            evaluation.isRequired(place);
            evaluation.effective(place);
            evaluation.findings(place);
        });
    }
}
