package org.rarecase.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.rarecase.casebook.Case;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.saving.AnswerChanges;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Severity;
import org.rarecase.shared.AuditLine;

/**
 * A case in the versions of its forms that are in use. What a pathologist signed off stays as it was signed.
 *
 * @param moved only filled forms whose version differs
 * @param added forms that the casebook has now and the case lacks
 * @param derived what the rules of the versions give beyond what was stored
 */
record CaseMigration(Case stored, List<MigratedForm> moved, List<FormInstance> added, AnswerChanges derived) {

    /** @param insert gives the id of a form that joins the case */
    static CaseMigration of(Case stored, FormLibrary inUse, Function<FormDefinition, FormInstanceId> insert) {
        List<MigratedForm> moved = new ArrayList<>();
        List<FormInstance> after = new ArrayList<>();
        for (FormInstance entry : stored.entries()) {
            FormDefinition version = inUse.find(entry.form().key()).orElse(entry.form());
            if (entry.signedOffAt() == null && version.version() != entry.form().version()) {
                MigratedForm result = MigratedForm.of(entry, version);
                moved.add(result);
                after.add(result.after());
            } else {
                after.add(entry);
            }
        }
        List<FormInstance> added = stored.missingForms(inUse).stream()
                .map(form -> FormInstance.added(insert.apply(form), form, 1))
                .toList();
        after.addAll(added);
        List<FormInstance> present =
                after.stream().filter(entry -> !entry.kept()).toList();
        Evaluation evaluation = Evaluation.of(
                present.stream().map(FormInstance::content).toList(),
                stored.caseSummary().site().zoneOfFuture());
        moved.stream()
                .map(MigratedForm::after)
                .filter(entry -> !entry.kept())
                .forEach(entry -> evaluation.deriveAgain(entry.id()));
        Set<ItemRef> defaulted = new LinkedHashSet<>();
        added.forEach(entry -> {
            evaluation.deriveAgain(entry.id());
            defaulted.addAll(evaluation.applyDefaults(entry.id()));
        });
        return new CaseMigration(
                stored,
                List.copyOf(moved),
                added,
                AnswerChanges.between(stored.caseSummary().id(), present, evaluation, null, defaulted));
    }

    boolean isEmpty() {
        return moved.isEmpty() && added.isEmpty();
    }

    /** What is stored for each filled form that changes: its version and its answers. */
    Map<FormInstanceId, FormInstance> changed() {
        Map<FormInstanceId, FormInstance> changed = new LinkedHashMap<>();
        moved.forEach(each -> changed.put(each.after().id(), each.after()));
        List<FormInstance> present = new ArrayList<>(added);
        present.addAll(stored.entries());
        derived.answers().forEach((id, answers) -> {
            FormInstance entry = changed.containsKey(id)
                    ? changed.get(id)
                    : present.stream()
                            .filter(each -> each.id().equals(id))
                            .findFirst()
                            .orElseThrow();
            changed.put(id, entry.with(answers));
        });
        return changed;
    }

    /** Item by item what happened, one line for each form and each answer that does not stay as it was. */
    List<AuditLine> auditLines(String reason) {
        CaseId id = stored.caseSummary().id();
        List<AuditLine> auditLines = new ArrayList<>();
        for (MigratedForm each : moved) {
            FormInstance before = each.before();
            auditLines.add(new AuditLine(
                    "form.moved",
                    id.value(),
                    before.id().value(),
                    before.form().key().value(),
                    null,
                    "version " + before.form().version(),
                    "version " + each.after().form().version(),
                    reason));
            for (MigratedForm.PutAside aside : each.putAside()) {
                auditLines.add(new AuditLine(
                        "value.put-aside",
                        id.value(),
                        before.id().value(),
                        before.form().key().value(),
                        aside.path().toString(),
                        aside.answer().print(),
                        null,
                        reason));
            }
        }
        added.forEach(entry -> auditLines.add(entry.auditLine("form.added", id)));
        auditLines.addAll(derived.auditLines());
        return auditLines;
    }

    /** How many answers keep the case from being submitted or approved. */
    int obstacles() {
        return obstacles(derived.evaluation());
    }

    int obstaclesBefore() {
        return obstacles(stored.evaluate());
    }

    private int obstacles(Evaluation evaluation) {
        List<FormInstance> all = new ArrayList<>(stored.entries());
        all.addAll(added);
        return (int) all.stream()
                .filter(entry -> entry.form().isFilledBySite() && !entry.kept())
                .filter(entry -> evaluation.knows(entry.id()))
                .filter(entry -> !entry.form().repeats() || !evaluation.isUntouched(entry.id()))
                .flatMap(entry -> evaluation.findings(entry.id()).stream())
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }
}
