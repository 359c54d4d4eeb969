package org.rarecase.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a version of a form owes to the one before it: a higher number, and a word on each item that is gone. */
final class VersionCompatibility {

    private VersionCompatibility() {}

    static List<FormLibrary.Problem> problems(FormDefinition before, FormDefinition after, FormLibrary.Source source) {
        if (after.version() < before.version()) {
            return List.of(source.problem("Version " + before.version() + " was in use already. Write “version: "
                    + (before.version() + 1) + "”."));
        }
        List<FormLibrary.Problem> problems = new ArrayList<>();
        Set<String> stated = source.removed();
        List<String> gone = FormDifference.between(before, after)
                .items(FormDifference.Kind.REMOVED)
                .map(FormDifference.Part::key)
                .toList();
        gone.stream()
                .filter(key -> !isStated(stated, key) && gone.stream().noneMatch(group -> key.startsWith(group + ".")))
                .forEach(key -> problems.add(source.problem("The item “" + key + "” of version " + before.version()
                        + " is missing. Put it back, or write “removed: [" + key + "]” if it is gone on purpose.")));
        return problems;
    }

    /** What the forms of a folder owe to those of a former one. */
    static List<FormLibrary.Problem> problems(FormLibrary before, FormLibrary after, String where) {
        List<FormLibrary.Problem> problems = new ArrayList<>();
        for (FormDefinition form : after.forms()) {
            FormDefinition former = before.find(form.key()).orElse(null);
            FormLibrary.Source source = after.sources().get(form.key());
            if (former == null || source == null || FormFingerprint.of(form).equals(FormFingerprint.of(former))) {
                continue;
            }
            if (form.version() == former.version()) {
                problems.add(changed(form, source, where));
            }
            problems.addAll(problems(former, form, source));
        }
        return problems;
    }

    /** The same number must mean the same form. */
    static FormLibrary.Problem changed(FormDefinition form, FormLibrary.Source source, String since) {
        return source.problem("The form was changed since version " + form.version() + " " + since
                + ". Write “version: " + (form.version() + 1) + "”.");
    }

    private static boolean isStated(Set<String> stated, String key) {
        return stated.stream().anyMatch(each -> key.equals(each) || key.startsWith(each + "."));
    }
}
