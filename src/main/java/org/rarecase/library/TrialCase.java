package org.rarecase.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormContent;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.Check;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.KnownItem;
import org.rarecase.form.Reference;
import org.rarecase.form.Rule;
import org.rarecase.study.TumourType;

/** A case that nobody has: one blank filling of each form, the tried one in the version at hand. Never stored. */
public final class TrialCase {

    private final Map<FormInstanceId, FormDefinition> forms = new LinkedHashMap<>();
    private final FormDefinition tried;
    private final Evaluation evaluation;
    private final FormInstanceId triedId;

    public TrialCase(FormDefinition tried, FormLibrary library, @Nullable TumourType type) {
        this.tried = tried;
        List<FormContent> filled = new ArrayList<>();
        List<FormDefinition> all = new ArrayList<>(library.formsFor(type));
        all.removeIf(form -> form.key().equals(tried.key()));
        all.addFirst(tried);
        for (FormDefinition form : all) {
            FormInstanceId id = new FormInstanceId(filled.size() + 1);
            forms.put(id, form);
            filled.add(new FormContent(id, form, answers(form, type)));
        }
        triedId = filled.getFirst().id();
        evaluation = Evaluation.of(filled);
    }

    private static Answers answers(FormDefinition form, @Nullable TumourType type) {
        return type != null && form.key().equals(KnownItem.TUMOUR_TYPE.form())
                ? Answers.NONE.with(KnownItem.TUMOUR_TYPE.path(), new Answer.Text(type.code()))
                : Answers.NONE;
    }

    public Evaluation evaluation() {
        return evaluation;
    }

    public FormInstanceId triedId() {
        return triedId;
    }

    public Set<FormInstanceId> entryIds() {
        return forms.keySet();
    }

    public FormDefinition form(ItemRef place) {
        return evaluation.form(place.instanceId());
    }

    /** The other forms that rules of the tried form read, themselves or through derived values, by their id. */
    public Map<FormInstanceId, FormDefinition> read() {
        Set<FormKey> keys = new LinkedHashSet<>();
        List<FormDefinition> open = new ArrayList<>(List.of(tried));
        while (!open.isEmpty()) {
            FormDefinition form = open.removeFirst();
            for (FormKey key : readBy(form)) {
                if (!key.equals(tried.key()) && keys.add(key)) {
                    find(key).ifPresent(open::add);
                }
            }
        }
        Map<FormInstanceId, FormDefinition> read = new LinkedHashMap<>();
        forms.forEach((id, form) -> {
            if (keys.contains(form.key())) {
                read.put(id, form);
            }
        });
        return read;
    }

    private Optional<FormDefinition> find(FormKey key) {
        return forms.values().stream().filter(form -> form.key().equals(key)).findFirst();
    }

    /** Checks only of the tried form: what others find does not show in it. */
    private Set<FormKey> readBy(FormDefinition form) {
        Set<FormKey> keys = new LinkedHashSet<>();
        Stream<@Nullable Rule> rules = Languages.all(form)
                .flatMap(item -> form == tried
                        ? Stream.of(item.askedWhen(), item.requiredWhen(), item.derive())
                        : Stream.of(item.derive()));
        Stream<Rule> checks = form == tried ? form.checks().stream().map(Check::when) : Stream.of();
        Stream.concat(rules, checks)
                .filter(Objects::nonNull)
                .flatMap(rule -> rule.references().stream())
                .filter(Reference.OtherForm.class::isInstance)
                .map(reference -> ((Reference.OtherForm) reference).form())
                .forEach(keys::add);
        return keys;
    }
}
