package org.rarecase.form.reading;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormDifference;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemKey;
import org.rarecase.form.RuleGraph;
import org.rarecase.form.code.CodeList;
import org.rarecase.form.feel.Feel;

/** Reads all files of a folder of forms, each on its own: what is wrong in one leaves the others. */
final class LibraryReader {

    private static final String TUMOURS = "tumours";
    private static final String CASEBOOK = "casebook.yaml";
    private static final String DEFINITIONS = "definitions.yaml";

    private final SchemaCheck schemas = new SchemaCheck();
    private final Feel feel;
    private final List<FormLibrary.Problem> problems = new ArrayList<>();
    private final List<FormLibrary.Problem> warnings = new ArrayList<>();
    private final Map<String, CodeList> codeLists = new TreeMap<>();
    private final Map<FormKey, FormSymbols> shapes = new LinkedHashMap<>();
    private final Map<String, YamlNode> sections = new TreeMap<>();
    private final Map<FormKey, FormFile> formFiles = new LinkedHashMap<>();
    private final Map<FormKey, FormDefinition> forms = new LinkedHashMap<>();
    private final Map<ItemKey, YamlNode> places = new HashMap<>();
    private final Map<FormKey, FormLibrary.Source> sources = new HashMap<>();
    private final boolean lenient;
    private Definitions definitions = Definitions.NONE;

    LibraryReader(Clock clock) {
        this(clock, false);
    }

    /** @param lenient also gives forms with mistakes: what was good once stays readable when more is checked */
    LibraryReader(Clock clock, boolean lenient) {
        this.feel = new Feel(clock);
        this.lenient = lenient;
    }

    /** @param texts the files by path, relative to the folder where {@code root} is not null */
    FormLibrary read(Path root, Map<String, String> texts) {
        List<YamlFile> codeListFiles = new ArrayList<>();
        List<YamlFile> sectionFiles = new ArrayList<>();
        List<YamlFile> formFiles = new ArrayList<>();
        YamlFile casebook = null;
        YamlFile defining = null;
        for (Map.Entry<String, String> entry : new TreeMap<>(texts).entrySet()) {
            if (entry.getKey().endsWith(".csv")) {
                continue;
            }
            if (entry.getKey().endsWith(".yml")) {
                problems.add(new FormLibrary.Problem(
                        root.resolve(entry.getKey()), 1, "The file is not read. Let its name end with “.yaml”."));
                continue;
            }
            YamlFile file = YamlFile.parse(root.resolve(entry.getKey()), entry.getValue());
            if (entry.getKey().equals(CASEBOOK)) {
                casebook = file;
            } else if (entry.getKey().equals(DEFINITIONS)) {
                defining = file;
            } else if (entry.getKey().startsWith("codelists/")) {
                codeListFiles.add(file);
            } else if (entry.getKey().startsWith("sections/")) {
                sectionFiles.add(file);
            } else {
                formFiles.add(file);
            }
        }
        codeListFiles.forEach(file -> readCodeList(file, root, texts));
        sectionFiles.forEach(this::readSection);
        formFiles.forEach(this::readShape);
        Map<String, FormSymbols> byRuleName = shapes.values().stream()
                .collect(Collectors.toMap(shape -> shape.key().inRules(), shape -> shape));
        if (defining != null) {
            readDefinitions(defining);
        }
        this.formFiles.forEach((key, file) -> readForm(key, file, byRuleName));
        refuseCycles();
        new BlindingCheck(forms, places, problems::add, warnings::add).check();
        List<FormKey> order = casebook == null ? List.of() : readCasebook(casebook);
        if (casebook == null) {
            problems.add(new FormLibrary.Problem(
                    root.resolve(CASEBOOK), 1, "The file is missing. It lists the forms in their order."));
        }
        return new FormLibrary(ordered(order), codeLists, sorted(problems), sorted(warnings), order, sources);
    }

    private static List<FormLibrary.Problem> sorted(List<FormLibrary.Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparing(FormLibrary.Problem::file).thenComparing(FormLibrary.Problem::line))
                .distinct()
                .toList();
    }

    private void readCodeList(YamlFile file, Path root, Map<String, String> texts) {
        List<FormLibrary.Problem> found = new ArrayList<>(file.problems());
        YamlNode part = YamlNode.of(file);
        CodeTable table = null;
        if (found.isEmpty()) {
            found.addAll(schemas.codeList(file));
            found.addAll(CodeListReader.problems(part));
            checkName(part, "codelist", found);
            if (part.has("file")) {
                table = readTable(part.at("file"), root, texts, found);
            } else if (!part.has("codes")) {
                found.add(part.problem("The list has no codes. Add “codes”, or “file: " + file.name() + ".csv”."));
            }
        }
        problems.addAll(found);
        if (found.isEmpty()) {
            codeLists.put(file.name(), table == null ? CodeListReader.read(part) : CodeListReader.read(part, table));
        }
    }

    private static @Nullable CodeTable readTable(
            YamlNode name, Path root, Map<String, String> texts, List<FormLibrary.Problem> found) {
        String file = "codelists/" + name.text();
        String text = texts.get(file);
        if (text == null) {
            found.add(name.problem("There is no file “" + name.text() + "” in codelists. Put it there."));
            return null;
        }
        CodeTable table = CodeTable.read(root.resolve(file), text);
        found.addAll(table.problems());
        return table;
    }

    private void readSection(YamlFile file) {
        List<FormLibrary.Problem> found = new ArrayList<>(file.problems());
        if (found.isEmpty()) {
            found.addAll(schemas.section(file));
            checkName(YamlNode.of(file), "section", found);
        }
        problems.addAll(found);
        if (found.isEmpty()) {
            sections.put(file.name(), YamlNode.of(file));
        }
    }

    private static void checkName(YamlNode part, String key, List<FormLibrary.Problem> found) {
        String name = part.text(key, "");
        if (!name.isEmpty() && !name.equals(part.file().name())) {
            found.add(part.at(key)
                    .problem("“" + name + "” is not the name of the file. Write “" + key + ": "
                            + part.file().name() + "”, or rename the file to " + name + ".yaml."));
        }
    }

    private void readShape(YamlFile file) {
        List<FormLibrary.Problem> found = new ArrayList<>(file.problems());
        YamlNode part = YamlNode.of(file);
        if (found.isEmpty()) {
            found.addAll(schemas.form(file));
            checkName(part, "form", found);
        }
        FormFile joined = FormFile.of(part, sections, found::add);
        FormKey key = new FormKey(file.name());
        if (shapes.containsKey(key)) {
            found.add(part.problem("There is a form “" + key + "” already. Rename this file."));
            problems.addAll(found);
            return;
        }
        problems.addAll(found);
        shapes.put(key, FormSymbols.of(key, joined, codeLists, found.isEmpty()));
        sources.put(
                key, new FormLibrary.Source(file.path(), part.at("version").line(), Set.copyOf(part.texts("removed"))));
        if (found.isEmpty() || lenient && file.problems().isEmpty()) {
            formFiles.put(key, joined);
        }
    }

    private void readDefinitions(YamlFile file) {
        List<FormLibrary.Problem> found = new ArrayList<>(file.problems());
        if (found.isEmpty()) {
            found.addAll(schemas.definitions(file));
        }
        if (found.isEmpty()) {
            definitions = Definitions.read(YamlNode.of(file), feel, namesOfItemsAndForms(), found);
        }
        problems.addAll(found);
    }

    private Map<String, String> namesOfItemsAndForms() {
        Map<String, String> names = new HashMap<>();
        shapes.values().forEach(shape -> {
            addItems(names, shape.key(), shape.items());
            names.put(shape.key().inRules(), "a form");
        });
        return names;
    }

    private static void addItems(Map<String, String> names, FormKey form, Map<String, FormSymbols.ItemShape> items) {
        items.forEach((name, item) -> {
            names.putIfAbsent(name, "an item of the form “" + form + "”");
            addItems(names, form, item.items());
        });
    }

    private void readForm(FormKey key, FormFile file, Map<String, FormSymbols> byRuleName) {
        RuleReader rules =
                new RuleReader(feel, definitions, requireNonNull(shapes.get(key)), byRuleName, warnings::add);
        FormReader reader = new FormReader(file, codeLists, rules);
        FormDefinition form = reader.read();
        problems.addAll(reader.problems());
        places.putAll(reader.places());
        checkRemoved(file.form(), form);
        if (reader.problems().isEmpty() || lenient) {
            forms.put(key, form);
        }
    }

    private void checkRemoved(YamlNode part, FormDefinition form) {
        Set<String> present = FormDifference.itemKeys(form);
        for (YamlNode removed : part.list("removed")) {
            if (present.contains(removed.text())) {
                problems.add(removed.problem(
                        "The item “" + removed.text() + "” is in the form. Take it out of “removed”, or of the form."));
            }
        }
    }

    private void refuseCycles() {
        Set<FormKey> refused = new HashSet<>();
        for (List<ItemKey> cycle : new RuleGraph(forms.values()).cycles()) {
            String named = cycle.stream().map(ItemKey::toString).collect(Collectors.joining(" needs ")) + " needs "
                    + cycle.getFirst();
            for (ItemKey key : cycle) {
                YamlNode place = requireNonNull(places.get(key));
                String rule = place.has("derive") ? "derive" : "askedWhen";
                problems.add(place.at(rule)
                        .problem("The rule depends on itself: " + named + ". Change one of these rules."));
                refused.add(key.form());
            }
        }
        if (!lenient) {
            forms.keySet().removeAll(refused);
        }
    }

    private List<FormKey> readCasebook(YamlFile file) {
        List<FormLibrary.Problem> found = new ArrayList<>(file.problems());
        if (found.isEmpty()) {
            found.addAll(schemas.casebook(file));
        }
        List<FormKey> order = new ArrayList<>();
        for (YamlNode entry : YamlNode.of(file).list("casebook")) {
            FormKey key = new FormKey(entry.text());
            if (entry.text().equals(TUMOURS)) {
                forms.values().stream()
                        .filter(form -> form.tumourType() != null)
                        .sorted(Comparator.comparing(form -> String.valueOf(form.tumourType())))
                        .forEach(form -> order.add(form.key()));
            } else if (shapes.containsKey(key)) {
                order.add(key);
            } else {
                found.add(entry.problem("There is no form “" + key + "”. "
                        + Suggestions.of(
                                key.value(),
                                shapes.keySet().stream().map(FormKey::value).toList())));
            }
        }
        for (FormDefinition form : forms.values()) {
            if (found.isEmpty() && !order.contains(form.key())) {
                found.add(YamlNode.of(file)
                        .at("casebook")
                        .problem("The form “" + form.key() + "” is not in the list. Add it where it belongs"
                                + (form.tumourType() == null ? "." : ", or “tumours” for all tumour forms.")));
            }
        }
        problems.addAll(found);
        return order;
    }

    private List<FormDefinition> ordered(List<FormKey> order) {
        List<FormDefinition> ordered = new ArrayList<>();
        for (FormKey key : order) {
            @Nullable FormDefinition form = forms.get(key);
            if (form != null && !ordered.contains(form)) {
                ordered.add(form);
            }
        }
        forms.values().stream().filter(form -> !ordered.contains(form)).forEach(ordered::add);
        return ordered;
    }
}
