package org.rarecase.exchange.load;

import static org.rarecase.shared.Messages.texts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.LeftOut;

/** The cases of a file in batches: few enough for a small memory, many enough to be stored in few statements. */
final class CaseBatches implements FactReader.Sink {

    private static final int MOST_CASES = 100;

    /** Items of one batch; their lines of the trail are written once in an import, and not at all when it is tried. */
    private static final int MOST_ITEMS = 2_000;

    private final Tally tally;
    private final Consumer<List<ReadCase>> take;
    private final Set<String> subjects = new HashSet<>();
    private final List<ReadCase> batch = new ArrayList<>();
    private final List<LoadOutcome> leftOut = new ArrayList<>();
    private int items;

    CaseBatches(Tally tally, Consumer<List<ReadCase>> take) {
        this.tally = tally;
        this.take = take;
    }

    @Override
    public void read(CaseFact fact, int line) {
        tally.countCase();
        if (!subjects.add(fact.subject())) {
            leftOut(new LeftOut(
                    line,
                    fact.subject(),
                    "",
                    texts("This case stands twice in the file: the second one is not taken.")));
            return;
        }
        ReadCase read = new ReadCase(fact, line, leftOut);
        leftOut.clear();
        if (batch.size() >= MOST_CASES || items + read.size() > MOST_ITEMS) {
            flush();
        }
        batch.add(read);
        items += read.size();
    }

    @Override
    public void leftOut(LeftOut what) {
        leftOut.add(new LoadOutcome(
                what.line(), what.subject(), "", what.place(), LoadOutcome.Kind.REFUSED, "", "", what.why()));
    }

    /** To be called when the file has been read. */
    void end() {
        flush();
        leftOut.forEach(tally);
    }

    private void flush() {
        if (!batch.isEmpty()) {
            take.accept(List.copyOf(batch));
        }
        batch.clear();
        items = 0;
    }
}
