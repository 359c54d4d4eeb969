package org.rarecase.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.Casebook;
import org.rarecase.page.PageClient;
import org.rarecase.study.SiteId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * People who log in, open a form and enter fifty values through the protocol of the page, alone and among others. A value
 * counts when the page says that it is saved.
 */
@Component
@Lazy
class PageBench {

    /** Of the form {@link GeneratedForm}, of which two of ten items are numbers. */
    static final int ITEMS = 250;

    private static final String FORM = GeneratedForm.key(ITEMS);

    static final String PASSWORD = "only for this bench";
    private static final Map<Integer, Integer> FORMS_EACH = Map.of(1, 12, 16, 3, 50, 2);
    private static final double MILLION = 1e6;

    private final CurrentAccount currentAccount;
    private final Casebook casebook;
    private final Environment environment;
    private final Path data;

    PageBench(
            CurrentAccount currentAccount,
            Casebook casebook,
            Environment environment,
            @Value("${rarecase.data}") Path data) {
        this.currentAccount = currentAccount;
        this.casebook = casebook;
        this.environment = environment;
        this.data = data;
    }

    /** What one person did, and the time of the processor that the client took for it. */
    private record Work(int forms, long[] saves, int requests, long bytes, long clientNanos) {}

    /** @param investigator of one site, with the password that {@link EntryBench} gives */
    void run(String investigator, Consumer<Figure> figures) {
        entered(investigator, 1, 3);
        for (int people : List.of(1, 16, 50)) {
            int forms = FORMS_EACH.getOrDefault(people, 1);
            long application = applicationNanos();
            long database = databaseNanos();
            long begin = System.nanoTime();
            List<Work> work = entered(investigator, people, forms);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double all = work.stream().mapToInt(Work::forms).sum();
            double client = work.stream().mapToLong(Work::clientNanos).sum();
            String who = people == 1 ? ", 1 person" : ", " + people + " people";
            figures.accept(one("forms of 50 values" + who, "forms/s", all / seconds));
            figures.accept(Figure.ofNanos(
                    "value, left to saved" + who,
                    work.stream()
                            .flatMapToLong(each -> Arrays.stream(each.saves()))
                            .toArray()));
            figures.accept(one(
                    "CPU of the application, a form" + who,
                    "ms",
                    (applicationNanos() - application - client) / all / MILLION));
            figures.accept(
                    one("CPU of the database, a form" + who, "ms", (databaseNanos() - database) / all / MILLION));
            figures.accept(one(
                    "requests for a form" + who,
                    "",
                    work.stream().mapToInt(Work::requests).sum() / all));
            figures.accept(one(
                    "bytes of the answers, a form" + who,
                    "kB",
                    work.stream().mapToLong(Work::bytes).sum() / all / 1024));
        }
    }

    private static Figure one(String name, String unit, double value) {
        return new Figure(name, unit, value, value);
    }

    /** Each person enters so many forms, one after the other, each in a case of its own. */
    private List<Work> entered(String investigator, int people, int forms) {
        List<List<String>> paths = IntStream.range(0, people)
                .mapToObj(person -> IntStream.range(0, forms)
                        .mapToObj(form -> currentAccount.callAs(investigator, this::emptyForm))
                        .toList())
                .toList();
        try (var threads = Executors.newFixedThreadPool(people)) {
            List<Future<Work>> working = new ArrayList<>();
            for (List<String> own : paths) {
                working.add(threads.submit(() -> enter(investigator, own)));
            }
            List<Work> done = new ArrayList<>();
            for (Future<Work> each : working) {
                done.add(each.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Somebody could not enter a form", e.getCause());
        }
    }

    /** The path of its page. */
    private String emptyForm() {
        SiteId site = currentAccount.sites().sites().iterator().next();
        var id = casebook.register(site).id();
        return "cases/" + id + "/"
                + casebook.open(id).entries().stream()
                        .filter(entry -> entry.form().key().value().equals(FORM))
                        .findFirst()
                        .orElseThrow()
                        .id();
    }

    private Work enter(String investigator, List<String> paths) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        PageClient client = new PageClient(port).logIn(investigator, PASSWORD).open("cases");
        int requests = client.requests();
        long bytes = client.bytes();
        List<Long> saves = new ArrayList<>();
        for (String path : paths) {
            client.navigate(path);
            client.fields().forEach((item, field) -> {
                if (item.startsWith("size_") || item.startsWith("depth_")) {
                    long begin = System.nanoTime();
                    client.send(client.change(field, "17"));
                    saves.add(System.nanoTime() - begin);
                    if (!client.saysSaved(item)) {
                        throw new IllegalStateException(item + " of " + path + " was not saved");
                    }
                }
            });
        }
        if (saves.size() != 2 * ITEMS / 10 * paths.size()) {
            throw new IllegalStateException("Entered were " + saves.size());
        }
        return new Work(
                paths.size(),
                saves.stream().mapToLong(Long::longValue).toArray(),
                client.requests() - requests,
                client.bytes() - bytes,
                threads.getCurrentThreadCpuTime() - before);
    }

    private static long applicationNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private long databaseNanos() {
        try {
            long server =
                    Long.parseLong(Files.readString(data.resolve("mysql.pid")).strip());
            return ProcessHandle.of(server)
                    .flatMap(process -> process.info().totalCpuDuration())
                    .orElse(Duration.ZERO)
                    .toNanos();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
