package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.function.UnaryOperator;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormContent;
import org.rarecase.form.FormDefinition;

/**
 * A case as the database holds it, seen by nobody in particular.
 *
 * @param entries in the order of the casebook
 * @param signed a signature stands that a change of the content would end
 * @param everSigned there are signatures, whether or not one still stands
 * @param verified a value is marked as compared with the source
 */
record Case(CaseSummary caseSummary, List<FormInstance> entries, boolean signed, boolean everSigned, boolean verified) {

    Case(CaseSummary caseSummary, List<FormInstance> entries) {
        this(caseSummary, entries, false, false, false);
    }

    /** Over the forms that belong to the case now; those of a former tumour type are left out. */
    Evaluation evaluate() {
        return evaluate(UnaryOperator.identity());
    }

    /** The same of what a blinded reviewer may conclude from. */
    Evaluation evaluateBlinded() {
        return evaluate(FormInstance::blinded);
    }

    private Evaluation evaluate(UnaryOperator<FormInstance> shown) {
        return Evaluation.of(
                entries.stream()
                        .filter(entry -> !entry.kept())
                        .map(shown)
                        .map(entry -> new FormContent(entry.id(), entry.form(), entry.answers()))
                        .toList(),
                caseSummary.site().zoneOfFuture());
    }

    /** What those get to see who know of a restricted case and may not use it: the forms, blank. */
    Case withoutAnswers() {
        return new Case(
                caseSummary.blinded(),
                entries.stream().map(entry -> entry.with(Answers.NONE)).toList());
    }

    int nextOrdinal(FormDefinition form) {
        return 1
                + entries.stream()
                        .filter(entry -> entry.form().key().equals(form.key()))
                        .mapToInt(FormInstance::ordinal)
                        .max()
                        .orElse(0);
    }

    FormInstance entry(long instanceId) {
        return entries.stream()
                .filter(entry -> entry.id() == instanceId)
                .findFirst()
                .orElseThrow(() -> new CaseNotFound(t("This form is not part of the case, or is not shown to you.")));
    }
}
