package org.rarecase.exchange.load;

import static org.rarecase.shared.Messages.texts;

import java.util.Optional;
import org.rarecase.entry.Answer;
import org.rarecase.entry.AnswerLimits;
import org.rarecase.entry.AnswerValidation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.LocalizedText;

/** Why an answer of a file is not taken over, whatever is stored: it does not fit the type, limits or codes of its item. */
public final class AnswerProblem {

    private static final FormInstanceId NONE = new FormInstanceId(0);

    private AnswerProblem() {}

    public static Optional<LocalizedText> of(Item item, ItemPath path, Answer inFile) {
        if (inFile instanceof Answer.File) {
            return Optional.of(texts("What is in the file does not come with these data. Upload it in the form."));
        }
        if (inFile instanceof Answer.Overridden && !(item.isDerived() && item.overridable())) {
            return Optional.of(texts("This value is not one that may be replaced with a reason."));
        }
        return AnswerLimits.problem(item, inFile)
                .or(() -> AnswerValidation.findings(new ItemRef(NONE, path), item, inFile).stream()
                        .map(Finding::message)
                        .findFirst());
    }
}
