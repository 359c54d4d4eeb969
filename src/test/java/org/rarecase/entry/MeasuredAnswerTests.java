package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.form.FormFiles;
import org.rarecase.form.ItemPath;

/** Axes, quantities and times. */
class MeasuredAnswerTests {

    private static Scenario form(String items) {
        return Scenario.of(FormFiles.with("form", items));
    }

    @Nested
    class Axes {

        private final Scenario scenario = form("""
                - {item: size, type: measurement, unit: mm, min: 1, max: 500, decimals: 1, required: true, flavours: [unknown], label: {en: Size}}
                - {item: volume, type: decimal, unit: ml, decimals: 2, derive: size.volume, label: {en: Volume}}
                - {item: largest, type: decimal, derive: size.largest, label: {en: L}}
                - {item: second, type: decimal, derive: size.b, label: {en: B}}
                - {item: large, type: yes-no, derive: 'size.largest > 50', label: {en: X}}
                - item: lesions
                  type: group
                  label: {en: Lesions}
                  items: [{item: axes, type: measurement, unit: cm, label: {en: Axes}}]
                - {item: total, type: decimal, derive: 'sum(lesions.axes.volume)', label: {en: T}}
                - {item: big, type: integer, derive: 'count(lesions[axes.largest > 2])', label: {en: N}}
                """);

        @Test
        void theVolumeIsThatOfAnEllipsoidInMillilitres() {
            scenario.answer("size", "120 x 80 x 50.5")
                    .shows("size", "120 x 80 x 50.5")
                    .shows("volume", "253.55")
                    .shows("largest", "120")
                    .shows("second", "80")
                    .shows("large", "yes");
        }

        @Test
        void withoutAllThreeAxesThereIsNoVolume() {
            scenario.answer("size", "40 x 60").shows("volume", "").shows("largest", "60");
            scenario.answer("size", "40").shows("second", "").shows("large", "no");
        }

        @Test
        void noSizeIsNoValue() {
            scenario.requires("size")
                    .finds("size", Finding.MISSING)
                    .answer("size", "(unknown)")
                    .finds("size")
                    .shows("largest", "")
                    .shows("volume", "");
        }

        @Test
        void theAxesOfRowsAreReadInTheirOwnUnit() {
            scenario.answer("lesions[r1].axes", "1 x 2 x 3")
                    .answer("lesions[r2].axes", "2 x 1 x 1")
                    .shows("total", "4.184")
                    .shows("big", "1");
        }

        @Test
        void everyAxisHasTheLimits() {
            scenario.answer("size", "12 x 501 x 5").says("size", "Must be between 1 and 500 mm.");
            scenario.answer("size", "0.5 x 501").says("size", "Must be between 1 and 500 mm.");
            scenario.answer("size", "1.25 x 2").says("size", "At most 1 digit after the point.");
            scenario.answer("lesions[r1].axes", "0 x 2").says("lesions[r1].axes", "Each axis must be above 0.");
        }

        @Test
        void anythingElseIsNoMeasurement() {
            scenario.evaluation().answer(scenario.place("size"), Answer.text("large"));
            scenario.finds("size", Finding.FORMAT);
            scenario.evaluation().answer(scenario.place("size"), Answer.number("3"));
            scenario.finds("size", Finding.FORMAT);
            scenario.evaluation().answer(scenario.place("volume"), Answer.measurement("3"));
            scenario.evaluation()
                    .answer(
                            scenario.place("volume"),
                            new Answer.Overridden(Answer.measurement("3"), "measured otherwise"));
            scenario.finds("volume", Finding.FORMAT);
        }
    }

    @Nested
    class Quantities {

        private final Scenario scenario = form("""
                - item: weight
                  type: quantity
                  unit: g
                  units: [{unit: kg, times: 1000}, {unit: mg, times: 0.001}]
                  min: 0.1
                  max: 5000
                  decimals: 1
                  label: {en: Weight}
                - item: temperature
                  type: quantity
                  unit: °C
                  units: [{unit: °F, times: 0.5555555556, plus: -17.7777777778}]
                  decimals: 1
                  label: {en: T}
                - {item: heavy, type: yes-no, derive: 'weight > 400', label: {en: H}}
                - {item: twice, type: quantity, unit: g, units: [{unit: kg, times: 1000}], derive: 'weight * 2', label: {en: D}}
                """);

        @Test
        void whatWasEnteredIsKeptBesideTheConvertedNumber() {
            scenario.answer("weight", "1.2 kg")
                    .shows("weight", "1.2 kg (1200)")
                    .shows("heavy", "yes")
                    .shows("twice", "2400 g")
                    .finds("weight");
            assertThat(scenario.evaluation().answers(new FormInstanceId(1)).get(ItemPath.of("weight")))
                    .isEqualTo(new Answer.Quantity(new BigDecimal("1.2"), "kg", new BigDecimal("1200")));
        }

        @ParameterizedTest
        @CsvSource({
            "150 g, 150 g",
            "150, 150 g",
            "250000 mg, 250000 mg (250)",
            "149 mg, 149 mg (0.1)",
            "150 mg, 150 mg (0.2)",
            "0.0333 kg, 0.0333 kg (33.3)"
        })
        void theConvertedNumberIsRoundedHalfUp(String entered, String shown) {
            scenario.answer("weight", entered).shows("weight", shown).finds("weight");
        }

        @Test
        void anOffsetIsAdded() {
            scenario.answer("temperature", "98.6 °F").shows("temperature", "98.6 °F (37)");
        }

        @Test
        void limitsAndDecimalsAreThoseOfTheUnitOfRecord() {
            scenario.answer("weight", "5.1 kg").says("weight", "Must be between 0.1 and 5,000 g.");
            scenario.answer("weight", "0.25 g").says("weight", "At most 1 digit after the point.");
            scenario.answer("weight", "0.00025 kg").finds("weight");
        }

        /** The same weight passes or fails in every unit. */
        @ParameterizedTest
        @CsvSource({
            "50 mg, 'Must be between 0.1 and 5,000 g. Entered are 0.05 g.'",
            "99.9 mg, 'Must be between 0.1 and 5,000 g. Entered are 0.0999 g.'",
            "0.00009 kg, 'Must be between 0.1 and 5,000 g. Entered are 0.09 g.'",
            "5.00001 kg, 'Must be between 0.1 and 5,000 g. Entered are 5,000.01 g.'",
            "5000.04 g, 'At most 1 digit after the point.,Must be between 0.1 and 5,000 g.'"
        })
        void limitsAreCheckedBeforeRounding(String entered, String said) {
            scenario.answer("weight", entered);
            assertThat(scenario.evaluation().findings(scenario.place("weight")).stream()
                            .map(finding -> finding.message().english())
                            .collect(Collectors.joining(",")))
                    .isEqualTo(said);
        }

        @Test
        void whatIsExactlyAtALimitPassesInEveryUnit() {
            for (String entered : List.of("100 mg", "0.0001 kg", "0.1 g", "5 kg", "5000 g", "5000000 mg")) {
                scenario.answer("weight", entered).finds("weight");
            }
        }

        @Test
        void rulesSeeTheExactNumber() {
            scenario.answer("weight", "400049 mg")
                    .shows("weight", "400049 mg (400)")
                    .shows("heavy", "yes")
                    .shows("twice", "800.098 g");
            scenario.answer("weight", "399960 mg").shows("heavy", "no").shows("twice", "799.92 g");
        }

        @Test
        void aNumberFromBeforeThereWereUnitsStillCounts() {
            scenario.evaluation().answer(scenario.place("weight"), Answer.number("450"));
            scenario.finds("weight").shows("heavy", "yes");
        }

        @Test
        void anotherUnitOrConversionIsNoAnswer() {
            scenario.evaluation().answer(scenario.place("weight"), quantity("1", "lb", "453.6"));
            scenario.says("weight", "“lb” is not a unit of this item. Possible are: g, kg, mg.");
            scenario.evaluation().answer(scenario.place("weight"), quantity("1", "kg", "100"));
            scenario.says("weight", "The number was converted in another way. Please enter it again.");
            scenario.evaluation().answer(scenario.place("weight"), Answer.text("150"));
            scenario.finds("weight", Finding.FORMAT);
        }

        private Answer quantity(String entered, String unit, String value) {
            return new Answer.Quantity(new BigDecimal(entered), unit, new BigDecimal(value));
        }
    }

    @Nested
    class CalculatedNumbers {

        private final Scenario scenario = form("""
                - {item: dose, type: decimal, label: {en: Dose}}
                - {item: days, type: integer, label: {en: Days}}
                - {item: daily, type: decimal, unit: mg, decimals: 1, min: 2, max: 25, overridable: true, derive: 'dose / days', label: {en: D}}
                - {item: high, type: yes-no, derive: 'daily > 24.9', label: {en: H}}
                - {item: weekly, type: decimal, decimals: 2, derive: 'daily * 7', label: {en: W}}
                - {item: whole, type: integer, max: 25, derive: 'daily', label: {en: I}}
                - {item: mass, type: quantity, unit: g, units: [{unit: mg, times: 0.001}], decimals: 2, min: 0.01, derive: 'daily / 1000', label: {en: M}}
                - {item: light, type: yes-no, derive: 'mass < 0.005', label: {en: L}}
                """);

        @ParameterizedTest
        @CsvSource({
            "175.2, 25, 'Must be between 2 and 25 mg. Calculated is 25.0285714286 mg.'",
            "13.9, 2, 'Must be between 2 and 25 mg. Calculated is 1.98571428571 mg.'",
            "350, 50, 'Must be between 2 and 25 mg.'"
        })
        void limitsAreCheckedBeforeRounding(String dose, String shown, String said) {
            scenario.answer("dose", dose)
                    .answer("days", "7")
                    .shows("daily", shown)
                    .stores("daily", shown)
                    .says("daily", said);
        }

        @Test
        void whatIsExactlyAtALimitPasses() {
            scenario.answer("dose", "175")
                    .answer("days", "7")
                    .shows("daily", "25")
                    .finds("daily");
            scenario.answer("dose", "14").shows("daily", "2").finds("daily");
        }

        @Test
        void rulesSeeTheExactNumber() {
            scenario.answer("dose", "174.65")
                    .answer("days", "7")
                    .shows("daily", "25")
                    .shows("high", "yes")
                    .shows("weekly", "174.65")
                    .answer("dose", "174.2")
                    .shows("daily", "24.9")
                    .shows("high", "no")
                    .shows("weekly", "174.2");
        }

        @Test
        void aWholeNumberAndAQuantityAreExactToTheirLimitsToo() {
            scenario.answer("dose", "25.4")
                    .answer("days", "1")
                    .shows("whole", "25")
                    .says("whole", "Must be at most 25. Calculated is 25.4.");
            scenario.answer("dose", "9.5")
                    .shows("mass", "0.01 g")
                    .says("mass", "Must be at least 0.01 g. Calculated is 0.0095 g.");
            scenario.answer("dose", "5").shows("mass", "0.01 g").shows("light", "no");
        }

        @Test
        void whatReplacesACalculatedNumberIsTakenAsItIs() {
            scenario.answer("dose", "175.2")
                    .answer("days", "7")
                    .override("daily", "25", "by protocol")
                    .finds("daily")
                    .shows("weekly", "175");
        }

        @Test
        void aNumberThatCannotBeCalculatedHasNoLimits() {
            scenario.answer("dose", "175.2")
                    .answer("days", "0")
                    .shows("daily", "")
                    .finds("daily");
        }
    }

    @Nested
    class Times {

        private final Scenario scenario = form("""
                - {item: drawn, type: time, label: {en: Drawn}}
                - {item: morning, type: yes-no, derive: 'drawn < "12:00"', label: {en: M}}
                """);

        @Test
        void rulesReadTimesAsText() {
            scenario.answer("drawn", "08:30").finds("drawn").shows("morning", "yes");
            scenario.answer("drawn", "23:59").finds("drawn").shows("morning", "no");
        }

        @ParameterizedTest
        @ValueSource(strings = {"24:00", "8:30", "08:60", "0830", "08:30:00"})
        void onlyTimesOfDayAreTimes(String text) {
            scenario.answer("drawn", text)
                    .says("drawn", "“" + text + "” is not a time of day. Please write it as 08:30.");
        }
    }

    @Nested
    class Ages {

        private final Scenario scenario = form("""
                - {item: birth, type: date, label: {en: B}}
                - {item: diagnosis, type: date, label: {en: D}}
                - {item: days, type: integer, unit: d, showAs: age, derive: 'daysBetween(birth, diagnosis)', label: {en: N}}
                - {item: years, type: integer, derive: 'yearsBetween(birth, diagnosis)', label: {en: Y}}
                """);

        @ParameterizedTest
        @CsvSource({
            "2020-02-29, 2024-02-29, 1461, 4",
            "2020-03-01, 2024-02-29, 1460, 3",
            "2020-03-01, 2020-03-01, 0, 0",
            "2020-03-01, 2024-03, '', 4",
            "2020-03, 2024-03-15, '', 3",
            "2020, 2024-03-15, '', 3"
        })
        void daysNeedBothDaysAndYearsTakeTheLowest(String birth, String diagnosis, String days, String years) {
            scenario.answer("birth", birth)
                    .answer("diagnosis", diagnosis)
                    .shows("days", days)
                    .shows("years", years);
        }

        @Test
        void aDateThatIsNotKnownGivesNoAge() {
            scenario.answer("birth", "2020-03-01").shows("days", "").shows("years", "");
        }
    }

    @Nested
    class Files {

        private final Scenario scenario = form("""
                - {item: report, type: file, accept: [pdf], maxMegabytes: 1, required: true, label: {en: R}}
                - {item: there, type: yes-no, derive: 'report != null', label: {en: T}}
                - {item: name, type: text, derive: report, label: {en: N}}
                """);

        private void give(String mediaType, long bytes) {
            Answer file = new Answer.File("report.pdf", mediaType, bytes, "0".repeat(64));
            scenario.evaluation().answer(scenario.place("report"), file);
        }

        @Test
        void rulesReadItsName() {
            scenario.finds("report", Finding.MISSING).shows("there", "no");
            give("application/pdf", 1000);
            scenario.finds("report").shows("there", "yes").shows("name", "report.pdf");
        }

        @Test
        void kindAndSizeAreThoseOfTheItem() {
            give("image/png", 1000);
            scenario.says("report", "A file of this kind is not accepted here.");
            give("application/pdf", 1_000_001);
            scenario.says("report", "At most 1 MB are possible here.");
            scenario.evaluation().answer(scenario.place("report"), Answer.text("report.pdf"));
            scenario.says("report", "Please upload a file here.");
        }
    }
}
