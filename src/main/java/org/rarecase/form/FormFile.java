package org.rarecase.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The file of a form together with the sections it includes. Each part knows its own file, so that a mistake is told
 * where it stands.
 *
 * @param sections those of the form and included ones, in the order of the form
 * @param checks those of the form, then those of the included sections
 */
record FormFile(Part form, List<Part> sections, List<Part> checks) {

    /** @param sections those that can be included, by name */
    static FormFile of(Part form, Map<String, Part> sections, Consumer<FormLibrary.Problem> problems) {
        List<Part> joined = new ArrayList<>();
        List<Part> checks = new ArrayList<>(form.list("checks"));
        for (Part section : form.list("sections")) {
            if (!section.has("include")) {
                joined.add(section);
                continue;
            }
            String name = section.text("include", "");
            Part included = sections.get(name);
            if (included == null) {
                problems.accept(section.at("include")
                        .problem("There is no usable section “" + name + "”. " + Similar.of(name, sections.keySet())));
            } else {
                joined.add(included);
                checks.addAll(included.list("checks"));
            }
        }
        return new FormFile(form, List.copyOf(joined), List.copyOf(checks));
    }
}
