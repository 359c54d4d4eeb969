package org.rarecase.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.reading.FormFolder;
import org.rarecase.study.TumourType;
import org.yaml.snakeyaml.Yaml;

/**
 * One of the complete cases in {@code src/main/resources/demo}, or a case of which only the tumour type is known, and
 * what follows from a change of it.
 */
final class ShippedCase {

    static final FormLibrary FORMS = FormFolder.load(Path.of("forms"));

    private static final Path DEMO = Path.of("src/main/resources/demo");
    private static final Map<String, String> FILES =
            Map.of("A", "adrenocortical-tumour", "P", "pleuropulmonary-blastoma", "S", "sex-cord-stromal-tumour");

    /** {@code form.item}, {@code form[2].item}, {@code form.group[1].group[2].item}: fillings and rows count from 1. */
    private static final Pattern PATH = Pattern.compile("([a-z0-9-]+)(?:\\[(\\d+)])?\\.(.+)");

    private final Map<String, List<FormInstanceId>> entries = new LinkedHashMap<>();
    private final Evaluation evaluation = Evaluation.of(List.of());
    private long lastId;

    /** @param name A, P or S, the tumour type of a complete case by its initial, or the tumour type, such as T13 */
    ShippedCase(String name) {
        if (FILES.containsKey(name)) {
            Map<String, Object> forms = load(DEMO.resolve(FILES.get(name) + ".yaml"));
            forms.forEach(this::answer);
        } else {
            FORMS.formsFor(new TumourType(name))
                    .forEach(form -> entry(form.key().value(), 1));
            set("diagnosis.tumour_type", name);
        }
    }

    @SuppressWarnings("unchecked")
    static <T> T load(Path file) {
        try {
            return (T) new Yaml().load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(String form, Object answers) {
        int ordinal = 0;
        for (Object one : answers instanceof List<?> fillings ? fillings : List.of(answers)) {
            ordinal++;
            answer(form + "[" + ordinal + "].", (Map<?, ?>) one);
        }
    }

    private void answer(String prefix, Map<?, ?> answers) {
        answers.forEach((item, value) -> {
            if (value instanceof List<?> rows && rows.getFirst() instanceof Map<?, ?>) {
                for (int row = 0; row < rows.size(); row++) {
                    answer(prefix + item + "[" + (row + 1) + "].", (Map<?, ?>) rows.get(row));
                }
            } else {
                set(prefix + item, value);
            }
        });
    }

    ShippedCase set(String path, @Nullable Object value) {
        ItemRef place = place(path);
        Item item = evaluation.form(place.instanceId()).find(place.path()).orElseThrow(() -> new AssertionError(path));
        evaluation.answer(place, answer(item, value));
        return this;
    }

    ShippedCase set(Map<String, @Nullable Object> values) {
        values.forEach(this::set);
        return this;
    }

    private static Answer answer(Item item, @Nullable Object value) {
        return switch (value) {
            case null -> Answer.BLANK;
            case Map<?, ?> it
            when it.containsKey("flavour") -> Answer.missing(NullFlavour.ofCode((String) it.get("flavour")));
            case Map<?, ?> it
            when it.containsKey("file") ->
                new Answer.File(String.valueOf(it.get("file")), "application/pdf", 1024, "0".repeat(64));
            case Map<?, ?> it ->
                new Answer.Overridden(answer(item, it.get("value")), String.valueOf(it.get("because")));
            case List<?> it -> Answer.codes(it.toArray(String[]::new));
            default -> AnswerParser.read(item, value.toString());
        };
    }

    private ItemRef place(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new AssertionError("Not a path: " + path);
        }
        int ordinal = parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
        ItemPath item = ItemPath.parse(parts.group(3).replaceAll("\\[(\\d+)]", "[r$1]"));
        return new ItemRef(entry(parts.group(1), ordinal), item);
    }

    /** Forms are added to the case when they are first spoken of. */
    private FormInstanceId entry(String form, int ordinal) {
        List<FormInstanceId> ids = entries.computeIfAbsent(form, it -> new ArrayList<>());
        while (ids.size() < ordinal) {
            FormInstanceId added = new FormInstanceId(++lastId);
            ids.add(added);
            evaluation.add(new FormContent(added, FORMS.form(new FormKey(form)), Answers.NONE));
        }
        return ids.get(ordinal - 1);
    }

    /** What rules see, as text; null if there is no value. */
    @Nullable
    String value(String path) {
        Answer answer = evaluation.effective(place(path));
        return answer instanceof Answer.Missing ? null : answer.print();
    }

    /** Findings as {@code form/check at item}. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        entries.forEach((form, ids) -> ids.forEach(id -> evaluation
                .findings(id)
                .forEach(it -> findings.add(
                        form + "/" + it.check() + " at " + it.place().path()))));
        return findings;
    }

    /** Answers to items that a rule hides. */
    List<String> hiddenAnswers() {
        List<String> hidden = new ArrayList<>();
        entries.forEach((form, ids) -> ids.forEach(id -> evaluation.answers(id).all().keySet().stream()
                .filter(path -> !evaluation.isAsked(new ItemRef(id, path)))
                .forEach(path -> hidden.add(form + "." + path))));
        return hidden;
    }
}
