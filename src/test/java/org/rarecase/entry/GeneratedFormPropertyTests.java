package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rarecase.form.Check;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.Rule;

/** What holds for any answers to any forms, however their rules read each other. The seed stands in the test's name. */
@Timeout(60)
class GeneratedFormPropertyTests {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    private static List<FormContent> newCase(Random random) {
        boolean repeats = random.nextBoolean();
        RandomForm first = RandomForm.of(random, "a", null, "", false);
        RandomForm second = RandomForm.of(random, "b", first, "first", repeats);
        FormFiles files = new FormFiles();
        (repeats ? files.andRepeating("first", first.items()) : files.and("first", first.items()))
                .checks(first.checks()
                        + "- {check: never, item: a0, severity: query, when: '1 = 2', message: {en: X}}\n");
        files.and("second", second.items())
                .checks(second.checks()
                        + "- {check: never, item: b0, severity: query, when: '1 = 2', message: {en: X}}\n");
        FormLibrary library = files.load();
        assertThat(library.problems()).isEmpty();
        List<FormContent> forms = new ArrayList<>();
        for (FormDefinition form : library.forms()) {
            for (int filling = 0; filling < (form.repeats() ? 3 : 1); filling++) {
                forms.add(new FormContent(new FormInstanceId(forms.size() + 1), form, Answers.NONE));
            }
        }
        return forms;
    }

    private static Evaluation started(List<FormContent> forms) {
        Evaluation evaluation = Evaluation.of(forms);
        forms.forEach(form -> evaluation.applyDefaults(form.id()));
        return evaluation;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfAnswersDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<FormContent> forms = newCase(random);
        EvaluationLaws.theOrderOfAnswersDoesNotMatter(random, forms, () -> started(forms), 5);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void hidingAndShowingLosesNothing(long seed) {
        Random random = new Random(seed);
        List<FormContent> forms = newCase(random);
        EvaluationLaws.hidingAndShowingLosesNothing(
                random, forms, () -> started(forms), RandomAnswers.of(random, forms), 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aChangeIsEvaluatedAsIfAnewButOnlyWhatDependsOnIt(long seed) {
        Random random = new Random(seed);
        List<FormContent> forms = newCase(random);
        Evaluation evaluation = started(forms);
        RandomAnswers.of(random, forms).forEach(evaluation::answer);
        Map<String, Set<String>> readers = readers(forms);
        Map<String, Object> before = RandomAnswers.stateOf(evaluation, forms);
        List<ItemRef> places = forms.stream()
                .flatMap(form -> evaluation.paths(form.id()).stream().map(path -> new ItemRef(form.id(), path)))
                .filter(place -> !evaluation
                        .form(place.instanceId())
                        .find(place.path())
                        .orElseThrow()
                        .isGroup())
                .toList();
        for (int i = 0; i < 12; i++) {
            ItemRef place = places.get(random.nextInt(places.size()));
            FormDefinition form = evaluation.form(place.instanceId());
            boolean untouched = evaluation.isUntouched(place.instanceId());
            long rules = evaluation.evaluatedRules();
            Set<ItemRef> touched = evaluation.answer(
                    place, RandomAnswers.of(random, form.find(place.path()).orElseThrow()));
            Map<String, Object> after = RandomAnswers.stateOf(evaluation, forms);

            assertThat(evaluation.evaluatedRules() - rules)
                    .as("rules evaluated after %s", place)
                    .isLessThanOrEqualTo(touched.stream()
                            .mapToLong(it -> rules(evaluation.form(it.instanceId()), it.path())
                                    .count())
                            .sum());
            boolean tookPlace = form.repeats() && untouched != evaluation.isUntouched(place.instanceId());
            if (!tookPlace) {
                assertThat(touched).extracting(it -> it.path().item()).isSubsetOf(dependents(place, readers));
            }
            Set<String> changed = new LinkedHashSet<>();
            touched.forEach(it -> changed.add(it.instanceId() + " " + it.path()));
            Map<String, Object> former = before;
            after.forEach((key, state) -> {
                if (key.matches("\\d+ [ab]\\d.*") && !changed.contains(key)) {
                    assertThat(state).as(key).isEqualTo(former.get(key));
                }
            });
            before = after;
        }
        List<FormContent> stored = forms.stream()
                .map(it -> new FormContent(it.id(), it.form(), evaluation.answers(it.id())))
                .toList();
        assertThat(RandomAnswers.stateOf(Evaluation.of(stored), forms)).isEqualTo(before);
        stored.forEach(it ->
                assertThat(AnswersJson.read(AnswersJson.write(it.answers()))).isEqualTo(it.answers()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDefaultIsTakenOnceAndReplacesNothing(long seed) {
        Random random = new Random(seed);
        List<FormContent> forms = newCase(random);
        Evaluation evaluation = Evaluation.of(forms);
        Map<ItemRef, Answer> answers = RandomAnswers.of(random, forms);
        answers.forEach(evaluation::answer);
        forms.forEach(form -> evaluation.applyDefaults(form.id()));
        forms.forEach(form -> assertThat(evaluation.applyDefaults(form.id())).isEmpty());
        answers.forEach((place, answer) -> {
            Item item = evaluation.form(place.instanceId()).find(place.path()).orElseThrow();
            if (!answer.isBlank() && !item.isDerived()) {
                assertThat(evaluation.answers(place.instanceId()).get(place.path()))
                        .isEqualTo(answer);
            }
        });
    }

    /** Rules that are evaluated for one place. */
    private static Stream<Rule> rules(FormDefinition form, ItemPath path) {
        Item item = form.find(path).orElseThrow();
        Stream<Rule> own =
                Stream.of(item.askedWhen(), item.requiredWhen(), item.derive()).filter(rule -> rule != null);
        Stream<Rule> checks = form.checks().stream()
                .filter(check -> item.key().equals(lastName(check)))
                .map(Check::when);
        return Stream.concat(own, checks);
    }

    private static String lastName(Check check) {
        return check.item().substring(check.item().lastIndexOf('.') + 1);
    }

    /** Which items name an item in their rules, found in their texts and not by what is tested. */
    private static Map<String, Set<String>> readers(List<FormContent> forms) {
        Map<String, Set<String>> readers = new LinkedHashMap<>();
        forms.forEach(form -> form.form().items().forEach(item -> addReaders(form.form(), item, forms, readers)));
        return readers;
    }

    private static void addKeys(Item item, Set<String> keys) {
        keys.add(item.key());
        item.items().forEach(inner -> addKeys(inner, keys));
    }

    private static void addReaders(
            FormDefinition form, Item item, List<FormContent> forms, Map<String, Set<String>> readers) {
        Stream<Rule> checks = form.checks().stream()
                .filter(check -> item.key().equals(lastName(check)))
                .map(Check::when);
        Stream.concat(Stream.of(item.askedWhen(), item.requiredWhen(), item.derive()), checks)
                .filter(rule -> rule != null)
                .flatMap(rule -> read(rule, forms))
                .forEach(read -> readers.computeIfAbsent(read, it -> new LinkedHashSet<>())
                        .add(item.key()));
        for (Item inner : item.items()) {
            readers.computeIfAbsent(item.key(), it -> new LinkedHashSet<>()).add(inner.key());
            addReaders(form, inner, forms, readers);
        }
    }

    /** Names in a rule; where rows or fillings are counted, all that is in them. */
    private static Stream<String> read(Rule rule, List<FormContent> forms) {
        Set<String> read = new LinkedHashSet<>();
        Pattern.compile("\\w+").matcher(rule.text()).results().forEach(it -> read.add(it.group()));
        Pattern.compile("count\\((?:\\w+\\.)*(\\w+)\\)")
                .matcher(rule.text())
                .results()
                .forEach(it -> forms.stream()
                        .map(FormContent::form)
                        .forEach(form -> form.items().forEach(item -> {
                            if (form.key().value().equals(it.group(1))) {
                                addKeys(item, read);
                            }
                            addCounted(item, it.group(1), read);
                        })));
        return read.stream();
    }

    private static void addCounted(Item item, String group, Set<String> read) {
        if (item.key().equals(group)) {
            addKeys(item, read);
        }
        item.items().forEach(inner -> addCounted(inner, group, read));
    }

    private static Set<String> dependents(ItemRef place, Map<String, Set<String>> readers) {
        Set<String> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(String.valueOf(place.path().item())));
        while (!open.isEmpty()) {
            String key = open.removeFirst();
            if (found.add(key)) {
                open.addAll(readers.getOrDefault(key, Set.of()));
            }
        }
        return found;
    }
}
