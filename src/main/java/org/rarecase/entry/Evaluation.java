package org.rarecase.entry;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.ItemKey;
import org.rarecase.form.ItemPath;
import org.rarecase.form.KnownItem;
import org.rarecase.form.Reference;
import org.rarecase.form.Rule;
import org.rarecase.study.Site;

/**
 * What follows from the answers of a case: which items are asked and required, what is derived, and what is wrong.
 * Computed when asked for and remembered; an answer forgets only what depends on it. Belongs to one thread at a time.
 */
public final class Evaluation {

    private final EvaluatedForms instances;
    private final Findings findings = new Findings(this);
    private final ZoneId zone;
    private long evaluatedRules;

    private Evaluation(Collection<FormContent> forms, ZoneId zone) {
        this.zone = zone;
        instances = new EvaluatedForms(forms);
    }

    /** @param forms all filled forms of the case; rules may read across them */
    public static Evaluation of(Collection<FormContent> forms) {
        return of(forms, Site.EARLIEST_ZONE);
    }

    /**
     * @param forms all filled forms of the case; rules may read across them
     * @param zone of the site: by its day a date is in the future
     */
    public static Evaluation of(Collection<FormContent> forms, ZoneId zone) {
        return new Evaluation(forms, zone);
    }

    public FormDefinition form(FormInstanceId instanceId) {
        return instance(instanceId).form;
    }

    EvaluatedForm instance(FormInstanceId instanceId) {
        return instances.get(instanceId);
    }

    @Nullable
    Item item(EvaluatedForm instance, ItemPath path) {
        return instance.known().item(instance.key(path));
    }

    /**
     * Answers as stored plus those given since, derived values brought up to date: those that follow from what was
     * answered. Other stored copies are as they were.
     */
    public Answers answers(FormInstanceId instanceId) {
        EvaluatedForm instance = instance(instanceId);
        for (ItemPath path : instance.takeOutdated()) {
            ItemPath row = path.enclosingRow();
            boolean rowIsGone = row != null && !instance.answers().hasRow(row);
            if (!rowIsGone && !(instance.answers().get(path) instanceof Answer.Overridden)) {
                ItemRef place = instance.place(path);
                instance.set(path, isAsked(place) ? derived(place) : Answer.BLANK);
            }
        }
        return instance.answers();
    }

    /** False for a form instance that the evaluation was not given, such as one put aside. */
    public boolean knows(FormInstanceId instanceId) {
        return instances.has(instanceId);
    }

    /** Nothing was entered in this form instance; what is derived does not count. */
    public boolean isUntouched(FormInstanceId instanceId) {
        return instance(instanceId).isUntouched();
    }

    /** The answer as rules and exports see it: {@link Answer#NOT_ASKED} if hidden, a derived value if there is one. */
    public Answer effective(ItemRef place) {
        EvaluatedForm instance = instance(place.instanceId());
        EvaluatedForm.Results results = instance.results(place.path());
        Answer effective = results.effective;
        if (effective == null) {
            effective = findEffective(instance, place);
            results.effective = effective;
        }
        return effective;
    }

    /** The same of an item that the program knows, in each form that is evaluated. */
    public Stream<Answer> effective(KnownItem item) {
        return instances.of(item.form()).stream().map(instance -> effective(instance.place(item.path())));
    }

    private Answer findEffective(EvaluatedForm instance, ItemRef place) {
        if (!isAsked(place)) {
            return Answer.NOT_ASKED;
        }
        Answer stored = instance.answers().get(place.path());
        Item item = item(instance, place.path());
        boolean derived = item != null && item.isDerived() && !(stored instanceof Answer.Overridden);
        return derived ? derived(place) : stored;
    }

    /** What the rule gives, whether or not it was overridden; {@link Answer#BLANK} where there is no rule. */
    public Answer derived(ItemRef place) {
        EvaluatedForm instance = instance(place.instanceId());
        EvaluatedForm.Results results = instance.results(place.path());
        Answer derived = results.derived;
        if (derived == null) {
            Item item = item(instance, place.path());
            Rule rule = item == null ? null : item.derive();
            Object result = rule == null ? null : evaluate(rule, instance, place.path());
            derived = item == null || rule == null ? Answer.BLANK : RuleResult.answer(item, result);
            results.derived = derived;
            results.exact = derived instanceof Answer.Missing || !(result instanceof BigDecimal exact) ? null : exact;
        }
        return derived;
    }

    /** What rules read: of a calculated number the exact one, which is shown and stored rounded. */
    @Nullable
    Object value(ItemRef place) {
        BigDecimal exact = exact(place);
        EvaluatedForm instance = instance(place.instanceId());
        return exact == null ? RuleResult.value(item(instance, place.path()), effective(place)) : exact;
    }

    /** The number that is rounded in what is derived; null if it is none, or was overridden. */
    @Nullable
    BigDecimal exact(ItemRef place) {
        Answer effective = effective(place);
        EvaluatedForm.Results results = instance(place.instanceId()).results(place.path());
        return effective instanceof Answer.Number || effective instanceof Answer.Quantity
                ? effective == results.derived ? results.exact : null
                : null;
    }

    /** What an item is answered with when its form or row is added; {@link Answer#BLANK} where there is no default. */
    public Answer byDefault(ItemRef place) {
        EvaluatedForm instance = instance(place.instanceId());
        Item item = item(instance, place.path());
        return item == null || item.byDefault() == null
                ? Answer.BLANK
                : RuleResult.answer(item, evaluate(item.byDefault(), instance, place.path()));
    }

    /**
     * Answers what is blank in a form that was just added with its defaults, in the order of the form.
     *
     * @return where there is a default now
     */
    public Set<ItemRef> applyDefaults(FormInstanceId instanceId) {
        Set<ItemRef> defaulted = new LinkedHashSet<>();
        for (ItemPath path : instance(instanceId).paths()) {
            ItemRef place = new ItemRef(instanceId, path);
            Answer value = byDefault(place);
            if (!value.isBlank() && instance(instanceId).answers().get(path).isBlank()) {
                answer(place, value);
                defaulted.add(place);
            }
        }
        return defaulted;
    }

    public boolean isAsked(ItemRef place) {
        EvaluatedForm instance = instance(place.instanceId());
        EvaluatedForm.Results results = instance.results(place.path());
        Boolean asked = results.asked;
        if (asked == null) {
            ItemPath path = place.path();
            ItemPath group = path.groupPath();
            boolean groupAsked = group == null || isAsked(instance.place(group));
            Item item = path.isRow() ? null : item(instance, path);
            asked = groupAsked && (item == null || holds(item.askedWhen(), instance, path, true));
            results.asked = asked;
        }
        return asked;
    }

    /** Whether there must be an answer; a derived item is never asked for one. */
    public boolean isRequired(ItemRef place) {
        EvaluatedForm instance = instance(place.instanceId());
        EvaluatedForm.Results results = instance.results(place.path());
        Boolean required = results.required;
        if (required == null) {
            Item item = item(instance, place.path());
            required = item != null
                    && !item.isDerived()
                    && (item.required() || holds(item.requiredWhen(), instance, place.path(), false))
                    && isAsked(place);
            results.required = required;
        }
        return required;
    }

    /** Whether any rule asks for the answer: nothing can follow from one that is not read. */
    public boolean isRead(ItemRef place) {
        return instances.isRead(place);
    }

    boolean holds(@Nullable Rule rule, EvaluatedForm instance, ItemPath path, boolean withoutRule) {
        return rule == null ? withoutRule : Boolean.TRUE.equals(evaluate(rule, instance, path));
    }

    /** Findings of one filled form, in the order of its items. */
    public List<Finding> findings(FormInstanceId instanceId) {
        EvaluatedForm instance = instance(instanceId);
        return instance.findings(path -> findings(instance.place(path)));
    }

    /** Findings of one item; of a group, what is wrong with its number of rows. */
    public List<Finding> findings(ItemRef place) {
        EvaluatedForm instance = instance(place.instanceId());
        EvaluatedForm.Results results = instance.results(place.path());
        List<Finding> findings = results.findings;
        if (findings == null) {
            findings = this.findings.of(instance, place);
            results.findings = findings;
        }
        return findings;
    }

    /**
     * Takes an answer in. On a derived item, anything but an override gives the value back to the rule.
     *
     * @return every place whose asked, required, derived value or findings may now differ, the answered one included
     */
    public Set<ItemRef> answer(ItemRef place, Answer answer) {
        EvaluatedForm instance = instance(place.instanceId());
        ItemPath path = place.path();
        Item item = item(instance, path);
        Set<ItemPath> former = path.isRow() ? Set.copyOf(instance.answers().pathsIn(path)) : Set.of();
        Map<ItemPath, List<String>> rows = instance.enteredRowsAround(path);
        boolean untouched = instance.form.repeats() && instance.isUntouched();

        boolean givenBack = item != null && item.isDerived() && !(answer instanceof Answer.Overridden);
        instance.set(path, givenBack ? Answer.BLANK : answer);
        former.forEach(instance::forget);

        Set<ItemKey> changed = new LinkedHashSet<>(Set.of(instance.key(path)));
        rows.forEach((group, before) -> {
            if (!before.equals(instance.enteredRows(group))) {
                changed.add(instance.key(group));
            }
        });
        if (instance.form.repeats() && untouched != instance.isUntouched()) {
            changed.addAll(EvaluatedForms.keys(instance.form));
        }
        Set<ItemRef> affected = new LinkedHashSet<>(Set.of(place));
        instance.forget(path);
        affected.addAll(instances.forget(changed));
        return affected;
    }

    /** Adds a filled form, such as a second surgery. */
    public void add(FormContent form) {
        instances.add(form);
        deriveAgain(form.id());
    }

    /** Calculates the derived values of a filled form anew, such as by the rules of another version. */
    public void deriveAgain(FormInstanceId instanceId) {
        EvaluatedForm instance = instance(instanceId);
        instances.forget(EvaluatedForms.keys(instance.form));
        instance.paths().stream()
                .filter(path -> instance.form.find(path).map(Item::isDerived).orElse(false))
                .forEach(instance::invalidate);
    }

    /** Every rule of an item with what it read and gave, and the rule by which its group is asked; for people to read. */
    public List<RuleTrace> explain(ItemRef place) {
        return new RuleExplainer(this).of(instance(place.instanceId()), place.path());
    }

    ZoneId zone() {
        return zone;
    }

    /** How many rules have been evaluated so far; for tests that say what may be computed. */
    public long evaluatedRules() {
        return evaluatedRules;
    }

    /** Every item of a filled form; a group is followed by the items of its rows. */
    public List<ItemPath> paths(FormInstanceId instanceId) {
        return instance(instanceId).paths();
    }

    private @Nullable Object evaluate(Rule rule, EvaluatedForm instance, ItemPath path) {
        evaluatedRules++;
        return rule.evaluate(new RuleInput(this, instance, path).of(rule), zone);
    }

    /** The instances of a form that took place; of a form that does not repeat, the one there is. */
    List<EvaluatedForm> read(Reference.OtherForm form) {
        List<EvaluatedForm> all = instances.of(form.form());
        return form.repeats()
                ? all.stream().filter(instance -> !instance.isUntouched()).toList()
                : all;
    }
}
