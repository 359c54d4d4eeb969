package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.ItemPath;
import org.rarecase.study.TumourType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases whose stage, grade or score a public source tells, through the product's own evaluation. They belong to the
 * clinical review of the forms and are read where it keeps them: a folder beside that of the project.
 */
class ClinicalVectorTests {

    private static final Path VECTORS = Path.of("../shared/domain/vectors.json");

    /** Cases of which a clinician has to say what is right, with what is open. Nothing else may be wrong. */
    private static final Map<String, String> NEEDS_A_CLINICIAN =
            Map.of("PAN-01", "The number of courses was advice and is gone");

    /** Cases that are wrong today. The list only gets shorter: a case that has come right fails until it is taken out. */
    private static final Set<String> KNOWN_WRONG = Set.of();

    private record Vector(String id, String title, JsonNode inputs, JsonNode expected, String source) {}

    @TestFactory
    Stream<DynamicTest> whatFollowsIsWhatTheSourceSays() {
        return vectors().stream()
                .filter(vector -> !NEEDS_A_CLINICIAN.containsKey(vector.id()) && !KNOWN_WRONG.contains(vector.id()))
                .flatMap(vector -> vector.expected().properties().stream()
                        .map(expected -> DynamicTest.dynamicTest(
                                vector.id() + " " + expected.getKey() + ": " + vector.title(),
                                () -> assertThat(result(vector, expected.getKey()))
                                        .as(vector.source())
                                        .isEqualTo(text(expected.getValue())))));
    }

    @TestFactory
    Stream<DynamicTest> whatIsListedAsWrongIsWrong() {
        return vectors().stream()
                .filter(vector -> NEEDS_A_CLINICIAN.containsKey(vector.id()) || KNOWN_WRONG.contains(vector.id()))
                .map(vector -> DynamicTest.dynamicTest(
                        vector.id() + ": " + vector.title(),
                        () -> assertThat(vector.expected().properties())
                                .as("%s is right now: take it out of the list", vector.id())
                                .anyMatch(expected ->
                                        !result(vector, expected.getKey()).equals(text(expected.getValue())))));
    }

    @Test
    void onlyCasesThatThereAreAreListed() {
        assertThat(vectors().stream().map(Vector::id).collect(Collectors.toSet()))
                .containsAll(NEEDS_A_CLINICIAN.keySet())
                .containsAll(KNOWN_WRONG);
    }

    private static List<Vector> vectors() {
        Assumptions.assumeTrue(
                Files.exists(VECTORS),
                () -> "The clinical vectors are not on this machine, so that nothing was tested: "
                        + VECTORS.toAbsolutePath().normalize() + " is missing. Put shared/ beside the project.");
        try {
            return StreamSupport.stream(
                            JsonMapper.shared()
                                    .readTree(Files.readString(VECTORS))
                                    .spliterator(),
                            false)
                    .map(node -> new Vector(
                            node.get("id").asString(),
                            node.get("title").asString(),
                            node.get("inputs"),
                            node.get("expected"),
                            node.get("source").asString()))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What rules and exports see, as text; empty if there is no value. */
    private static Optional<String> result(Vector vector, String path) {
        List<FormContent> filled = new ArrayList<>();
        for (FormDefinition form : ShippedCase.FORMS.formsFor(new TumourType(
                vector.inputs().path("diagnosis").path("tumour_type").asString("T15")))) {
            JsonNode answers = vector.inputs().path(form.key().value());
            for (JsonNode one : answers.isArray() ? answers : List.of(answers)) {
                filled.add(new FormContent(
                        new FormInstanceId(filled.size() + 1),
                        form,
                        one.isMissingNode() ? Answers.NONE : AnswersJson.read(one.toString())));
            }
        }
        assertThat(filled.stream().map(it -> it.form().key().value()))
                .containsAll(vector.inputs().propertyNames());
        int dot = path.indexOf('.');
        FormContent form = filled.stream()
                .filter(it -> it.form().key().value().equals(path.substring(0, dot)))
                .findFirst()
                .orElseThrow();
        Answer answer =
                Evaluation.of(filled).effective(new ItemRef(form.id(), ItemPath.parse(path.substring(dot + 1))));
        return answer instanceof Answer.Missing ? Optional.empty() : Optional.of(answer.print());
    }

    private static Optional<String> text(JsonNode expected) {
        return expected.isNull() ? Optional.empty() : Optional.of(expected.asString());
    }
}
