package org.rarecase.casebook.saving;

import static org.rarecase.shared.Messages.texts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.code.Code;
import org.rarecase.shared.Messages;

/** What is offered as the reason of a correction: a code list of the registry, see docs/guide/forms.md. */
public final class CorrectionReasons {

    private static final String LIST = "correction-reasons";
    private static final String OTHER = "other";

    private CorrectionReasons() {}

    /** A registry whose folder has no such list lets people write the reason. */
    public static List<Code> of(FormLibrary forms) {
        return forms.findCodeList(LIST)
                .map(list -> list.codes())
                .filter(codes -> !codes.isEmpty())
                .orElseGet(() -> List.of(new Code(OTHER, texts("Other reason"), Set.of())));
    }

    public static boolean wantsText(Code reason) {
        return reason.value().equals(OTHER);
    }

    /** As it stands in the trail, in English whoever corrects, so that equal reasons read alike. */
    public static String print(Code reason, String details) {
        String label = reason.label().in(Locale.ENGLISH);
        return details.isEmpty() ? label : label + ": " + details;
    }

    /** A reason as {@link #print} stored it, in the language of the reader; anything else as it was written. */
    public static String said(FormLibrary forms, String stored) {
        return of(forms).stream()
                .map(Code::label)
                .filter(label -> stored.equals(label.english()) || stored.startsWith(label.english() + ": "))
                .findFirst()
                .map(label -> label.in(Messages.language())
                        + stored.substring(label.english().length()))
                .orElse(stored);
    }

    /**
     * That there is another reason tells nothing without saying which.
     *
     * @param reason as it is stored, or null if there is none
     */
    public static void require(FormLibrary forms, @Nullable String reason) {
        if (reason == null) {
            throw new ReasonRequired();
        }
        String said = reason.replaceFirst("\\s*:$", "");
        if (of(forms).stream().filter(CorrectionReasons::wantsText).anyMatch(other -> said.equals(print(other, "")))) {
            throw new ReasonNeedsWords();
        }
    }
}
