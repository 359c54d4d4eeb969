package org.rarecase.exchange.load;

import static org.rarecase.shared.Messages.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.ItemRef;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.load.LoadOutcome.Kind;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.LocalizedText;

/** A filled form of a file beside the one that is stored, item by item. */
final class FormComparison {

    /**
     * How one item compares.
     *
     * @param candidate what would be stored; null if nothing would
     */
    record Compared(
            ItemPath path,
            Kind kind,
            Answer here,
            Answer inFile,
            LocalizedText why,
            @Nullable Candidate candidate) {}

    private final FormFact fact;
    private final FormInstance stored;
    private final Evaluation evaluation;
    private final boolean added;
    private final Predicate<ItemPath> take;

    /**
     * @param evaluation that knows the stored form
     * @param added the form came into the case by this import: nobody entered what is in it
     * @param take whether a different value replaces what is stored at a place
     */
    FormComparison(FormFact fact, FormInstance stored, Evaluation evaluation, boolean added, Predicate<ItemPath> take) {
        this.fact = fact;
        this.stored = stored;
        this.evaluation = evaluation;
        this.added = added;
        this.take = take;
    }

    FormInstance stored() {
        return stored;
    }

    FormFact fact() {
        return fact;
    }

    /** What would be stored, in the order of the file; a new row comes before what stands in it. */
    List<Candidate> candidates() {
        return candidates(fact.items());
    }

    private List<Candidate> candidates(Map<String, Fact> items) {
        List<Candidate> candidates = new ArrayList<>();
        for (Fact each : items.values()) {
            switch (each) {
                case Fact.Single single ->
                    Optional.ofNullable(compare(single).candidate()).ifPresent(candidates::add);
                case Fact.Rows rows -> rows.rows().forEach(row -> addRow(rows, row, candidates));
            }
        }
        return candidates;
    }

    private void addRow(Fact.Rows group, Fact.Row row, List<Candidate> candidates) {
        ItemPath path = group.path().toRow(row.key());
        List<Candidate> inside = candidates(row.items());
        boolean fresh = !stored.answers().hasRow(path);
        if (fresh && (!inside.isEmpty() || saysNothing(row))) {
            Item first = group.item().items().getFirst();
            candidates.add(
                    new Candidate(stored.id(), first, path.toItem(first.key()), Answer.BLANK, Answer.BLANK, false));
        }
        candidates.addAll(inside);
    }

    private static boolean saysNothing(Fact.Row row) {
        return row.items().values().stream().allMatch(fact -> switch (fact) {
            case Fact.Single single ->
                isNothing(single.answer()) || single.item().isDerived();
            case Fact.Rows rows -> rows.rows().stream().allMatch(FormComparison::saysNothing);
        });
    }

    /** All items in the order of the file, and the rows that are only here. */
    void forEach(Consumer<Compared> each) {
        forEach(fact.items(), each);
    }

    private void forEach(Map<String, Fact> items, Consumer<Compared> each) {
        for (Fact fact : items.values()) {
            switch (fact) {
                case Fact.Single single -> each.accept(compare(single));
                case Fact.Rows rows -> {
                    rows.rows().forEach(row -> forEach(row.items(), each));
                    rowsOnlyHere(rows).forEach(each);
                }
            }
        }
    }

    private Stream<Compared> rowsOnlyHere(Fact.Rows rows) {
        List<String> inFile = rows.rows().stream().map(Fact.Row::key).toList();
        return stored.answers().rows(rows.path()).stream()
                .filter(key -> !inFile.contains(key))
                .map(key -> rows.path().toRow(key))
                .map(path -> new Compared(
                        path,
                        Kind.DIFFERENT,
                        stored.answers().ofRow(path),
                        Answer.BLANK,
                        texts("This row is only here. It stays."),
                        null));
    }

    private Compared compare(Fact.Single single) {
        Answer here = stored.answers().get(single.path());
        Answer inFile = single.answer().tidied();
        Item item = single.item();
        boolean replaced = inFile instanceof Answer.Overridden;
        if (item.isDerived() && !replaced) {
            return derived(single, inFile);
        }
        if (isNothing(inFile)) {
            return nothing(single, here, inFile);
        }
        if (inFile.equals(here)) {
            return new Compared(single.path(), Kind.EQUAL, here, inFile, LocalizedText.NONE, null);
        }
        Optional<LocalizedText> problem = AnswerProblem.of(item, single.path(), inFile);
        if (problem.isPresent()) {
            return new Compared(single.path(), Kind.REFUSED, here, inFile, problem.get(), null);
        }
        boolean entered = !here.isBlank() && !(item.isDerived() && !(here instanceof Answer.Overridden));
        boolean different = entered && !added;
        Candidate candidate = different && !take.test(single.path())
                ? null
                : new Candidate(stored.id(), item, single.path(), here, inFile, different);
        return new Compared(
                single.path(), different ? Kind.DIFFERENT : Kind.NEW, here, inFile, LocalizedText.NONE, candidate);
    }

    private Compared derived(Fact.Single single, Answer inFile) {
        Answer here = evaluation.effective(new ItemRef(stored.id(), single.path()));
        boolean equal = inFile.equals(here) || isNothing(inFile) && isNothing(here);
        return new Compared(
                single.path(),
                equal ? Kind.EQUAL : Kind.REFUSED,
                here,
                inFile,
                equal ? LocalizedText.NONE : texts("This is calculated here and not taken over."),
                null);
    }

    /** Blank and not asked are never stored: they take nothing away from what somebody entered. */
    private Compared nothing(Fact.Single single, Answer here, Answer inFile) {
        boolean hidden =
                evaluation.effective(new ItemRef(stored.id(), single.path())).equals(Answer.NOT_ASKED);
        if (here.isBlank() || hidden) {
            return new Compared(single.path(), Kind.EQUAL, here, inFile, LocalizedText.NONE, null);
        }
        if (added) {
            Candidate cleared = new Candidate(stored.id(), single.item(), single.path(), here, Answer.BLANK, false);
            return new Compared(single.path(), Kind.NEW, here, inFile, LocalizedText.NONE, cleared);
        }
        return new Compared(
                single.path(), Kind.DIFFERENT, here, inFile, texts("The file has no value. Ours stays."), null);
    }

    static boolean isNothing(Answer answer) {
        return answer.isBlank() || answer.equals(Answer.NOT_ASKED);
    }
}
