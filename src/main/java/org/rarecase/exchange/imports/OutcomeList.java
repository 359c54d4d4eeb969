package org.rarecase.exchange.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rarecase.exchange.load.LoadOutcome;
import org.rarecase.shared.LocalizedText;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what would become of the items of a file, many at a time. */
final class OutcomeList implements Consumer<LoadOutcome> {

    private static final int MANY = 500;

    /** Longer texts are shown by their beginning. */
    private static final int LONGEST = 1000;

    private final long id;
    private final UploadedFiles kept;
    private final TransactionTemplate own;
    private final List<LoadOutcome> waiting = new ArrayList<>();
    private int stored;

    OutcomeList(long id, UploadedFiles kept, TransactionTemplate own) {
        this.id = id;
        this.kept = kept;
        this.own = own;
    }

    @Override
    public void accept(LoadOutcome outcome) {
        waiting.add(shortened(outcome));
        if (waiting.size() == MANY) {
            flush();
        }
    }

    void flush() {
        if (!waiting.isEmpty()) {
            List<LoadOutcome> outcomes = List.copyOf(waiting);
            own.executeWithoutResult(status -> kept.insert(id, stored, outcomes));
            stored += waiting.size();
            waiting.clear();
        }
    }

    private static LoadOutcome shortened(LoadOutcome outcome) {
        Map<String, String> why = new LinkedHashMap<>();
        outcome.why().byLanguage().forEach((language, text) -> why.put(language, shortened(text)));
        return new LoadOutcome(
                outcome.line(),
                shortened(outcome.subject()),
                shortened(outcome.form()),
                shortened(outcome.path()),
                outcome.kind(),
                shortened(outcome.here()),
                shortened(outcome.inFile()),
                new LocalizedText(why));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
