package org.rarecase.bench;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactSource;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.fact.Selection;
import org.rarecase.exchange.load.CaseLoads;
import org.rarecase.exchange.load.Choices;
import org.rarecase.exchange.load.Differences;
import org.rarecase.exchange.load.LoadCheck;
import org.rarecase.exchange.load.LoadFile;
import org.rarecase.exchange.load.Reading;
import org.rarecase.exchange.load.StoredFile;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Cases with fifty items each come in, tried and applied, beside plain JDBC that writes the same rows; then they go out in each
 * format that is for programs, beside the bare writing of the same bytes, and with their history where a format tells it. An
 * archive, and documents for people, take minutes and are not measured. Items are those that somebody could answer, per
 * second.
 */
@Component
@Lazy
class ExchangeBench {

    static final int ITEMS = 50;
    static final int CASES = 1_000;

    private static final int WARM_UP = 200;
    private static final Reading JSON = Reading.of("json");
    private static final double MEGABYTE = 1 << 20;
    private static final double NANOS = 1e9;

    private final CurrentAccount currentAccount;
    private final FullCase cases;
    private final Forms forms;
    private final CaseLoads loads;
    private final FactSource source;
    private final List<Format> formats;
    private final PlainImport plain;

    ExchangeBench(
            CurrentAccount currentAccount,
            FullCase cases,
            Forms forms,
            CaseLoads loads,
            FactSource source,
            List<Format> formats,
            PlainImport plain) {
        this.currentAccount = currentAccount;
        this.cases = cases;
        this.forms = forms;
        this.loads = loads;
        this.source = source;
        this.formats = formats;
        this.plain = plain;
    }

    void run(int number, Consumer<Figure> figures) {
        try {
            Path folder = Files.createTempDirectory("rarecase-bench");
            try {
                currentAccount.callAs(cases.investigator("kettles over the harbour"), () -> {
                    measure(folder, number, figures);
                    return number;
                });
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measure(Path folder, int number, Consumer<Figure> figures) throws IOException {
        FormDefinition form = forms.inUse().form(new FormKey(GeneratedForm.key(ITEMS)));
        importing(write(folder.resolve("first"), form, 1, WARM_UP), WARM_UP, it -> {});
        double applied = importing(write(folder.resolve("cases"), form, 1 + WARM_UP, number), number, figures);
        double written = plain.write(number) / NANOS;
        figures.accept(one("plain JDBC, the same rows", "items/s", number * ITEMS / written));
        figures.accept(one("import applied : plain JDBC", "ratio", applied / written));
        for (Format format : measured().toList()) {
            exporting(folder, format, Selection.ALL, format.key(), figures);
        }
        for (Format format : measured().filter(Format::tellsHistory).toList()) {
            exporting(folder, format, Selection.ALL.withHistory(), format.key() + " with history", figures);
        }
    }

    private Stream<Format> measured() {
        return formats.stream()
                .filter(format ->
                        format.kind() != Format.Kind.DOCUMENT && !format.key().equals("archive"));
    }

    private Path write(Path file, FormDefinition form, int from, int number) throws IOException {
        Format json = formats.stream()
                .filter(format -> format.key().equals("json"))
                .findFirst()
                .orElseThrow();
        Content content = new Content(List.of(form), Instant.EPOCH);
        try (FactWriter writer = json.writer(content, name -> buffered(file))) {
            for (int running = from; running < from + number; running++) {
                writer.write(GeneratedCases.of(form, "BENCH", running));
            }
        }
        return file;
    }

    private static OutputStream buffered(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file));
    }

    /** Seconds that the application took. */
    private double importing(Path file, int number, Consumer<Figure> figures) {
        double items = (double) number * ITEMS;
        resetHeap();
        LoadFile loaded = new StoredFile(file);
        long start = System.nanoTime();
        LoadCheck check = loads.check(loaded, JSON, Choices.all(Differences.KEEP), it -> {});
        long checked = System.nanoTime();
        loads.apply(loaded, JSON, check, "bench", it -> {});
        long applied = System.nanoTime();
        LoadCheck again = loads.check(loaded, JSON, Choices.all(Differences.KEEP), it -> {});
        long equal = System.nanoTime();
        if (check.counts().refused() > 0
                || check.counts().added() != number
                || !again.counts().changesNothing()) {
            throw new IllegalStateException("Not imported as meant: " + check + again);
        }
        figures.accept(one("import: tried", "items/s", items / (checked - start) * NANOS));
        figures.accept(one("import: applied", "items/s", items / (applied - checked) * NANOS));
        figures.accept(one("import: tried again, all equal", "items/s", items / (equal - applied) * NANOS));
        figures.accept(one("import: heap, highest", "MB", heap()));
        return (applied - checked) / NANOS;
    }

    private void exporting(Path folder, Format format, Selection selection, String name, Consumer<Figure> figures)
            throws IOException {
        resetHeap();
        Path into = Files.createDirectories(folder.resolve(name));
        Exported exported = export(format, selection, into);
        double heap = heap();
        double bare = bareWriting(into);
        FileSystemUtils.deleteRecursively(into);
        figures.accept(one(name + ": export", "items/s", exported.items() / exported.seconds()));
        figures.accept(one(name + ": first byte", "ms", exported.firstByte() * 1000));
        figures.accept(one(name + " : bare writing", "ratio", exported.seconds() / bare));
        figures.accept(one(name + ": heap, highest", "MB", heap));
    }

    private record Exported(double items, double seconds, double firstByte) {}

    private Exported export(Format format, Selection selection, Path into) throws IOException {
        long start = System.nanoTime();
        Into files = new Into(into);
        Writing writing = new Writing(format, files);
        source.read(selection, writing);
        writing.writer().close();
        return new Exported(
                (double) writing.cases * ITEMS, (System.nanoTime() - start) / NANOS, (files.first - start) / NANOS);
    }

    private static final class Writing implements FactSource.Reader {

        private final Format format;
        private final Into files;
        private @Nullable FactWriter writer;
        private int cases;

        Writing(Format format, Into files) {
            this.format = format;
            this.files = files;
        }

        @Override
        public Content begin(Content content, int number, int restricted) throws IOException {
            writer = format.writer(content, files);
            return content;
        }

        @Override
        public void read(CaseFact fact) throws IOException {
            writer().write(fact);
            cases++;
        }

        FactWriter writer() {
            return Objects.requireNonNull(writer);
        }
    }

    /** A folder, and when the first byte went into it. */
    private static final class Into implements org.rarecase.exchange.fact.Files {

        private final Path folder;
        private long first;

        Into(Path folder) {
            this.folder = folder;
        }

        @Override
        public OutputStream create(String name) throws IOException {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return new BufferedOutputStream(new FilterOutputStream(Files.newOutputStream(file)) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    first = first == 0 ? System.nanoTime() : first;
                    out.write(bytes, from, length);
                }
            });
        }
    }

    /** Seconds that the same bytes take from memory to the files. */
    private static double bareWriting(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        byte[] bytes = new byte[1 << 16];
        long start = System.nanoTime();
        for (Path file : files) {
            long left = Files.size(file);
            try (OutputStream out = Files.newOutputStream(folder.resolve("bare"))) {
                for (; left > 0; left -= bytes.length) {
                    out.write(bytes, 0, (int) Math.min(bytes.length, left));
                }
            }
        }
        return (System.nanoTime() - start) / NANOS;
    }

    private static void resetHeap() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** The most that was used since, what nobody held any more included. */
    private static double heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / MEGABYTE;
    }

    private static Figure one(String name, String unit, double value) {
        return new Figure(name, unit, value, value);
    }
}
