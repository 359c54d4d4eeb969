package org.rarecase.form;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The forms of the registry over time: those that new fillings take, and every version that was ever used, as it was.
 */
public final class Forms {

    private final FormLibrary inUse;

    private Forms(FormLibrary inUse) {
        this.inUse = inUse;
    }

    /** Forms that have no versions but these. */
    public static Forms of(FormLibrary library) {
        return new Forms(library);
    }

    /** What new fillings take, and what rules, lists and pages speak of where no entry tells a version. */
    public FormLibrary inUse() {
        return inUse;
    }

    /** A form as it was in one of its versions. */
    public Optional<FormDefinition> find(FormKey key, int version) {
        return inUse.find(key).filter(form -> form.version() == version);
    }

    /** All versions of a form there have been, newest first. */
    public List<FormVersion> versions(FormKey key) {
        return inUse.find(key).stream()
                .map(form -> new FormVersion(form.key(), form.version(), Instant.EPOCH, true))
                .toList();
    }

    /** Every form there is or was: those in use in the order of the casebook, then the last version of those that are gone. */
    public List<FormDefinition> all() {
        return inUse.forms();
    }

    /** An item wherever it stood last: in the version in use, or in the newest one that has it. */
    public Optional<Item> find(FormKey key, ItemPath path) {
        return inUse.find(key).flatMap(form -> form.find(path));
    }

    /** What is wrong in the files, by file and line. */
    public List<FormProblem> problems() {
        return List.of();
    }
}
