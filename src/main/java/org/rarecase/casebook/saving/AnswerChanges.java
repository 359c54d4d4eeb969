package org.rarecase.casebook.saving;

import static org.rarecase.shared.Messages.t;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.Case;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Change;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.RuleTrace;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.AuditLine;

/**
 * What a set of answers does to a case: the new answers of each form, derived values included, and the lines of the
 * trail.
 *
 * @param answers by entry, only of those that changed
 */
public record AnswerChanges(Map<FormInstanceId, Answers> answers, List<AuditLine> auditLines, Evaluation evaluation) {

    private static final String DERIVED = "value.derived";
    public static final String DEFAULTED = "value.defaulted";
    private static final int LONGEST_DERIVATION = 1000;

    /**
     * Refuses with {@link FormVersionChanged} what is not asked any more, and with {@link SaveConflict} if what the person
     * saw is not what is stored.
     *
     * @param changes by entry
     */
    public static AnswerChanges of(Case stored, Map<FormInstanceId, List<Change>> changes, @Nullable String reason) {
        changes.forEach((instanceId, answered) -> refuseGone(stored.entry(instanceId), answered));
        refuseConflicts(stored, changes);
        Evaluation evaluation = stored.evaluate();
        changes.forEach((instanceId, answered) ->
                answered.forEach(change -> evaluation.answer(new ItemRef(instanceId, change.path()), change.after())));
        Set<ItemRef> defaulted = new LinkedHashSet<>();
        changes.forEach(
                (instanceId, answered) -> defaulted.addAll(newRows(stored.entry(instanceId), answered, evaluation)));
        // What was approved stays as it was approved, also what it would derive from a later visit.
        List<FormInstance> present = stored.entries().stream()
                .filter(each ->
                        !each.kept() && !each.isLockedIn(stored.caseSummary().state()))
                .toList();
        return between(stored.caseSummary().id(), present, evaluation, reason, defaulted);
    }

    private static void refuseGone(FormInstance entry, List<Change> changes) {
        for (Change change : changes) {
            if (entry.form().find(change.path()).isEmpty()) {
                throw new FormVersionChanged(
                        new ItemRef(entry.id(), change.path()),
                        t(
                                "The form was moved to version {0} meanwhile, which does not ask this any more. Your"
                                        + " answer was not saved: {1}",
                                entry.form().version(), change.after().print()));
            }
        }
    }

    /** What a case that was just registered has by default. */
    public static AnswerChanges registered(Case stored) {
        Evaluation evaluation = stored.evaluate();
        Set<ItemRef> defaulted = new LinkedHashSet<>();
        stored.entries().forEach(entry -> defaulted.addAll(evaluation.applyDefaults(entry.id())));
        return between(stored.caseSummary().id(), stored.entries(), evaluation, null, defaulted);
    }

    /**
     * What forms that join a case derive from the others, and what those that are new to it have by default.
     *
     * @param added the new ones; others were in the case before
     */
    public static AnswerChanges joined(
            CaseId id, List<FormInstance> joining, Set<FormInstanceId> added, Evaluation evaluation) {
        joining.forEach(entry -> evaluation.add(entry.content()));
        Set<ItemRef> defaulted = new LinkedHashSet<>();
        added.forEach(instanceId -> defaulted.addAll(evaluation.applyDefaults(instanceId)));
        return between(id, joining, evaluation, null, defaulted);
    }

    /** Items of rows that were not there before, with what they have by default. */
    private static Set<ItemRef> newRows(FormInstance entry, List<Change> changes, Evaluation evaluation) {
        Set<ItemRef> defaulted = new LinkedHashSet<>();
        for (Change change : changes) {
            ItemPath row = change.path().isRow() ? null : change.path().enclosingRow();
            ItemRef place = new ItemRef(entry.id(), change.path());
            if (row != null
                    && !entry.answers().hasRow(row)
                    && !change.after().isBlank()
                    && change.after().equals(evaluation.byDefault(place))) {
                defaulted.add(place);
            }
        }
        return defaulted;
    }

    /** What the evaluation says of these forms beyond what they hold. */
    public static AnswerChanges between(
            CaseId caseId,
            List<FormInstance> entries,
            Evaluation evaluation,
            @Nullable String reason,
            Set<ItemRef> defaulted) {
        Map<FormInstanceId, Answers> changed = new LinkedHashMap<>();
        List<AuditLine> auditLines = new ArrayList<>();
        for (FormInstance entry : entries) {
            Answers after = evaluation.answers(entry.id());
            if (!after.equals(entry.answers())) {
                changed.put(entry.id(), after);
                addLines(caseId, entry, after, evaluation, reason, defaulted, auditLines);
            }
        }
        return new AnswerChanges(changed, auditLines, evaluation);
    }

    public boolean isEmpty() {
        return answers.isEmpty();
    }

    private static void refuseConflicts(Case stored, Map<FormInstanceId, List<Change>> changes) {
        Map<ItemRef, Answer> conflicts = new LinkedHashMap<>();
        changes.forEach((instanceId, answered) -> addConflicts(stored.entry(instanceId), answered, conflicts));
        if (!conflicts.isEmpty()) {
            throw new SaveConflict(conflicts);
        }
    }

    private static void addConflicts(FormInstance entry, List<Change> changes, Map<ItemRef, Answer> conflicts) {
        for (Change change : changes) {
            Answer now = change.path().isRow()
                    ? entry.answers().ofRow(change.path())
                    : entry.answers().get(change.path());
            if (!now.equals(change.before()) && !now.equals(change.after()) && !isCalculated(entry, change, now)) {
                conflicts.put(new ItemRef(entry.id(), change.path()), now);
            }
        }
    }

    /** What a rule gave differs as soon as something else was answered; nobody else entered it. */
    private static boolean isCalculated(FormInstance entry, Change change, Answer now) {
        return entry.form().find(change.path()).map(Item::isDerived).orElse(false)
                && !(now instanceof Answer.Overridden)
                && !(change.before() instanceof Answer.Overridden);
    }

    private static void addLines(
            CaseId caseId,
            FormInstance entry,
            Answers after,
            Evaluation evaluation,
            @Nullable String reason,
            Set<ItemRef> defaulted,
            List<AuditLine> auditLines) {
        Map<ItemPath, Answer> before = entry.answers().all();
        Set<ItemPath> paths = new LinkedHashSet<>(before.keySet());
        paths.addAll(after.all().keySet());
        for (ItemPath path : paths) {
            Answer old = before.getOrDefault(path, Answer.BLANK);
            Answer now = after.get(path);
            if (!old.equals(now)) {
                String kind = defaulted.contains(new ItemRef(entry.id(), path))
                        ? DEFAULTED
                        : kind(entry, path, old, now, after);
                auditLines.add(new AuditLine(
                        kind,
                        caseId.value(),
                        entry.id().value(),
                        entry.form().key().value(),
                        path.toString(),
                        old.isBlank() ? null : old.print(),
                        now.isBlank() ? null : now.print(),
                        switch (kind) {
                            case DERIVED -> derivation(evaluation, entry, path);
                            case DEFAULTED ->
                                "default of version " + entry.form().version() + (reason == null ? "" : "; " + reason);
                            default -> reason(now, reason);
                        }));
            }
        }
    }

    private static @Nullable String reason(Answer now, @Nullable String reason) {
        return now instanceof Answer.Overridden it ? it.reason() : reason;
    }

    /** From what and by which version of the rule, so that the value can be recalculated years later. */
    private static String derivation(Evaluation evaluation, FormInstance entry, ItemPath path) {
        List<RuleTrace> rules = evaluation.explain(new ItemRef(entry.id(), path));
        RuleTrace rule = rules.stream()
                .filter(each -> each.kind() == RuleTrace.Kind.ASKED && !each.holds())
                .findFirst()
                .or(() -> RuleTrace.derivation(rules))
                .orElseThrow();
        String from = rule.from().isEmpty() ? "no other item" : rule.from();
        String cut = from.length() > LONGEST_DERIVATION ? from.substring(0, LONGEST_DERIVATION) + " …" : from;
        return (rule.kind() == RuleTrace.Kind.ASKED ? "not asked with " : "from ") + cut + "; rule of version "
                + entry.form().version();
    }

    private static String kind(FormInstance entry, ItemPath path, Answer old, Answer now, Answers after) {
        ItemPath row = path.enclosingRow();
        if (row != null && !after.hasRow(row)) {
            return "value.cleared";
        }
        if (now instanceof Answer.Overridden) {
            return "value.overridden";
        }
        if (entry.form().find(path).map(Item::isDerived).orElse(false)) {
            return DERIVED;
        }
        if (old.isBlank()) {
            return "value.entered";
        }
        return now.isBlank() ? "value.cleared" : "value.changed";
    }
}
