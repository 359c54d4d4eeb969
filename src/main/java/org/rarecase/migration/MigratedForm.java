package org.rarecase.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.AnswerValidation;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Finding;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormDifference;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;

/**
 * What becomes of a filled form in another version of its form.
 *
 * @param after with the answers that stay; derived values are as they were
 * @param kept how many answers stay as they are
 * @param putAside answers that have no place any more; they are kept apart
 * @param unfit answers that stay but must be looked at, such as a code that is offered no more
 */
public record MigratedForm(
        FormInstance before, FormInstance after, int kept, List<PutAside> putAside, List<Unfit> unfit) {

    /** Why an answer has no place any more. */
    public enum Why {
        /** The item is not in the version. */
        GONE,
        /** The item is of another type, which the answer does not fit. */
        OTHER_TYPE,
        /** What was entered is now calculated. */
        NOW_DERIVED
    }

    public record PutAside(ItemPath path, Item item, Answer answer, Why why) {}

    public record Unfit(ItemPath path, Item item, Answer answer, Finding finding) {}

    public FormDifference difference() {
        return FormDifference.between(before.form(), after.form());
    }

    static MigratedForm of(FormInstance entry, FormDefinition version) {
        return new Mover(entry, version).move();
    }

    private static final class Mover {

        private final FormInstance entry;
        private final FormDefinition version;
        private final List<PutAside> putAside = new ArrayList<>();
        private final List<Unfit> unfit = new ArrayList<>();
        private final Map<ItemPath, Answer> changed = new LinkedHashMap<>();

        Mover(FormInstance entry, FormDefinition version) {
            this.entry = entry;
            this.version = version;
        }

        MigratedForm move() {
            Map<ItemPath, Answer> all = entry.answers().all();
            all.forEach(this::judge);
            Answers answers = entry.answers();
            for (Map.Entry<ItemPath, Answer> change : changed.entrySet()) {
                answers = answers.with(change.getKey(), change.getValue());
            }
            for (PutAside each : putAside) {
                for (ItemPath row : each.path().enclosingRows()) {
                    answers = isGroup(row) ? answers : answers.with(row, Answer.BLANK);
                }
            }
            FormInstance after = entry.in(version, answers);
            return new MigratedForm(
                    entry,
                    after,
                    all.size() - putAside.size() - unfit.size(),
                    List.copyOf(putAside),
                    List.copyOf(unfit));
        }

        private boolean isGroup(ItemPath row) {
            return version.find(row).map(Item::isGroup).orElse(false);
        }

        private void judge(ItemPath path, Answer answer) {
            Item before = entry.form().find(path).orElse(null);
            Item now = version.find(path).orElse(null);
            if (before == null) {
                return;
            }
            if (now == null || now.isGroup()) {
                putAside(path, before, answer, Why.GONE);
            } else if (now.isDerived()) {
                if (!before.isDerived()) {
                    putAside(path, before, answer, Why.NOW_DERIVED);
                }
            } else if (answer instanceof Answer.Overridden overridden) {
                // Nothing is calculated here any more: the value stands for itself.
                changed.put(path, overridden.value());
            } else {
                AnswerValidation.findings(new ItemRef(entry.id(), path), now, answer).stream()
                        .findFirst()
                        .ifPresent(finding -> doesNotFit(path, before, now, answer, finding));
            }
        }

        private void doesNotFit(ItemPath path, Item before, Item now, Answer answer, Finding finding) {
            if (before.type() != now.type()) {
                putAside(path, before, answer, Why.OTHER_TYPE);
            } else if (Objects.equals(before.codeList(), now.codeList())
                    && !AnswerValidation.findings(new ItemRef(entry.id(), path), before, answer)
                            .isEmpty()) {
                // It did not fit before either.
                return;
            } else {
                unfit.add(new Unfit(path, now, answer, finding));
            }
        }

        private void putAside(ItemPath path, Item item, Answer answer, Why why) {
            putAside.add(new PutAside(path, item, answer, why));
            changed.put(path, Answer.BLANK);
        }
    }
}
