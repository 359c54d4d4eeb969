package org.rarecase.exchange.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.WrittenFiles;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonFormatTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void theFiveStatesOfEachTypeAreFiveAndNoneLooksLikeAValue() {
        Map<String, Set<String>> written = new LinkedHashMap<>();
        for (Map<String, Answer> said : EveryType.states()) {
            JsonNode form = line(EveryType.saying(said)).at("/forms/0/items");
            JsonNode row = form.at("/outer/rows/0/items/inner/rows/0/items");
            said.forEach((key, answer) -> {
                written.computeIfAbsent(key, it -> new HashSet<>())
                        .add(form.get(key).toString());
                if (answer instanceof Answer.Missing missing) {
                    assertThat(form.get(key).toString())
                            .isEqualTo("{\"why\":\"%s\"}", missing.flavour().code());
                } else {
                    assertThat(form.get(key).has("why")).isFalse();
                }
                if (!row.isMissingNode() && row.has(key)) {
                    assertThat(row.get(key)).isEqualTo(form.get(key));
                }
            });
        }

        written.forEach((key, states) -> assertThat(states).as(key).hasSize(key.equals("yes_no") ? 3 : 6));
    }

    @Test
    void numbersArePlainAndWhole() {
        String line = written(EveryType.saying(EveryType.values()));

        assertThat(line)
                .contains(
                        "\"decimal\":0.000000123456789012345",
                        "\"integer\":-7",
                        "\"axes\":[12,8.5,5]",
                        "{\"entered\":120,\"unit\":\"mg/dl\",\"value\":1.2}",
                        "\"date\":\"2024-05\"",
                        "\"multiple_choice\":[\"a\",\"c-1\"]",
                        "\"text\":\"Müller, \\\"x\\\"; =1+1\"",
                        "\"row\":\"k7\"");
    }

    @Test
    void theFirstLineNamesTheFormsAndTheLastOneHowManyCasesThereWere() {
        String[] lines = WrittenFiles.of(
                        new JsonFormat(),
                        EveryType.content(EveryType.form()),
                        List.of(EveryType.saying(EveryType.values()), EveryType.saying(Map.of())))
                .text("cases.ndjson")
                .split("\n");

        assertThat(lines).hasSize(4);
        assertThat(lines[0])
                .isEqualTo(
                        "{\"format\":\"rarecase-cases\",\"version\":1,\"forms\":[{\"form\":\"every\",\"version\":1}]}");
        assertThat(lines[1]).startsWith("{\"case\":\"PAD-0001\",\"site\":\"PAD\",\"state\":\"entering\"");
        assertThat(lines[3]).isEqualTo("{\"cases\":2}");
    }

    private static JsonNode line(CaseFact fact) {
        return JSON.readTree(written(fact));
    }

    private static String written(CaseFact fact) {
        return WrittenFiles.of(new JsonFormat(), EveryType.content(EveryType.form()), List.of(fact))
                .text("cases.ndjson")
                .split("\n")[1];
    }
}
