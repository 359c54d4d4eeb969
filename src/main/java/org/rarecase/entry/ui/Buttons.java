package org.rarecase.entry.ui;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.study.TumourType;

/**
 * The codes that radio buttons or check boxes are for: those on offer, and any that was chosen before the list changed,
 * so that nobody takes the answer for missing and each choice can be taken back.
 */
final class Buttons {

    private final Codes codes;
    private final Consumer<List<String>> show;
    private @Nullable TumourType type;
    private List<String> shown;

    /** @param show gets the codes to make buttons for, in place of those before; what was chosen is then to be set again */
    Buttons(Codes codes, @Nullable TumourType type, Consumer<List<String>> show) {
        this.codes = codes;
        this.type = type;
        this.show = show;
        shown = codes.offered(type);
        show.accept(shown);
    }

    String label(@Nullable String code) {
        return codes.offeredLabel(code, type);
    }

    void offerFor(@Nullable TumourType tumourType, Set<String> chosen) {
        type = tumourType;
        shown = codes.offeredOr(chosen, type);
        show.accept(shown);
    }

    /** A code that is chosen no more keeps its button for the while: the focus may stand on it. */
    void haveAll(Set<String> chosen) {
        if (!shown.containsAll(chosen)) {
            offerFor(type, chosen);
        }
    }
}
