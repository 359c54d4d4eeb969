package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.study.TumourType;

/** A case that is filled in and looked at: {@code shipped("T03").in("extent").answer("metastasis", "no")…}. */
final class Scenario {

    private final List<FormContent> filled = new ArrayList<>();
    private final Evaluation evaluation;
    private FormInstanceId current;

    private Scenario(List<FormDefinition> forms) {
        for (FormDefinition form : forms) {
            filled.add(new FormContent(new FormInstanceId(filled.size() + 1), form, Answers.NONE));
        }
        evaluation = Evaluation.of(filled);
        current = new FormInstanceId(1);
    }

    /** A case of the forms in the test, one filling of each. */
    static Scenario of(FormFiles files) {
        FormLibrary library = files.load();
        assertThat(library.problems()).isEmpty();
        return new Scenario(library.formsFor(new TumourType("T03")));
    }

    /** A case of the forms that come along. */
    static Scenario shipped(FormLibrary library, String tumourType) {
        Scenario scenario = new Scenario(library.formsFor(new TumourType(tumourType)));
        return scenario.in("diagnosis").answer("tumour_type", tumourType);
    }

    Scenario in(String form) {
        current = filled.stream()
                .filter(it -> it.form().key().value().equals(form))
                .findFirst()
                .orElseThrow()
                .id();
        return this;
    }

    /** Adds one more filling of a form and turns to it. */
    Scenario another(String form) {
        FormDefinition definition = filled.stream()
                .map(FormContent::form)
                .filter(it -> it.key().equals(new FormKey(form)))
                .findFirst()
                .orElseThrow();
        FormContent added = new FormContent(new FormInstanceId(filled.size() + 1), definition, Answers.NONE);
        filled.add(added);
        evaluation.add(added);
        current = added.id();
        return this;
    }

    /** Codes of a multiple choice are separated by commas; {@code (unknown)} is a null flavour, an empty text none. */
    Scenario answer(String path, String text) {
        evaluation.answer(place(path), parse(path, text));
        return this;
    }

    Scenario override(String path, String text, String reason) {
        evaluation.answer(place(path), new Answer.Overridden(parse(path, text), reason));
        return this;
    }

    Scenario shows(String path, String text) {
        assertThat(evaluation.effective(place(path)).print()).as(path).isEqualTo(text);
        return this;
    }

    Scenario asks(String path) {
        assertThat(evaluation.isAsked(place(path))).as("%s is asked", path).isTrue();
        return this;
    }

    Scenario hides(String path) {
        assertThat(evaluation.isAsked(place(path))).as("%s is asked", path).isFalse();
        assertThat(evaluation.effective(place(path))).isEqualTo(Answer.NOT_ASKED);
        return this;
    }

    Scenario requires(String path) {
        assertThat(evaluation.isRequired(place(path)))
                .as("%s is required", path)
                .isTrue();
        return this;
    }

    /** The keys of what is found at an item, and nothing else. */
    Scenario finds(String path, String... checks) {
        assertThat(evaluation.findings(place(path))).extracting(Finding::check).containsExactly(checks);
        return this;
    }

    Scenario says(String path, String message) {
        assertThat(evaluation.findings(place(path)))
                .extracting(finding -> finding.message().english())
                .containsExactly(message);
        return this;
    }

    Scenario stores(String path, String text) {
        assertThat(evaluation.answers(current).get(ItemPath.parse(path)).print())
                .as(path)
                .isEqualTo(text);
        return this;
    }

    Set<ItemRef> answered(String path, String text) {
        return evaluation.answer(place(path), parse(path, text));
    }

    Evaluation evaluation() {
        return evaluation;
    }

    ItemRef place(String path) {
        return new ItemRef(current, ItemPath.parse(path));
    }

    private Answer parse(String path, String text) {
        return evaluation
                .form(current)
                .find(ItemPath.parse(path))
                .map(item -> AnswerParser.read(item, text))
                .orElse(Answer.BLANK);
    }
}
