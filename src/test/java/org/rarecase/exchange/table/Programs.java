package org.rarecase.exchange.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Programs of others that read what we write, where they are installed. */
public final class Programs {

    private Programs() {}

    /** Ends the test with a word where the program is not installed. */
    public static Path require(String program) {
        Path found = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (found == null) {
            System.out.println(program + " is not installed: the files were not read by it.");
        }
        assumeTrue(found != null, program + " is not installed");
        return found;
    }

    /** R with the package that reads files of other programs. */
    public static Path requireHaven(Path folder) throws IOException, InterruptedException {
        Path rscript = require("Rscript");
        Files.writeString(folder.resolve("haven.R"), "cat(requireNamespace('haven', quietly = TRUE))");
        boolean there = run(folder, rscript, "haven.R").contains("TRUE");
        if (!there) {
            System.out.println("R has no haven: the files were not read by it.");
        }
        assumeTrue(there, "R has no haven");
        return rscript;
    }

    /** What the program prints. */
    public static String run(Path folder, Path program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
