package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.form.Check;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.ItemPath;
import org.rarecase.form.reading.FormFolder;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;

class SiteDayTests {

    private static final Pattern FUTURE = Pattern.compile("isFuture\\((\\w+)\\)");

    private static Site site(@Nullable ZoneId zone) {
        return new Site(new SiteId(1), "PAD", "Padua", "IT", zone);
    }

    /** Of each shipped check on the future, the findings where its date is this one. */
    private static List<Boolean> found(Instant now, Site site, String date) {
        List<Boolean> found = new ArrayList<>();
        for (FormDefinition form : FormFolder.load(Path.of("forms"), Clock.fixed(now, ZoneOffset.UTC))
                .forms()) {
            Evaluation evaluation = Evaluation.of(
                    List.of(new FormContent(new FormInstanceId(1), form, Answers.NONE)), site.zoneOfFuture());
            for (Check check : form.checks()) {
                Matcher item = FUTURE.matcher(check.when().text());
                if (item.find()) {
                    ItemPath path = ItemPath.of(item.group(1));
                    evaluation.answer(new ItemRef(new FormInstanceId(1), path), Answer.text(date));
                    // One is asked only after another answer.
                    if (!evaluation.isAsked(new ItemRef(new FormInstanceId(1), path))) {
                        continue;
                    }
                    found.add(evaluation.explain(new ItemRef(new FormInstanceId(1), path)).stream()
                            .anyMatch(it -> check.equals(it.check()) && it.holds()));
                }
            }
        }
        return found;
    }

    /** Half past midnight in Berlin, evening in Honolulu, noon in Auckland. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-01T22:30:00Z, Europe/Berlin,    2026-06-02, 2026-06-03",
        "2026-06-02T05:00:00Z, Pacific/Honolulu, 2026-06-01, 2026-06-02",
        "2026-06-01T12:30:00Z, Pacific/Auckland, 2026-06-02, 2026-06-03"
    })
    void everyShippedCheckTakesTheDayOfTheSite(Instant now, ZoneId zone, String today, String tomorrow) {
        assertThat(found(now, site(zone), today))
                .hasSizeGreaterThanOrEqualTo(17)
                .containsOnly(false);
        assertThat(found(now, site(zone), tomorrow)).containsOnly(true);
    }

    /** Also on the days on which the clock goes forward and back, and where there is no midnight. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,    2026-06-02, 2026-06-01T22:00:00Z, 2026-06-02T21:59:59Z",
        "Europe/Berlin,    2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T21:59:59Z",
        "Europe/Berlin,    2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T22:59:59Z",
        "Pacific/Honolulu, 2026-06-02, 2026-06-02T10:00:00Z, 2026-06-03T09:59:59Z",
        "Pacific/Auckland, 2026-06-02, 2026-06-01T12:00:00Z, 2026-06-02T11:59:59Z",
        "Africa/Cairo,     2026-04-24, 2026-04-23T22:00:00Z, 2026-04-24T20:59:59Z",
        ",                 2026-06-02, 2026-06-02T00:00:00Z, 2026-06-02T23:59:59Z"
    })
    void aDayBeginsAndEndsWhereTheSiteIs(@Nullable ZoneId zone, LocalDate day, Instant begin, Instant end) {
        assertThat(site(zone).startOf(day)).isEqualTo(begin);
        assertThat(site(zone).endOf(day)).isEqualTo(end);
        assertThat(site(zone).today(Clock.fixed(begin, ZoneOffset.UTC))).isEqualTo(day);
        assertThat(site(zone).today(Clock.fixed(end, ZoneOffset.UTC))).isEqualTo(day);
        assertThat(site(zone).today(Clock.fixed(begin.minusSeconds(1), ZoneOffset.UTC)))
                .isEqualTo(day.minusDays(1));
    }

    @Test
    void withoutAZoneADateIsInTheFutureOnlyIfItIsSoEverywhere() {
        Instant now = Instant.parse("2026-06-01T10:30:00Z");
        assertThat(found(now, site(null), "2026-06-02")).containsOnly(false);
        assertThat(found(now, site(null), "2026-06-03")).containsOnly(true);
        assertThat(found(now.minusSeconds(3600), site(null), "2026-06-02")).containsOnly(true);
    }
}
