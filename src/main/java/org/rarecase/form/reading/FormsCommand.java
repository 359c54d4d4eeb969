package org.rarecase.form.reading;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormLibrary;
import org.springframework.modulith.NamedInterface;

/**
 * {@code forms check DIR}: tells the mistakes in a folder of forms without starting anything; with
 * {@code --against OLDDIR} also what its forms owe to those of before.
 */
@NamedInterface("command")
public final class FormsCommand {

    private FormsCommand() {}

    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("forms");
    }

    /** @return exit code: 0 if all is well, 1 if there are problems, 2 if the command makes no sense */
    public static int run(PrintStream out, String... arguments) {
        List<String> words = List.of(arguments);
        boolean against = words.size() == 5 && words.get(3).equals("--against");
        if (words.size() != 3 && !against || !words.get(1).equals("check")) {
            out.println("usage: ./rarecase forms check DIR [--against OLDDIR]");
            return 2;
        }
        List<Path> folders =
                against ? List.of(Path.of(words.get(2)), Path.of(words.get(4))) : List.of(Path.of(words.get(2)));
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                out.println("There is no folder " + folder + ".");
                return 2;
            }
        }
        return check(folders.getFirst(), against ? folders.getLast() : null, out);
    }

    private static int check(Path folder, @Nullable Path former, PrintStream out) {
        FormLibrary library = FormFolder.load(folder);
        List<FormLibrary.Problem> problems = new ArrayList<>(library.problems());
        if (former != null) {
            problems.addAll(library.problemsSince(FormFolder.load(former), "in " + former));
        }
        problems.forEach(out::println);
        List<FormLibrary.Problem> warnings = library.warnings();
        warnings.forEach(warning ->
                out.println(new FormLibrary.Problem(warning.file(), warning.line(), "Warning: " + warning.message())));
        String forms = count(library.forms().size(), "form");
        String warned = warnings.isEmpty() ? "" : ", " + count(warnings.size(), "warning");
        out.println(
                problems.isEmpty()
                        ? forms + ", no problems" + warned + "."
                        : count(problems.size(), "problem") + warned + ", " + forms + " to use.");
        return problems.isEmpty() ? 0 : 1;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
