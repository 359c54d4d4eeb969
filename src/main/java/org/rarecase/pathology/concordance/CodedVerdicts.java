package org.rarecase.pathology.concordance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.form.KnownItem;
import org.rarecase.form.code.Code;
import org.springframework.stereotype.Service;

/** Works out from codes how a signed review agrees with the diagnosis of the site. */
@Service
public class CodedVerdicts {

    /** Codes of no list: what the tumour is, stands beside them in words. */
    private static final String OTHER = "other";

    private static final FormKey LOCAL = new FormKey("local-pathology");

    private final ConcordancePolicy policy;

    CodedVerdicts(ConcordancePolicy policy) {
        this.policy = policy;
    }

    /**
     * Nothing for who is blinded, or does not see both diagnoses.
     *
     * @param review the form of the review
     */
    public Optional<CodedVerdict> of(VisibleCase shown, FormInstanceId review) {
        List<FormInstance> local = entries(shown, entry -> entry.form().key().equals(KnownItem.MORPHOLOGY.form()));
        List<FormInstance> central = entries(shown, entry -> entry.id().equals(review));
        if (shown.blinded() || local.isEmpty() || central.isEmpty()) {
            return Optional.empty();
        }
        Comparison comparison = Comparison.of(local(shown, local.getFirst()), central(shown, central.getFirst()));
        return policy.decide(comparison).map(verdict -> new CodedVerdict(verdict, comparison));
    }

    private static List<FormInstance> entries(VisibleCase shown, Predicate<FormInstance> wanted) {
        return shown.entries().stream()
                .filter(entry -> !entry.kept())
                .filter(wanted)
                .toList();
    }

    private static StatedDiagnosis local(VisibleCase shown, FormInstance diagnosis) {
        String grade = entries(shown, entry -> entry.form().key().equals(LOCAL)).stream()
                .map(report -> text(shown, report, "grade"))
                .filter(given -> given != null)
                .findFirst()
                .orElse(null);
        return new StatedDiagnosis(
                code(shown, diagnosis, KnownItem.MORPHOLOGY.path()), grade, null, null, Set.of(), null, true);
    }

    private static StatedDiagnosis central(VisibleCase shown, FormInstance review) {
        return new StatedDiagnosis(
                code(shown, review, ItemPath.of("review_morphology")),
                text(shown, review, "review_grade"),
                text(shown, review, "review_subtype"),
                text(shown, review, "review_score"),
                Set.of(),
                text(shown, review, "confidence"),
                !"inadequate".equals(text(shown, review, "adequacy")));
    }

    private static @Nullable Code code(VisibleCase shown, FormInstance entry, ItemPath path) {
        String value = answer(shown, entry, path).print();
        return entry.form()
                .find(path)
                .map(item -> item.codeList())
                .filter(list -> !value.equals(OTHER))
                .flatMap(list -> list.find(value))
                .orElse(null);
    }

    private static @Nullable String text(VisibleCase shown, FormInstance entry, String item) {
        return answer(shown, entry, ItemPath.of(item)) instanceof Answer.Text given
                        && !given.text().isBlank()
                ? given.text()
                : null;
    }

    private static Answer answer(VisibleCase shown, FormInstance entry, ItemPath path) {
        if (entry.form().find(path).isEmpty()) {
            return Answer.BLANK;
        }
        Answer answer = shown.evaluation(entry).effective(new ItemRef(entry.id(), path));
        return answer instanceof Answer.Overridden replaced ? replaced.value() : answer;
    }
}
