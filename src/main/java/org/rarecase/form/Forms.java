package org.rarecase.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormVersions.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The forms of the registry over time: those that new fillings take, and every version that was ever read, as it was. A
 * file with mistakes is never taken: the version that was in use before stands in for it.
 */
public final class Forms {

    private static final Logger LOG = LoggerFactory.getLogger(Forms.class);

    private final @Nullable FormVersions versions;
    private final Supplier<Reading> read;
    private volatile Reading reading;

    private Forms(@Nullable FormVersions versions, Supplier<Reading> read) {
        this.versions = versions;
        this.read = read;
        this.reading = read.get();
    }

    /** Forms that have no versions but these, for whoever needs no database. */
    public static Forms of(FormLibrary library) {
        return new Forms(null, () -> new Reading(library, List.of()));
    }

    /** @param read takes the files and holds them against {@code versions}, now and whenever they are read again */
    static Forms of(FormVersions versions, Supplier<Reading> read) {
        Forms forms = new Forms(versions, read);
        forms.report();
        return forms;
    }

    /** What new fillings take, and what rules, lists and pages speak of where no entry tells a version. */
    public FormLibrary inUse() {
        return reading.inUse();
    }

    /** A form as it was in one of its versions. */
    public Optional<FormDefinition> find(FormKey key, int version) {
        Optional<FormDefinition> current = inUse().find(key).filter(form -> form.version() == version);
        return current.isPresent() || versions == null ? current : versions.find(key, version);
    }

    /**
     * The edition in which a version of a form is found now: the files of the folder as they were when it was read. It is
     * kept for ever, and never changes, while a version that nobody has filled may still be replaced.
     */
    public Optional<Long> edition(FormKey key, int version) {
        return versions == null ? Optional.empty() : versions.edition(key, version);
    }

    /** A form as it stands in an edition. */
    public Optional<FormDefinition> of(long edition, FormKey key) {
        return versions == null ? inUse().find(key) : versions.of(edition, key);
    }

    /** The files of an edition, as they were installed, by their path in the folder of forms. */
    public Map<String, String> files(long edition) {
        return versions == null ? Map.of() : versions.files(edition);
    }

    /** All versions of a form there have been, newest first. */
    public List<FormVersion> versions(FormKey key) {
        int current = inUse().find(key).map(FormDefinition::version).orElse(0);
        if (versions == null) {
            return inUse().find(key).stream()
                    .map(form -> new FormVersion(key, form.version(), Instant.EPOCH, true))
                    .toList();
        }
        return versions.of(key).descendingMap().values().stream()
                .map(stored -> new FormVersion(key, stored.version(), stored.since(), stored.version() == current))
                .toList();
    }

    /**
     * Every form there is or was: those in use in the order of the casebook, then the last version of those that are in
     * use no more.
     */
    public List<FormDefinition> all() {
        List<FormDefinition> all = new ArrayList<>(inUse().forms());
        if (versions != null) {
            StreamSupport.stream(versions.keys().spliterator(), false)
                    .filter(key -> inUse().find(key).isEmpty())
                    .sorted(Comparator.comparing(FormKey::value))
                    .flatMap(key -> versions(key).stream().limit(1))
                    .flatMap(last -> find(last.form(), last.version()).stream())
                    .forEach(all::add);
        }
        return List.copyOf(all);
    }

    /** Orders forms as the casebook does, those in use no more at the end. */
    public Comparator<FormKey> order() {
        List<FormDefinition> forms = inUse().forms();
        Map<FormKey, Integer> places = IntStream.range(0, forms.size())
                .boxed()
                .collect(Collectors.toMap(place -> forms.get(place).key(), place -> place));
        return Comparator.comparingInt((FormKey key) -> places.getOrDefault(key, Integer.MAX_VALUE))
                .thenComparing(FormKey::value);
    }

    /** An item wherever it stood last: in the version in use, or in the newest one that has it. */
    public Optional<Item> find(FormKey key, ItemPath path) {
        return versions(key).stream()
                .flatMap(version -> find(key, version.version()).stream())
                .flatMap(form -> form.find(path).stream())
                .findFirst();
    }

    /** What is wrong in the files, by file and line. */
    public List<FormProblem> problems() {
        return reading.problems();
    }

    /** Takes what the files say now, as a start would. Who may ask for it is for the caller to see to. */
    public synchronized void readAgain() {
        reading = read.get();
        report();
    }

    private void report() {
        problems().forEach(problem -> LOG.warn("{}", problem));
        KnownItem.missing(inUse()).forEach(missing -> LOG.warn("{}", missing));
        LOG.info("{} forms", inUse().forms().size());
    }
}
