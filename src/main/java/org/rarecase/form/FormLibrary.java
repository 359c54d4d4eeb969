package org.rarecase.form;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.code.CodeList;
import org.rarecase.study.TumourType;

/** All forms and code lists of the registry. */
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
    }

    /**
     * Where a form stands, also one with mistakes.
     *
     * @param line of its version
     * @param removed keys of items that former versions had
     */
    public record Source(Path file, int line, Set<String> removed) {

        Problem problem(String message) {
            return new Problem(file, line, message);
        }
    }

    public FormLibrary(
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

    /**
     * What these forms owe to those of a former folder: a new version where they differ, a word on what is gone.
     *
     * @param where the former ones are
     */
    public List<Problem> problemsSince(FormLibrary former, String where) {
        return VersionCompatibility.problems(former, this, where);
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
