package org.rarecase.exchange.load;

import static org.rarecase.shared.Messages.texts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseInTransaction;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answer;
import org.rarecase.entry.AnswerLimits;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Change;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.form.Forms;
import org.rarecase.shared.LocalizedText;

/**
 * Takes the answers of one case over, in rounds: what one answer lets be asked, and the forms that a tumour type brings,
 * are there in the next.
 */
final class CaseLoad {

    private static final Set<String> OF_ANSWERS = Set.of(Finding.FORMAT, Finding.CODE, Finding.RANGE);

    private final Casebook casebook;
    private final Forms forms;
    private final CaseFact fact;
    private final LoadPlan plan;
    private final String reason;
    private final Set<FormInstanceId> former;
    private final Set<ItemRef> replaced = new HashSet<>();
    private final Map<ItemRef, Answer> before = new HashMap<>();
    private final Map<ItemRef, LocalizedText> refused = new HashMap<>();
    private CaseInTransaction taken;
    private VisibleCase here;

    /** @param former the forms that were in the case before the import; none of a case that it registered */
    CaseLoad(
            Casebook casebook,
            Forms forms,
            CaseFact fact,
            CaseInTransaction taken,
            LoadPlan plan,
            String reason,
            Set<FormInstanceId> former) {
        this.casebook = casebook;
        this.forms = forms;
        this.fact = fact;
        this.plan = plan;
        this.reason = reason;
        this.former = former;
        this.taken = taken;
        this.here = taken.visible();
    }

    void run() {
        boolean more = true;
        while (more) {
            Map<FormInstanceId, List<Change>> changes = acceptable();
            if (!changes.isEmpty()) {
                taken = casebook.save(taken, changes, reason);
            } else {
                more = addForm();
            }
            here = taken.visible();
        }
    }

    VisibleCase here() {
        return here;
    }

    boolean isTaken(ItemRef place) {
        return before.containsKey(place);
    }

    /** Whether it took the place of what somebody had entered. */
    boolean replaced(ItemRef place) {
        return replaced.contains(place);
    }

    /** What was stored before it was taken over. */
    Answer before(ItemRef place) {
        return before.getOrDefault(place, Answer.BLANK);
    }

    /** Why a candidate was not taken: something keeps the form from changing, the answer does not fit, it is not asked. */
    LocalizedText whyNot(FormInstance instance, ItemRef place) {
        return obstacle(instance)
                .orElseGet(() -> refused.getOrDefault(
                        place, texts("By the other answers this is not asked, so nothing is stored.")));
    }

    /** The stored form that one of the file is compared with. */
    Optional<FormInstance> instance(FormFact form) {
        return here.entries().stream()
                .filter(entry -> entry.form().key().equals(form.form().key()) && entry.ordinal() == form.ordinal())
                .findFirst();
    }

    /** Why a form of the file cannot be compared with the stored one; empty if it can. */
    Optional<LocalizedText> unlike(FormFact form, FormInstance instance) {
        if (instance.form().version() != form.form().version()) {
            return Optional.of(texts(
                    "The form is in version {0} in the file and in version {1} here.",
                    form.form().version(), instance.form().version()));
        }
        boolean sameVisit = form.visit() == null
                ? instance.visit() == null
                : instance.visit() != null
                        && form.visit().kind() == instance.visit().kind()
                        && form.visit().number() == instance.visit().number();
        return sameVisit
                ? Optional.empty()
                : Optional.of(texts("The form belongs to another visit in the file than here."));
    }

    FormComparison comparison(FormFact form, FormInstance instance) {
        return new FormComparison(
                form,
                instance,
                here.evaluation(instance),
                !former.contains(instance.id()),
                path -> plan.of(fact, form, path) == Differences.TAKE);
    }

    private Optional<LocalizedText> obstacle(FormInstance instance) {
        if (!instance.form().isFilledBySite()) {
            return Optional.of(texts("This form is not filled by the site: it does not come by an import."));
        }
        return here.obstacle(instance.id()).map(obstacle -> LocalizedText.english(obstacle.what()));
    }

    /** The answers that may be stored now, by form. */
    private Map<FormInstanceId, List<Change>> acceptable() {
        List<Candidate> candidates = new ArrayList<>();
        for (FormFact form : fact.forms()) {
            instance(form)
                    .filter(instance -> !form.inactive()
                            && obstacle(instance).isEmpty()
                            && unlike(form, instance).isEmpty())
                    .map(instance -> fitting(comparison(form, instance)))
                    .ifPresent(candidates::addAll);
        }
        Map<FormInstanceId, List<Change>> changes = new LinkedHashMap<>();
        for (Candidate each : accepted(candidates)) {
            if (!each.isRow()) {
                before.putIfAbsent(each.place(), each.before());
            }
            if (each.replaces()) {
                replaced.add(each.place());
            }
            changes.computeIfAbsent(each.instanceId(), it -> new ArrayList<>())
                    .add(new Change(each.path(), each.before(), each.after()));
        }
        return changes;
    }

    /** All of a form, or none if it would hold more than a form may. */
    private List<Candidate> fitting(FormComparison comparison) {
        List<Candidate> candidates = comparison.candidates();
        Answers answers = comparison.stored().answers();
        for (Candidate each : candidates) {
            answers = answers.with(each.path(), each.after());
        }
        Optional<LocalizedText> problem = AnswerLimits.problem(answers);
        problem.ifPresent(why -> candidates.forEach(each -> refused.put(each.place(), why)));
        return problem.isPresent() ? List.of() : candidates;
    }

    /** Those that are asked once all of them are given, without those that do not fit the others. */
    private List<Candidate> accepted(List<Candidate> candidates) {
        Evaluation evaluation = here.evaluation();
        candidates.forEach(each -> evaluation.answer(each.place(), each.after()));
        List<Candidate> fit = new ArrayList<>();
        for (Candidate each : candidates) {
            Optional<Finding> problem = evaluation.findings(each.place()).stream()
                    .filter(finding -> OF_ANSWERS.contains(finding.check()) && !each.isRow())
                    .findFirst();
            if (problem.isPresent()) {
                refused.put(each.place(), problem.get().message());
                evaluation.answer(each.place(), each.before());
            } else {
                fit.add(each);
            }
        }
        return fit.stream().filter(each -> evaluation.isAsked(each.asked())).toList();
    }

    /** One more filling of a repeating form, if the file has the next one. */
    private boolean addForm() {
        for (FormFact form : fact.forms()) {
            if (instance(form).isEmpty() && whyNotAdded(form).isEmpty()) {
                CaseId id = here.caseSummary().id();
                casebook.addEntry(id, form.form().key());
                taken = casebook.take(id);
                return true;
            }
        }
        return false;
    }

    /** Why a form that the case does not have is not added. */
    Optional<LocalizedText> whyNotAdded(FormFact form) {
        if (form.inactive()) {
            return Optional.of(texts("The form is not part of the case any more: it does not come by an import."));
        }
        if (form.visit() != null) {
            return Optional.of(texts("The visit is not open here. It opens as the case goes on, then import again."));
        }
        if (!form.form().isFilledBySite()) {
            return Optional.of(texts("This form is not filled by the site: it does not come by an import."));
        }
        Set<Integer> ordinals = here.entries().stream()
                .filter(entry -> entry.form().key().equals(form.form().key()))
                .map(FormInstance::ordinal)
                .collect(Collectors.toSet());
        if (!form.form().repeats() || form.ordinal() != ordinals.size() + 1) {
            return Optional.of(
                    texts("The case has no such form: it goes with another tumour type, or is not the next."));
        }
        int inUse =
                forms.inUse().find(form.form().key()).map(it -> it.version()).orElse(0);
        if (inUse != form.form().version()) {
            return Optional.of(texts(
                    "The form is in version {0} in the file and in version {1} here.",
                    form.form().version(), inUse));
        }
        boolean open = here.caseSummary().state() != CaseState.APPROVED
                && here.caseSummary().hold() == null
                && here.caseSummary().consent().permitsCollection();
        return open ? Optional.empty() : Optional.of(texts("The case takes no further form as it is now."));
    }
}
