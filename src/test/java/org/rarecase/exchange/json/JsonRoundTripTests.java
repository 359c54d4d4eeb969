package org.rarecase.exchange.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.entry.GeneratedAnswers;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.GeneratedHistory;
import org.rarecase.exchange.fact.WrittenFiles;

/** What goes out as JSON comes back the same, with its history, and goes out again as the same bytes. */
class JsonRoundTripTests {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyAnswersToAnyFormComeBackTheSameWithTheirHistory(long seed) {
        GeneratedAnswers made = GeneratedAnswers.of(seed);
        Random random = new Random(seed);
        Content content = EveryType.content(made.form()).with(GeneratedHistory.PARTIES);
        List<CaseFact> cases = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            CaseFact fact = EveryType.of(made.form(), GeneratedAnswers.to(made.form(), random));
            cases.add(number == 0 ? fact : GeneratedHistory.of(fact, random));
        }
        String written = WrittenFiles.of(new JsonFormat(), content, cases).text("cases.ndjson");

        ReadCases read = ReadCases.of(content, written);

        assertThat(read.leftOut).isEmpty();
        assertThat(WrittenFiles.of(new JsonFormat(), content, read.cases).text("cases.ndjson"))
                .isEqualTo(written);
        assertThat(read.cases.toString().equals(cases.toString())).isTrue();
    }
}
