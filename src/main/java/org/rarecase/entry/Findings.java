package org.rarecase.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Check;
import org.rarecase.form.Item;
import org.rarecase.form.KnownItem;

/** Finds what is wrong with the answer to an item: missing, out of its range, or against a check of the form. */
final class Findings {

    private final Evaluation evaluation;

    Findings(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    List<Finding> of(EvaluatedForm instance, ItemRef place) {
        Item item = evaluation.item(instance, place.path());
        if (item == null || place.path().isRow() || !evaluation.isAsked(place)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        if (item instanceof Item.Group group) {
            int rows = instance.enteredRows(place.path()).size();
            findings.addAll(AnswerCheck.rows(place, group, rows));
        } else {
            addOfAnswer(place, item, findings);
        }
        for (Check check : instance.known().checks(instance.key(place.path()))) {
            if (evaluation.holds(check.when(), instance, place.path(), false)) {
                findings.add(new Finding(place, check.severity(), check.key(), check.message()));
            }
        }
        return List.copyOf(findings);
    }

    private void addOfAnswer(ItemRef place, Item item, List<Finding> findings) {
        Answer answer = evaluation.effective(place);
        if (answer.isBlank() && evaluation.isRequired(place)) {
            findings.add(AnswerCheck.missing(place, item));
        }
        BigDecimal exact = evaluation.exact(place);
        findings.addAll(
                exact == null
                        ? AnswerCheck.findings(place, item, answer, item.isByTumourType() ? tumourType() : null)
                        : AnswerCheck.ofCalculated(place, item, answer, exact));
    }

    private @Nullable String tumourType() {
        return evaluation
                .effective(KnownItem.TUMOUR_TYPE)
                .findFirst()
                .map(answer -> RuleResult.value(null, answer))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse(null);
    }
}
