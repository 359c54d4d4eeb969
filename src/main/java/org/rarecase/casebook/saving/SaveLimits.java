package org.rarecase.casebook.saving;

import static org.rarecase.shared.Messages.t;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.AnswerLimits;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Change;
import org.rarecase.form.Item;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TextLimit;

/** What protects the system from a save. What a clinic would not enter is stored all the same, with a finding. */
public final class SaveLimits {

    private SaveLimits() {}

    /** The reason as it is stored; null if there is none. */
    public static @Nullable String reason(@Nullable String given) {
        String reason = given == null ? "" : TextLimit.REASON.accept(given, AnswerRefused::new, nothingSaved());
        return reason.isEmpty() ? null : reason;
    }

    public static void require(FormInstance entry, Collection<Change> changes) {
        for (Change change : changes) {
            Optional<Item> item = entry.form().find(change.path());
            Optional<LocalizedText> problem = item.flatMap(it -> AnswerLimits.problem(it, change.after()));
            if (problem.isPresent()) {
                throw new AnswerRefused(
                        t("{0}: {1}", item.orElseThrow().label(), problem.get()) + " " + nothingSaved());
            }
        }
    }

    /** @param answers of one filled form, as they would be stored */
    public static void require(Answers answers) {
        AnswerLimits.problem(answers).ifPresent(problem -> {
            throw new AnswerRefused(problem.in(Messages.language()) + " " + nothingSaved());
        });
    }

    private static String nothingSaved() {
        return t("Nothing was saved; what you entered is still here.");
    }
}
