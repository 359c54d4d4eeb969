package org.rarecase.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Change;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.FormContent;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.Severity;
import org.rarecase.study.TumourType;

/** A demo case as its forms would be filled, without a database. */
final class EvaluatedCase {

    private static final FormKey REVIEW = new FormKey("central-review");

    private final List<FormContent> forms = new ArrayList<>();
    private final Evaluation evaluation;

    private EvaluatedCase(FormLibrary library, DemoCase demoCase, boolean withReview) {
        Map<String, List<Map<String, Object>>> filled = new HashMap<>(demoCase.filledForms());
        if (withReview) {
            filled.put(REVIEW.value(), List.of(demoCase.reading()));
            filled.put("review-comparison", List.of(demoCase.comparison()));
        }
        Map<String, Object> diagnosis =
                filled.getOrDefault("diagnosis", List.of(Map.of())).getFirst();
        Object type = diagnosis.get("tumour_type");
        for (FormDefinition form : library.formsFor(type == null ? null : new TumourType(type.toString()))) {
            List<Map<String, Object>> fillings = filled.remove(form.key().value());
            if (fillings != null) {
                fillings.forEach(values -> add(form, values));
            } else if (form.isFilledBySite() && (!form.repeats() || form.atLeastOnce())) {
                add(form, Map.of());
            }
        }
        if (!filled.isEmpty()) {
            throw new AssertionError("These forms are not part of the case: " + filled.keySet());
        }
        evaluation = Evaluation.of(forms);
    }

    private void add(FormDefinition form, Map<String, Object> values) {
        Answers answers = Answers.NONE;
        for (Change change : DemoAnswers.of(form, values)) {
            answers = answers.with(change.path(), change.after());
        }
        forms.add(new FormContent(new FormInstanceId(forms.size() + 1), form, answers));
    }

    static EvaluatedCase of(FormLibrary library, DemoCase demoCase) {
        return new EvaluatedCase(library, demoCase, false);
    }

    static EvaluatedCase withReview(FormLibrary library, DemoCase demoCase) {
        return new EvaluatedCase(library, demoCase, true);
    }

    /** With the corrections that the site gives with its answers to queries. */
    static EvaluatedCase corrected(FormLibrary library, DemoCase demoCase) {
        EvaluatedCase corrected = of(library, demoCase);
        for (DemoCase.DemoQuery query : demoCase.queries()) {
            if (!query.correction().isEmpty()) {
                FormContent filled = corrected.first(query.form());
                Item item = filled.form().find(query.item()).orElseThrow();
                corrected.evaluation.answer(
                        new ItemRef(filled.id(), ItemPath.of(query.item())),
                        DemoAnswers.answer(item, query.correction()));
            }
        }
        return corrected;
    }

    private FormContent first(String form) {
        return forms.stream()
                .filter(filled -> filled.form().key().value().equals(form))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The case has no form " + form));
    }

    List<Finding> findings(Severity severity) {
        return forms.stream()
                .flatMap(form -> evaluation.findings(form.id()).stream())
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    List<String> answeredButHidden() {
        return forms.stream()
                .flatMap(form -> form.answers().all().keySet().stream()
                        .filter(path -> !evaluation.isAsked(new ItemRef(form.id(), path)))
                        .map(path -> form.form().key() + "." + path))
                .toList();
    }

    /** What is answered, printed; empty text if nothing is. */
    String answer(String form, String item) {
        Answer answer = evaluation.effective(new ItemRef(first(form).id(), ItemPath.of(item)));
        return answer.print();
    }
}
