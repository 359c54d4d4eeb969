package org.rarecase.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.library.Consequence.Kind;
import org.rarecase.study.TumourType;

class TrialCaseTests {

    private final FormLibrary library = FormFiles.with("tumour", """
                    - {item: weight, type: decimal, label: {en: Weight}}
                    - {item: large, type: yes-no, derive: 'weight > extent.limit', label: {en: Large}}
                    - {item: why, type: text, askedWhen: 'large = "yes"', label: {en: Why}}
                    - {item: where, type: text, requiredWhen: 'weight != null', label: {en: Where}}
                    """)
            .checks("- {check: heavy, item: weight, severity: query, when: 'weight > 900', message: {en: Heavy}}")
            .and("extent", """
                    - {item: limit, type: decimal, derive: 'other.limit', label: {en: Limit}}
                    """)
            .and("other", """
                    - {item: limit, type: decimal, label: {en: Limit}}
                    """)
            .and("diagnosis", """
                    - {item: tumour_type, type: text, label: {en: Type}}
                    """)
            .load();
    private final TrialCase trial = new TrialCase(library.form(new FormKey("tumour")), library, new TumourType("T03"));
    private final Consequences consequences = new Consequences(trial.evaluation(), trial.entryIds());

    private ItemRef place(String form, String item) {
        FormInstanceId id = trial.entryIds().stream()
                .filter(each -> trial.evaluation().form(each).key().value().equals(form))
                .findFirst()
                .orElseThrow();
        return new ItemRef(id, ItemPath.of(item));
    }

    private List<Consequence> answer(ItemRef place, String number) {
        consequences.touch(trial.evaluation().answer(place, Answer.number(number)));
        List<Consequence> all = consequences.of(place);
        consequences.settle();
        return all;
    }

    @Test
    void itReadsTheOtherFormsThatItsRulesFollowFrom() {
        assertThat(trial.read().values())
                .extracting(form -> form.key().value())
                .containsExactlyInAnyOrder("extent", "other");
    }

    @Test
    void theTumourTypeStandsInTheDiagnosis() {
        assertThat(trial.evaluation().effective(place("diagnosis", "tumour_type")))
                .isEqualTo(new Answer.Text("T03"));
    }

    @Test
    void anAnswerTellsWhatFollowsInOrder() {
        answer(place("other", "limit"), "400");
        assertThat(answer(place("tumour", "weight"), "950"))
                .extracting(it -> it.place().path().item(), Consequence::kind)
                .containsExactlyInAnyOrder(
                        tuple("weight", Kind.FOUND),
                        tuple("large", Kind.VALUE),
                        tuple("why", Kind.ASKED),
                        tuple("where", Kind.REQUIRED));
        assertThat(answer(place("tumour", "weight"), "30"))
                .extracting(it -> it.place().path().item(), Consequence::kind)
                .containsExactlyInAnyOrder(
                        tuple("weight", Kind.MENDED), tuple("large", Kind.VALUE), tuple("why", Kind.HIDDEN));
    }

    @Test
    void whatDoesNotChangeIsNotTold() {
        answer(place("tumour", "weight"), "30");
        assertThat(answer(place("tumour", "weight"), "31")).isEmpty();
    }
}
