package org.rarecase.form.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rarecase.form.FormLibrary;

/**
 * The file of a form together with the sections it includes. Each part knows its own file, so that a mistake is told
 * where it stands.
 *
 * @param sections those of the form and included ones, in the order of the form
 * @param checks those of the form, then those of the included sections
 */
record FormFile(YamlNode form, List<YamlNode> sections, List<YamlNode> checks) {

    /** @param sections those that can be included, by name */
    static FormFile of(YamlNode form, Map<String, YamlNode> sections, Consumer<FormLibrary.Problem> problems) {
        List<YamlNode> joined = new ArrayList<>();
        List<YamlNode> checks = new ArrayList<>(form.list("checks"));
        for (YamlNode section : form.list("sections")) {
            if (!section.has("include")) {
                joined.add(section);
                continue;
            }
            String name = section.text("include", "");
            YamlNode included = sections.get(name);
            if (included == null) {
                problems.accept(section.at("include")
                        .problem("There is no usable section “" + name + "”. "
                                + Suggestions.of(name, sections.keySet())));
            } else {
                joined.add(included);
                checks.addAll(included.list("checks"));
            }
        }
        return new FormFile(form, List.copyOf(joined), List.copyOf(checks));
    }
}
