package org.rarecase.exchange.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.exchange.fact.LeftOut;
import org.rarecase.exchange.load.AnswerProblem;
import org.rarecase.exchange.load.ReadableFormats;
import org.rarecase.exchange.load.Recognised;
import org.rarecase.exchange.load.StoredFile;
import org.rarecase.form.NullFlavour;
import org.rarecase.shared.LocalizedText;

/** {@code exchange check}: what a file of cases is, and what of it these forms have no place for. It asks no server. */
final class CheckFile implements FactReader.Sink {

    static final String USAGE = """
            usage: ./rarecase exchange check FILE [--forms DIR]
              Tells what a file of cases is, whether it can be read, what is in it and what of it would be left out.
              --forms DIR    the forms that it is read with; those that come along if not given
              Exit code: 0 all of it can be read, 1 something would be left out, 2 it cannot be read.
            """;

    private static final int MOST_LINES = 200;

    private final PrintStream out;
    private final Progress progress;
    private final Map<NullFlavour, Integer> without = new EnumMap<>(NullFlavour.class);
    private int cases;
    private int forms;
    private int values;
    private int leftOut;
    private int refused;

    private CheckFile(PrintStream out, PrintStream err) {
        this.out = out;
        this.progress = new Progress(err);
    }

    static int run(Arguments arguments, PrintStream out, PrintStream err) throws IOException {
        Path file = Path.of(arguments.words(1, Set.of("--forms")).getFirst());
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return new CheckFile(out, err).check(file, arguments.find("--forms").orElse(null));
    }

    private int check(Path file, @Nullable String folder) throws IOException {
        ReadableFormats formats = KnownFormats.readable();
        Recognised recognised = formats.recognise(new StoredFile(file));
        out.println(file + ": " + recognised.reading().format() + " ("
                + recognised.what().english() + ")");
        if (recognised.needsMapping()) {
            out.println("Its columns have to be mapped to items before it can be read: that is done on the page.");
            return ExchangeCommand.FINDINGS;
        }
        try (InputStream in = Files.newInputStream(file)) {
            formats.reader(recognised.reading()).read(in, KnownFormats.forms(folder), this);
        }
        print();
        return leftOut + refused == 0 ? ExchangeCommand.DONE : ExchangeCommand.FINDINGS;
    }

    @Override
    public void read(CaseFact fact, int line) {
        cases++;
        for (FormFact form : fact.forms()) {
            forms++;
            String place = form.form().key() + " " + form.ordinal();
            form.items().values().forEach(item -> count(line, fact.subject(), place, item));
        }
        progress.tell("cases read: ", cases);
    }

    private void count(int line, String subject, String form, Fact fact) {
        switch (fact) {
            case Fact.Single single -> count(line, subject, form, single);
            case Fact.Rows rows ->
                rows.rows().forEach(row -> row.items().values().forEach(each -> count(line, subject, form, each)));
        }
    }

    private void count(int line, String subject, String form, Fact.Single single) {
        NullFlavour why = single.why();
        if (why == null) {
            values++;
        } else {
            without.merge(why, 1, Integer::sum);
        }
        boolean compared = single.item().isDerived() && !(single.answer() instanceof Answer.Overridden);
        if (!compared && why != NullFlavour.BLANK && why != NullFlavour.NOT_ASKED) {
            AnswerProblem.of(single.item(), single.path(), single.answer()).ifPresent(problem -> {
                refused++;
                print("refused", line, subject, form + ", " + single.path(), problem);
            });
        }
    }

    @Override
    public void leftOut(LeftOut what) {
        leftOut++;
        print("left out", what.line(), what.subject(), what.place(), what.why());
    }

    private void print(String kind, int line, String subject, String place, LocalizedText why) {
        if (leftOut + refused <= MOST_LINES) {
            out.println("line " + line + ": "
                    + List.of(kind, subject, place).stream()
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(", "))
                    + ": " + why.english());
        }
    }

    private void print() {
        int further = leftOut + refused - MOST_LINES;
        if (further > 0) {
            out.println("and " + further + " more like these");
        }
        out.printf(Locale.ROOT, "cases: %d, filled forms: %d, values: %d%n", cases, forms, values);
        out.println("without a value: "
                + (without.isEmpty()
                        ? "0"
                        : without.entrySet().stream()
                                .map(each -> Keys.of(each.getKey()) + " " + each.getValue())
                                .collect(Collectors.joining(", "))));
        out.printf(Locale.ROOT, "would be left out: %d, would be refused: %d%n", leftOut, refused);
    }
}
