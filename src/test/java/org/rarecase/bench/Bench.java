package org.rarecase.bench;

import java.io.PrintStream;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** {@code ./rarecase bench NAME}, on a database of its own that is thrown away afterwards. */
@Component
@Lazy
public class Bench {

    public static final List<String> NAMES = List.of("save", "entry", "lists", "forms");

    private final SaveBench save;
    private final EntryBench entry;
    private final ListsBench lists;

    Bench(@Lazy SaveBench save, @Lazy EntryBench entry, @Lazy ListsBench lists) {
        this.entry = entry;
        this.save = save;
        this.lists = lists;
    }

    /** What is measured without a server and a database. */
    public static boolean standsAlone(String name) {
        return name.equals("forms");
    }

    public static void runAlone(boolean json, PrintStream out) {
        print(FormBench.run(), json, out);
    }

    public void run(String name, boolean json, PrintStream out) {
        var figures = switch (name) {
            case "save" -> save.run();
            case "entry" -> entry.run();
            case "lists" -> lists.run();
            default -> throw new IllegalArgumentException("No bench " + name);
        };
        print(figures, json, out);
    }

    private static void print(List<Figure> figures, boolean json, PrintStream out) {
        if (!json) {
            out.println(Figure.head());
        }
        figures.forEach(figure -> out.println(json ? figure.json() : figure.row()));
    }
}
