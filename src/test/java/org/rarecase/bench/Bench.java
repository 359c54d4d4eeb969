package org.rarecase.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** {@code ./rarecase bench NAME}, on a database of its own that is thrown away afterwards. */
@Component
@Lazy
public class Bench {

    public static final List<String> NAMES = List.of("save", "entry", "lists", "forms", "exchange");

    /** Of the largest registry whose lists are measured, or that are imported, if nothing else is said. */
    public static int cases(String name) {
        return name.equals("exchange") ? ExchangeBench.CASES : ListsBench.CASES;
    }

    public static final int MOST_CASES = ListsBench.MOST_CASES;

    /** What it needs to be set besides; its files go into this folder. */
    public static Map<String, Object> settings(String name, Path folder) {
        return switch (name) {
            case "entry" -> forms(PageBench.forms(folder));
            case "exchange" -> forms(GeneratedForm.shippedAnd(folder, ExchangeBench.ITEMS));
            default -> Map.of();
        };
    }

    private static Map<String, Object> forms(Path folder) {
        return Map.of("rarecase.forms", folder.toString());
    }

    private final SaveBench save;
    private final EntryBench entry;
    private final ListsBench lists;
    private final ExchangeBench exchange;

    Bench(@Lazy SaveBench save, @Lazy EntryBench entry, @Lazy ListsBench lists, @Lazy ExchangeBench exchange) {
        this.exchange = exchange;
        this.entry = entry;
        this.save = save;
        this.lists = lists;
    }

    /** What is measured without a server and a database. */
    public static boolean standsAlone(String name) {
        return name.equals("forms");
    }

    public static void runAlone(boolean json, PrintStream out) {
        FormBench.run().forEach(printer(json, out));
    }

    /** @param cases of the largest registry whose lists are measured, or that are imported */
    public void run(String name, int cases, boolean json, PrintStream out) {
        var printed = printer(json, out);
        switch (name) {
            case "save" -> save.run().forEach(printed);
            case "entry" -> entry.run(printed);
            case "lists" -> lists.run(cases, printed);
            case "exchange" -> exchange.run(cases, printed);
            default -> throw new IllegalArgumentException("No bench " + name);
        }
    }

    /** As they are measured, since some take long. */
    private static Consumer<Figure> printer(boolean json, PrintStream out) {
        if (!json) {
            out.println(Figure.head());
        }
        return figure -> out.println(json ? figure.json() : figure.row());
    }
}
