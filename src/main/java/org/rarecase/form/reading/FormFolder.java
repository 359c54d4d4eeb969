package org.rarecase.form.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.FormSource;
import org.springframework.modulith.NamedInterface;

/** A folder of forms and code lists. */
@NamedInterface("command")
public final class FormFolder implements FormSource {

    private static final Path SHIPPED = Path.of("forms");

    private final @Nullable Path folder;
    private final Clock clock;

    /**
     * @param folder null: the forms that come along with the program
     * @param clock tells rules what is in the future
     */
    public FormFolder(@Nullable Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    public static FormLibrary load(Path folder) {
        return load(folder, Clock.systemDefaultZone());
    }

    /** @param clock tells rules what is in the future */
    public static FormLibrary load(Path folder, Clock clock) {
        FormFolder read = new FormFolder(folder, clock);
        return read.read(read.texts());
    }

    /**
     * Reads forms that are not files of their own.
     *
     * @param root begins the path of each problem
     * @param texts contents by their path below {@code root}, with slashes
     */
    public static FormLibrary load(Path root, Map<String, String> texts, Clock clock) {
        return new FormFolder(root, clock).read(texts);
    }

    @Override
    public Map<String, String> texts() {
        return folder == null ? ShippedForms.texts() : texts(folder);
    }

    @Override
    public FormLibrary read(Map<String, String> texts) {
        return new LibraryReader(clock).read(folder == null ? SHIPPED : folder, texts);
    }

    @Override
    public FormLibrary readKept(Map<String, String> texts) {
        return new LibraryReader(clock, true).read(SHIPPED, texts);
    }

    private static Map<String, String> texts(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new FormsNotFound(folder);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : (Iterable<Path>) files.filter(FormFolder::isForm)::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                // What is not UTF-8 becomes a sign by which its reader tells the line.
                texts.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the forms in " + folder, e);
        }
        return texts;
    }

    private static boolean isForm(Path file) {
        String name = file.getFileName().toString();
        Path folder = file.getParent();
        boolean codeTable = name.endsWith(".csv") && folder != null && folder.endsWith("codelists");
        return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml") || codeTable);
    }
}
