package org.rarecase.form;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.study.TumourType;

/** All forms and code lists of the registry, read from one folder. */
public final class FormLibrary {

    /** What is wrong in a file, where, and what would be right. */
    public record Problem(Path file, int line, String message) {}

    public static FormLibrary load(Path folder) {
        throw new UnsupportedOperationException();
    }

    /** Files that could not be used; their forms are missing here. */
    public List<Problem> problems() {
        throw new UnsupportedOperationException();
    }

    /** Every form, in the order of the casebook. */
    public List<FormDefinition> forms() {
        throw new UnsupportedOperationException();
    }

    /** The forms of a case of this tumour type, in the order of the casebook; null: type not known yet. */
    public List<FormDefinition> formsFor(@Nullable TumourType type) {
        throw new UnsupportedOperationException();
    }

    public FormDefinition form(FormKey key) {
        throw new UnsupportedOperationException();
    }

    public Optional<FormDefinition> find(FormKey key) {
        throw new UnsupportedOperationException();
    }

    public CodeList codeList(String key) {
        throw new UnsupportedOperationException();
    }
}
