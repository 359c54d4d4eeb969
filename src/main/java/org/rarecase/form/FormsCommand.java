package org.rarecase.form;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code forms check DIR}: tells the mistakes in a folder of forms without starting anything. */
public final class FormsCommand {

    private FormsCommand() {}

    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("forms");
    }

    /** @return exit code: 0 if all is well, 1 if there are problems, 2 if the command makes no sense */
    public static int run(PrintStream out, String... arguments) {
        List<String> words = List.of(arguments);
        if (words.size() != 3 || !words.get(1).equals("check")) {
            out.println("usage: ./rarecase forms check DIR");
            return 2;
        }
        Path folder = Path.of(words.get(2));
        if (!Files.isDirectory(folder)) {
            out.println("There is no folder " + folder + ".");
            return 2;
        }
        return check(folder, out);
    }

    static int check(Path folder, PrintStream out) {
        FormLibrary library = FormLibrary.load(folder);
        library.problems().forEach(out::println);
        String forms = count(library.forms().size(), "form");
        out.println(
                library.problems().isEmpty()
                        ? forms + ", no problems."
                        : count(library.problems().size(), "problem") + ", " + forms + " to use.");
        return library.problems().isEmpty() ? 0 : 1;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
