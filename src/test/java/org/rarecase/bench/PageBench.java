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
 * People who log in, open a form and enter fifty values through the protocol of the page, alone and among others, in the
 * requests that the browser makes of them, without the pauses between those. A value counts when the page says that it is
 * saved.
 */
@Component
@Lazy
class PageBench {

    private static final int VALUES = 50;
    private static final String FORM = "numbers";

    static final String PASSWORD = "kettles over the harbour";
    private static final Map<Integer, Integer> FORMS_EACH = Map.of(1, 25, 16, 5, 50, 2);
    private static final int WARM_UP = 40;
    private static final double MILLION = 1e6;

    /** How fields are told to the server: the first at once, and the others as {@code send-together.js} holds them. */
    private enum Pace {
        /** A field every 30 ms, so that ten are left while the browser holds them. */
        ROBOT("a robot", 10),
        /** A field every second: nothing waits. */
        PERSON("a person", 1);

        private final String who;
        private final int together;

        Pace(String who, int together) {
            this.who = who;
            this.together = together;
        }

        /** What goes in one request each. */
        List<List<String>> requests(List<String> items) {
            List<List<String>> requests = new ArrayList<>();
            requests.add(items.subList(0, 1));
            for (int from = 1; from < items.size(); from += together) {
                requests.add(items.subList(from, Math.min(items.size(), from + together)));
            }
            return requests;
        }
    }

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

    /** With the form that is filled in. */
    static Path forms(Path folder) {
        return GeneratedForm.shippedAnd(folder, Map.of(FORM, GeneratedForm.numbers(FORM, VALUES)));
    }

    /** @param investigator of one site, with the password that {@link EntryBench} gives */
    void run(String investigator, Consumer<Figure> figures) {
        for (Pace pace : Pace.values()) {
            entered(investigator, pace, 1, WARM_UP);
        }
        for (int people : List.of(1, 16, 50)) {
            for (Pace pace : Pace.values()) {
                measure(investigator, pace, people, FORMS_EACH.getOrDefault(people, 1), figures);
            }
        }
    }

    private void measure(String investigator, Pace pace, int people, int forms, Consumer<Figure> figures) {
        List<List<String>> paths = emptyForms(investigator, people, forms);
        long application = applicationNanos();
        long database = databaseNanos();
        long begin = System.nanoTime();
        List<Work> work = entered(investigator, pace, paths);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double all = work.stream().mapToInt(Work::forms).sum();
        double client = work.stream().mapToLong(Work::clientNanos).sum();
        String who = ", " + (people == 1 ? pace.who : people + " times " + pace.who);
        figures.accept(one("forms of 50 values" + who, "forms/s", all / seconds));
        figures.accept(Figure.ofNanos(
                "values, left to saved" + who,
                work.stream().flatMapToLong(each -> Arrays.stream(each.saves())).toArray()));
        figures.accept(one(
                "CPU of the application, a form" + who,
                "ms",
                (applicationNanos() - application - client) / all / MILLION));
        figures.accept(one("CPU of the database, a form" + who, "ms", (databaseNanos() - database) / all / MILLION));
        figures.accept(one(
                "requests for a form" + who,
                "",
                work.stream().mapToInt(Work::requests).sum() / all));
        figures.accept(one(
                "bytes of the answers, a form" + who,
                "kB",
                work.stream().mapToLong(Work::bytes).sum() / all / 1024));
    }

    private static Figure one(String name, String unit, double value) {
        return new Figure(name, unit, value, value);
    }

    private void entered(String investigator, Pace pace, int people, int forms) {
        entered(investigator, pace, emptyForms(investigator, people, forms));
    }

    /** Each in a case of its own. */
    private List<List<String>> emptyForms(String investigator, int people, int forms) {
        return IntStream.range(0, people)
                .mapToObj(person -> IntStream.range(0, forms)
                        .mapToObj(form -> currentAccount.callAs(investigator, this::emptyForm))
                        .toList())
                .toList();
    }

    /** Each person enters these forms, one after the other. */
    private List<Work> entered(String investigator, Pace pace, List<List<String>> paths) {
        try (var threads = Executors.newFixedThreadPool(paths.size())) {
            List<Future<Work>> working = new ArrayList<>();
            for (List<String> own : paths) {
                working.add(threads.submit(() -> enter(investigator, pace, own)));
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

    private Work enter(String investigator, Pace pace, List<String> paths) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        PageClient client = new PageClient(port).logIn(investigator, PASSWORD).open("cases");
        int requests = client.requests();
        long bytes = client.bytes();
        List<Long> saves = new ArrayList<>();
        for (String path : paths) {
            client.navigate(path);
            Map<String, Integer> fields = client.fields();
            List<String> items = fields.keySet().stream()
                    .filter(item -> !item.startsWith("double_"))
                    .toList();
            if (items.size() != VALUES) {
                throw new IllegalStateException(path + " has " + items.size() + " numbers to enter");
            }
            for (List<String> together : pace.requests(items)) {
                long begin = System.nanoTime();
                client.send(together.stream()
                        .flatMap(item -> client.change(fields.getOrDefault(item, 0), "17").stream())
                        .toList());
                saves.add(System.nanoTime() - begin);
                if (!together.stream().allMatch(client::saysSaved)) {
                    throw new IllegalStateException("Of " + together + " in " + path + " not all was saved");
                }
            }
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
