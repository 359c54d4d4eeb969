package org.rarecase.exchange.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.rarecase.bench.GeneratedCases;
import org.rarecase.bench.GeneratedForm;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.fact.LeftOut;
import org.rarecase.exchange.load.Reading;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.reading.FormFolder;
import org.springframework.util.FileSystemUtils;

/**
 * Writes cases in each format, and reads those that can be read, in a process with little memory: tells for each by how many
 * kilobytes what is kept grew between a tenth of the cases and all of them.
 */
public final class SmallHeap {

    private static final int ITEMS = 50;
    private static final Map<String, String> READ = Map.of("json", "json", "odm-2.0", "odm", "odm-1.3.2", "odm");

    private final Path folder;
    private final int cases;
    private final FormDefinition form;
    private final Content content;

    private SmallHeap(Path folder, int cases) throws IOException {
        this.folder = folder;
        this.cases = cases;
        Path forms = Files.createDirectories(folder.resolve("forms/core"));
        Files.writeString(forms.resolve("large.yaml"), GeneratedForm.yaml("large", ITEMS / 10));
        Files.writeString(folder.resolve("forms/casebook.yaml"), "casebook: [large]\n");
        this.form = FormFolder.load(folder.resolve("forms")).forms().getFirst();
        this.content = new Content(List.of(form), Instant.EPOCH);
    }

    /** @param args number of cases */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("rarecase-small-heap");
        try {
            SmallHeap heap = new SmallHeap(folder, Integer.parseInt(args[0]));
            for (Format format : KnownFormats.writers()) {
                heap.measure(format);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void measure(Format format) throws IOException {
        Path into = Files.createDirectories(folder.resolve(format.key()));
        // A file for each case, laid out as pages: a tenth of them takes as long as all do as data.
        int all = format.kind() == Format.Kind.DOCUMENT ? cases / 10 : cases;
        Growth written = new Growth(all);
        try (FactWriter writer = format.writer(content, name -> create(into.resolve(name)))) {
            for (int running = 1; running <= all; running++) {
                writer.write(GeneratedCases.of(form, "BENCH", running));
                written.after(running);
            }
        }
        System.out.println("GREW write " + format.key() + " " + written.kilobytes());
        String reader = READ.get(format.key());
        if (reader != null) {
            Growth read = new Growth(all);
            try (var files = Files.list(into);
                    InputStream in = Files.newInputStream(files.findFirst().orElseThrow())) {
                KnownFormats.readable().reader(Reading.of(reader)).read(in, content, read);
            }
            System.out.println("GREW read " + format.key() + " " + read.kilobytes());
        }
        FileSystemUtils.deleteRecursively(into);
    }

    private static OutputStream create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return new BufferedOutputStream(Files.newOutputStream(file));
    }

    private static final class Growth implements FactReader.Sink {

        private final int all;
        private long early;
        private long late;
        private int read;

        Growth(int all) {
            this.all = all;
        }

        void after(int running) {
            if (running == all / 10) {
                early = kept();
            } else if (running == all) {
                late = kept();
            }
        }

        private long kept() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10;
        }

        long kilobytes() {
            if (late == 0) {
                throw new IllegalStateException("Not all cases came: " + read);
            }
            return late - early;
        }

        @Override
        public void read(CaseFact fact, int line) {
            after(++read);
        }

        @Override
        public void leftOut(LeftOut what) {
            throw new IllegalStateException(what.toString());
        }
    }
}
