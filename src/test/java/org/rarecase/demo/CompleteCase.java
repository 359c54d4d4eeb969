package org.rarecase.demo;

import java.util.List;
import java.util.Map;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;

/** The answers of a complete demo case, for tests in which filling every form by hand is not the point. */
public final class CompleteCase {

    private final Map<String, Object> answers;

    private CompleteCase(Map<String, Object> answers) {
        this.answers = answers;
    }

    /** @param name file in {@code demo/}, such as {@code adrenocortical-tumour} */
    public static CompleteCase like(String name) {
        return new CompleteCase(DemoFiles.answers(name));
    }

    /** Without one answer of one form. */
    public CompleteCase without(String form, String item) {
        Map<String, Object> values = DemoFiles.map(answers.get(form));
        values.remove(item);
        answers.put(form, values);
        return this;
    }

    /** Saves everything but the central review; to be called as an investigator of the case's site. */
    public void fillIn(Casebook casebook, CaseId id) {
        answers.forEach((form, values) -> {
            if (!form.equals("central-review") && !form.equals("review-comparison")) {
                fillIn(casebook, id, new FormKey(form), DemoFiles.maps(values));
            }
        });
    }

    private static void fillIn(Casebook casebook, CaseId id, FormKey form, List<Map<String, Object>> fillings) {
        for (int i = 0; i < fillings.size(); i++) {
            List<FormInstance> there = casebook.open(id).entries().stream()
                    .filter(entry -> entry.form().key().equals(form))
                    .toList();
            FormInstanceId instanceId = i < there.size() ? there.get(i).id() : casebook.addEntry(id, form);
            FormInstance entry = casebook.open(id).entry(instanceId);
            casebook.save(id, instanceId, DemoAnswers.of(entry.form(), fillings.get(i)), null);
        }
    }
}
