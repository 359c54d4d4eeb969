package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;

/** A form that is made up, with answers to it: for tests of other modules. The same seed gives the same. */
public record GeneratedAnswers(FormDefinition form, Answers answers) {

    public static GeneratedAnswers of(long seed) {
        Random random = new Random(seed);
        RandomForm items = RandomForm.of(random, "a", null, "", false);
        FormFiles files = new FormFiles();
        (random.nextBoolean() ? files.andRepeating("made-up", items.items()) : files.and("made-up", items.items()))
                .checks(items.checks()
                        + "- {check: never, item: a0, severity: query, when: '1 = 2', message: {en: X}}\n");
        FormLibrary library = files.load();
        assertThat(library.problems()).isEmpty();
        FormDefinition form = library.forms().getFirst();
        return new GeneratedAnswers(form, to(form, random));
    }

    /** Other answers to a form. */
    public static Answers to(FormDefinition form, Random random) {
        FormInstanceId id = new FormInstanceId(1);
        FormContent content = new FormContent(id, form, Answers.NONE);
        Evaluation evaluation = Evaluation.of(List.of(content));
        RandomAnswers.of(random, List.of(content)).forEach(evaluation::answer);
        return evaluation.answers(id);
    }
}
