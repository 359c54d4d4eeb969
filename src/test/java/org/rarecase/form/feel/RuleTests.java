package org.rarecase.form.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.form.FormFiles;
import org.rarecase.form.Rule;

class RuleTests {

    private static final Feel FEEL = new Feel(FormFiles.CLOCK);

    private static @Nullable Object value(String expression, Object... variables) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            values.put((String) variables[i], variables[i + 1]);
        }
        return new Rule(FEEL.parse(expression), List.of()).evaluate(values);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-17, 2024-05-18, true",
        "2024-05-17, 2024-05-17, false",
        "2024-05-17, 2024-05-16, false",
        "2024-05,    2024-06,    true",
        "2024-05,    2024-05-31, false",
        "2024-04,    2024-05-01, true",
        "2023,       2024-01,    true",
        "2024,       2024-12-31, false",
        "2023-12-31, 2024,       true",
        "2024,       2024,       false"
    })
    void beforeIsCertainOnlyIfNoMissingDayOrMonthCouldChangeIt(String a, String b, boolean before) {
        assertThat(value("certainlyBefore(a, b)", "a", a, "b", b)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-03-01, 2024-02-29, 3, 3",
        "2020-03-01, 2024-03-01, 4, 4",
        "2020-02-29, 2021-02-28, 0, 0",
        "2020-02-29, 2021-03-01, 1, 1",
        "2020-03,    2024-02,    3, 3",
        "2020-03,    2024-03,    3, 4",
        "2020-03,    2024-03-15, 3, 4",
        "2020-03-15, 2024-03,    3, 4",
        "2020,       2024-01,    3, 4",
        "2020,       2024,       3, 4",
        "2006,       2024-06-01, 17, 18",
        "2024,       2024,       0, 0",
        "2024-05,    2024-05-01, 0, 0",
        "2024-05-17, 2024-05,    0, 0"
    })
    void yearsAreCompletedOnesAndOfPartialDatesTheLowestAndTheHighestAreKnown(
            String a, String b, BigDecimal lowest, BigDecimal highest) {
        assertThat(value("yearsBetween(a, b)", "a", a, "b", b)).isEqualTo(lowest);
        assertThat(value("mostYearsBetween(a, b)", "a", a, "b", b)).isEqualTo(highest);
    }

    @ParameterizedTest
    @CsvSource({"2024, 2020", "2024-05-17, 2024-05-16", "2024-06, 2024-05"})
    void beforeTheFirstDateThereAreNoYears(String a, String b) {
        assertThat(value("yearsBetween(a, b)", "a", a, "b", b)).isNull();
        assertThat(value("mostYearsBetween(a, b)", "a", a, "b", b)).isNull();
    }

    /** Berlin is two hours ahead of UTC in June, Honolulu ten behind, Auckland twelve ahead; nobody is more than 14. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-01T22:30:00Z, Europe/Berlin,    2026-06-02, false",
        "2026-06-01T22:30:00Z, Europe/Berlin,    2026-06-03, true",
        "2026-06-01T21:30:00Z, Europe/Berlin,    2026-06-02, true",
        "2026-06-02T05:00:00Z, Pacific/Honolulu, 2026-06-01, false",
        "2026-06-02T05:00:00Z, Pacific/Honolulu, 2026-06-02, true",
        "2026-06-01T12:30:00Z, Pacific/Auckland, 2026-06-02, false",
        "2026-06-01T11:30:00Z, Pacific/Auckland, 2026-06-02, true",
        "2026-06-01T10:30:00Z, +14:00,           2026-06-02, false",
        "2026-06-01T09:30:00Z, +14:00,           2026-06-02, true",
        "2026-05-31T22:30:00Z, Europe/Berlin,    2026-06,    false",
        "2026-05-31T23:00:00Z, Pacific/Honolulu, 2026-06,    true",
        "2026-12-31T23:30:00Z, Europe/Berlin,    2027,       false"
    })
    void aDateIsInTheFutureByTheDayOfTheZone(Instant now, ZoneId zone, String date, boolean future) {
        Feel feel = new Feel(Clock.fixed(now, ZoneOffset.UTC));
        Rule rule = new Rule(feel.parse("isFuture(a)"), List.of());
        assertThat(rule.evaluate(Map.of("a", date), zone)).isEqualTo(future);
        Rule today = new Rule(feel.parse("string(today())"), List.of());
        assertThat(today.evaluate(Map.of(), zone))
                .isEqualTo(LocalDate.ofInstant(now, zone).toString());
    }

    @Test
    void daysNeedTwoDays() {
        assertThat(value("daysBetween(a, b)", "a", "2024-02-28", "b", "2024-03-01"))
                .isEqualTo(new BigDecimal(2));
        assertThat(value("daysBetween(a, b)", "a", "2024-03-01", "b", "2024-02-28"))
                .isEqualTo(new BigDecimal(-2));
        assertThat(value("daysBetween(a, b)", "a", "2024-02", "b", "2024-03-01"))
                .isNull();
    }

    @Test
    void theYearIsKnownOfEachDate() {
        assertThat(value("yearOf(a)", "a", "2024")).isEqualTo(new BigDecimal(2024));
        assertThat(value("yearOf(a)", "a", "2024-05-17")).isEqualTo(new BigDecimal(2024));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, false",
        "2026-03-02, true",
        "2026-03,    false",
        "2026-04,    true",
        "2026,       false",
        "2027,       true"
    })
    void theFutureIsCertainlyAfterToday(String date, boolean future) {
        assertThat(value("isFuture(a)", "a", date)).isEqualTo(future);
    }

    @ParameterizedTest
    @CsvSource({
        "'certainlyBefore(a, \"2024\")'",
        "'certainlyBefore(\"2024\", a)'",
        "'daysBetween(a, \"2024-01-01\")'",
        "'yearsBetween(\"2024\", a)'",
        "'mostYearsBetween(\"2024\", a)'",
        "yearOf(a)",
        "isFuture(a)",
        "'countOf(a, \"x\")'"
    })
    void whereADateIsMissingOrImpossibleThereIsNoResult(String expression) {
        assertThat(value(expression, "a", null)).isNull();
        assertThat(expression.startsWith("countOf") ? null : value(expression, "a", "2024-02-30"))
                .isNull();
    }

    @Test
    void codesAreCountedInAList() {
        assertThat(value("countOf([a, b, c], \"yes\")", "a", "yes", "b", null, "c", "yes"))
                .isEqualTo(new BigDecimal(2));
    }

    @Test
    void numbersStayExact() {
        assertThat(value("a + b", "a", new BigDecimal("0.1"), "b", new BigDecimal("0.2")))
                .isEqualTo(new BigDecimal("0.3"));
    }

    @Test
    void aFailureIsNoValue() {
        assertThat(value("a + 1", "a", "text")).isNull();
        assertThat(value("a > 1", "a", null)).isNull();
        assertThat(value("missing + 1")).isNull();
        assertThat(value("assert(a, a = 1)", "a", "text")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = b",
                "a = 3",
                "3 = a",
                "a != 3",
                "3 != a",
                "a != b",
                "x != a",
                "a < 3",
                "a >= 3",
                "a between 1 and 3",
                "a in (1, 2)",
                "a in (b)",
                "a in (x, b)",
                "a in [b, 1]",
                "a in [1..3]",
                "a in (> 1, b)",
                "list contains([b, 1], a)",
                "list contains(b, a)",
                "countOf([a, b], a) > 0",
                "some v in [a, b] satisfies v = a",
                "every v in [a, b] satisfies v = a",
                "count([a, b][item = a]) > 0",
                "[x, a] = [x, b]",
                "modulo(a, 10) != 0",
                "sum([a, x]) != 0",
                "{mine: a, same: mine = b}.same",
                "{mine: a, same: mine != x}.same",
                "row.a = b",
                "row.a != x",
                "missing != x",
                "not(a < 3)",
                "a = x or a != x",
                "if a != 3 then true else false"
            })
    void aComparisonWithWhatHasNoValueIsNotTrue(String expression) {
        assertThat(value(expression, "a", null, "b", null, "x", new BigDecimal(3), "row", Map.of()))
                .isNotEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = null",
                "null = a",
                "x != null",
                "not(x = null)",
                "not(a != null)",
                "a in (null)",
                "a in (1, null)",
                "list contains([a, x], null)",
                "count([a, x][item = null]) = 1",
                "count([a, x][item != null]) = 1",
                "every v in [a, b] satisfies v = null",
                "not(a = 3)",
                "not(a in (1, 2))",
                "not(list contains([1, 2], a))",
                "a = null or a != 3",
                "x = 3 and x != 4 and x in (3, 4) and x between 1 and 3"
            })
    void theWordNullAsksForTheBlankAndNotMeansEverythingElse(String expression) {
        assertThat(value(expression, "a", null, "b", null, "x", new BigDecimal(3)))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight > 100 and other.x = 1           | weight; other.x",
                "some r in rows satisfies r.a = weight  | rows(iterated); rows.a; weight",
                "every r in rows[b = 1] satisfies r.a   | rows(iterated); b in rows; rows.a",
                "count(for r in rows return r.a + x)    | rows(iterated); rows.a; x",
                "some r in rows, m in r.inner satisfies m.c = 1 | rows(iterated); rows.inner(iterated); rows.inner.c",
                "rows[1].a                              | rows.a",
                "rows[b = weight].a                     | rows.a; b in rows; weight in rows",
                "rows[item.b = 1]                       | rows; rows.b",
                "{a: 1, b: a + z}.b                     | z",
                "if flavour.weight = \"unknown\" then 1 else x | flavour.weight; x",
                "x in (1, y)                            | x; y",
                "substring(string: t, start position: n) | t; n",
                "last(rows).a                           | rows",
            })
    void namesFromOutsideOfTheExpressionAreFound(String expression, String names) {
        Set<ReferencedNames.Name> found = FEEL.parse(expression).names().names();
        assertThat(found.stream().map(RuleTests::shown))
                .containsExactlyInAnyOrder(names.strip().split("; "));
    }

    private static String shown(ReferencedNames.Name name) {
        return String.join(".", name.path())
                + (name.iterated() ? "(iterated)" : "")
                + (name.filtered().isEmpty()
                        ? ""
                        : " in " + String.join(".", name.filtered().getFirst()));
    }
}
