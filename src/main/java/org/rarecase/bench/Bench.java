package org.rarecase.bench;

import java.io.PrintStream;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** {@code ./rarecase bench NAME}, on a database of its own that is thrown away afterwards. */
@Component
@Lazy
public class Bench {

    public static final List<String> NAMES = List.of("save");

    private final SaveBench save;

    Bench(SaveBench save) {
        this.save = save;
    }

    public void run(String name, boolean json, PrintStream out) {
        var figures = switch (name) {
            case "save" -> save.run();
            default -> throw new IllegalArgumentException("No bench " + name);
        };
        if (!json) {
            out.println(Figure.head());
        }
        figures.forEach(figure -> out.println(json ? figure.json() : figure.row()));
    }
}
