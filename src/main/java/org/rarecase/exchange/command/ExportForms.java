package org.rarecase.exchange.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.rarecase.exchange.command.ExchangeCommand.NotUnderstood;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.Format;

/** {@code forms export}: the forms of a folder as a study of ODM without cases. */
final class ExportForms {

    static final String USAGE = """
            usage: ./rarecase forms export DIR --as odm-2.0|odm-1.3.2 FILE
              Writes the forms of a folder as a study of CDISC's ODM, without cases. A file that is there is replaced.
              Exit code: 0 written, 2 refused.
            """;

    private static final Set<String> FORMATS = Set.of("odm-2.0", "odm-1.3.2");

    private ExportForms() {}

    static int run(Arguments arguments, PrintStream out, PrintStream err) throws IOException {
        List<String> words = arguments.words(2, Set.of("--as"));
        String as = arguments.get("--as");
        if (!FORMATS.contains(as)) {
            throw new NotUnderstood("“" + as + "” is not possible here: odm-2.0 or odm-1.3.2 is.");
        }
        err.println("Reading " + words.getFirst() + " ...");
        Content forms = KnownFormats.forms(words.getFirst());
        Format format = KnownFormats.writer(as);
        Path file = Path.of(words.getLast());
        NewFile.write(
                file, target -> format.writer(forms, name -> buffered(target)).close());
        out.println(file + ": " + format.label().english() + ", forms: "
                + forms.forms().size() + ", bytes: " + Files.size(file) + ".");
        return ExchangeCommand.DONE;
    }

    private static OutputStream buffered(Path target) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(target));
    }
}
