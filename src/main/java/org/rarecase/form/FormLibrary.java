package org.rarecase.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.study.TumourType;

/** All forms and code lists of the registry, read from one folder. */
public final class FormLibrary {

    private final Map<FormKey, FormDefinition> forms;
    private final Map<String, CodeList> codeLists;
    private final List<Problem> problems;
    private final List<Problem> warnings;
    private final List<FormKey> order;
    private final Map<FormKey, Source> sources;

    /** What is wrong in a file, where, and what would be right. */
    public record Problem(Path file, int line, String message) {

        /** In the form that editors and terminals make a link of: {@code file:line: message}. */
        @Override
        public String toString() {
            return file + ":" + line + ": " + message;
        }

        /** The first line that was not written in UTF-8, if there is one. */
        static Optional<Problem> ofEncoding(Path file, String text) {
            int place = text.indexOf('\ufffd');
            if (place < 0) {
                return Optional.empty();
            }
            int line =
                    1 + (int) text.chars().limit(place).filter(c -> c == '\n').count();
            return Optional.of(
                    new Problem(file, line, "A letter is not in UTF-8. Save the file again with the encoding UTF-8."));
        }
    }

    /**
     * Where a form stands, also one with mistakes.
     *
     * @param line of its version
     * @param removed keys of items that former versions had
     */
    record Source(Path file, int line, Set<String> removed) {

        Problem problem(String message) {
            return new Problem(file, line, message);
        }
    }

    FormLibrary(
            List<FormDefinition> forms,
            Map<String, CodeList> codeLists,
            List<Problem> problems,
            List<Problem> warnings,
            List<FormKey> order,
            Map<FormKey, Source> sources) {
        this.forms = forms.stream()
                .collect(Collectors.toMap(FormDefinition::key, form -> form, (a, b) -> a, LinkedHashMap::new));
        this.codeLists = Map.copyOf(codeLists);
        this.problems = List.copyOf(problems);
        this.warnings = List.copyOf(warnings);
        this.order = List.copyOf(order);
        this.sources = Map.copyOf(sources);
    }

    public static FormLibrary load(Path folder) {
        return load(folder, Clock.systemDefaultZone());
    }

    /** @param clock tells rules what is in the future */
    public static FormLibrary load(Path folder, Clock clock) {
        return load(folder, texts(folder), clock);
    }

    /** The files of a folder by their path below it. */
    static Map<String, String> texts(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new FormsNotFound(folder);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : (Iterable<Path>) files.filter(FormLibrary::isForm)::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                // What is not UTF-8 becomes a sign by which its reader tells the line.
                texts.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the forms in " + folder, e);
        }
        return texts;
    }

    /**
     * Reads forms that are not files of their own.
     *
     * @param root begins the path of each problem
     * @param texts contents by their path below {@code root}, with slashes
     */
    public static FormLibrary load(Path root, Map<String, String> texts, Clock clock) {
        return new LibraryReader(clock).read(root, texts);
    }

    /** Reads files that were found good once. */
    static FormLibrary loadKept(Map<String, String> texts, Clock clock) {
        return new LibraryReader(clock, true).read(Path.of("forms"), texts);
    }

    private static boolean isForm(Path file) {
        String name = file.getFileName().toString();
        Path folder = file.getParent();
        boolean codeTable = name.endsWith(".csv") && folder != null && folder.endsWith("codelists");
        return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml") || codeTable);
    }

    /** What could not be used, by file and line; forms with a problem are missing here. */
    public List<Problem> problems() {
        return problems;
    }

    /** What is used as it is written and may not be meant, such as a rule that a blank makes true. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** Every form, in the order of the casebook. */
    public List<FormDefinition> forms() {
        return List.copyOf(forms.values());
    }

    /** The forms of a case of this tumour type, in the order of the casebook; null: type not known yet. */
    public List<FormDefinition> formsFor(@Nullable TumourType type) {
        return forms.values().stream()
                .filter(form -> form.tumourType() == null || form.tumourType().equals(type))
                .toList();
    }

    /** @throws IllegalArgumentException if there is no such form */
    public FormDefinition form(FormKey key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("No form " + key));
    }

    public Optional<FormDefinition> find(FormKey key) {
        return Optional.ofNullable(forms.get(key));
    }

    /** Keys of the forms as {@code casebook.yaml} has them, also of those with mistakes; empty if it cannot be read. */
    List<FormKey> order() {
        return order;
    }

    Map<FormKey, Source> sources() {
        return sources;
    }

    Map<String, CodeList> codeLists() {
        return codeLists;
    }

    /** @throws IllegalArgumentException if there is no such code list */
    public CodeList codeList(String key) {
        return findCodeList(key).orElseThrow(() -> new IllegalArgumentException("No code list " + key));
    }

    public Optional<CodeList> findCodeList(String key) {
        return Optional.ofNullable(codeLists.get(key));
    }
}
