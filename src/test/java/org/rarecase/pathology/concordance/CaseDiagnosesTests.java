package org.rarecase.pathology.concordance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.pathology.Occasion;
import org.rarecase.study.TumourType;

/** What the shipped forms say of a diagnosis, so that the site and a reader can be compared. */
class CaseDiagnosesTests {

    private static final FormLibrary LIBRARY = FormFiles.shipped();
    private static final FormInstanceId REVIEW = new FormInstanceId(99);

    private final List<FormInstance> entries = new ArrayList<>();

    @Test
    void theSameGradeIsTheSameWhateverFormItStandsIn() {
        filled("T07", "diagnosis", Map.of("tumour_type", "T07", "morphology", "8631/1"));
        filled("T07", "sex-cord-stromal-tumour", Map.of("meyer_grade", "intermediate"));
        review(Map.of("review_morphology", "8631/1", "meyer_grade", "intermediate"));

        assertThat(local().grade()).isEqualTo("Intermediate differentiation (Meyer)");
        assertThat(Comparison.of(local(), reading()).differing()).isEmpty();
        assertThat(Comparison.of(local(), reading()).sameGrade()).isTrue();
    }

    @Test
    void anotherGradeOfTheSameSystemDiffers() {
        filled("T07", "diagnosis", Map.of("tumour_type", "T07", "morphology", "8631/3"));
        filled("T07", "sex-cord-stromal-tumour", Map.of("meyer_grade", "poor"));
        review(Map.of("review_morphology", "8631/3", "meyer_grade", "intermediate"));

        assertThat(Comparison.of(local(), reading()).differing()).containsExactly(Comparison.Part.GRADE);
    }

    @Test
    void aGradeInWordsIsNotComparedWithOneOfTheList() {
        filled("T07", "diagnosis", Map.of("tumour_type", "T07", "morphology", "8631/1"));
        filled("T07", "local-pathology", Map.of("grade", "moderately differentiated"));
        review(Map.of("review_morphology", "8631/1", "meyer_grade", "intermediate"));

        assertThat(local().grade()).isNull();
        assertThat(Comparison.of(local(), reading()).sameGrade()).isNull();
    }

    @Test
    void theTypeOfABlastomaIsItsSubtype() {
        filled("T01", "diagnosis", Map.of("tumour_type", "T01", "morphology", "8973/3"));
        filled("T01", "pleuropulmonary-blastoma", Map.of("ppb_type", "II"));
        review(Map.of("review_morphology", "8973/3", "ppb_type", "III"));

        assertThat(reading().subtype()).isEqualTo("Type III");
        assertThat(Comparison.of(local(), reading()).differing()).containsExactly(Comparison.Part.SUBTYPE);
    }

    @Test
    void theLocalDiagnosisMayBeAmongWhatAReaderHoldsPossible() {
        filled("T01", "diagnosis", Map.of("tumour_type", "T01", "morphology", "8972/3"));
        review(Map.of(
                "review_morphology", "8973/3",
                "differential_1", "8972/3",
                "differential_2", "other",
                "other_differential", "Rhabdomyosarcoma"));

        assertThat(reading().differential()).containsExactly("8972/3");
        assertThat(Comparison.of(local(), reading()).inDifferential()).isTrue();
    }

    private StatedDiagnosis local() {
        return diagnoses().local(Occasion.FIRST).orElseThrow().stated();
    }

    private StatedDiagnosis reading() {
        return diagnoses().reading(REVIEW).orElseThrow().stated();
    }

    private CaseDiagnoses diagnoses() {
        return new CaseDiagnoses(
                entries,
                Evaluation.of(entries.stream().map(FormInstance::content).toList()));
    }

    private void review(Map<String, String> given) {
        entries.add(entry(REVIEW, null, "central-review", given));
    }

    private void filled(String type, String form, Map<String, String> given) {
        entries.add(entry(new FormInstanceId(entries.size() + 1), new TumourType(type), form, given));
    }

    private static FormInstance entry(
            FormInstanceId id, @Nullable TumourType type, String form, Map<String, String> given) {
        Answers answers = Answers.NONE;
        for (Map.Entry<String, String> each : given.entrySet()) {
            answers = answers.with(ItemPath.of(each.getKey()), Answer.text(each.getValue()));
        }
        return FormInstance.added(
                        id,
                        LIBRARY.formsFor(type).stream()
                                .filter(found -> found.key().equals(new FormKey(form)))
                                .findFirst()
                                .orElseThrow(),
                        1)
                .with(answers);
    }
}
