package org.rarecase.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;

/** Which age the shipped forms take where of a date only the month or the year is known. */
class PartialAgeTests {

    private static final FormLibrary FORMS = FormFiles.shipped();

    private final Scenario scenario = Scenario.shipped(FORMS, "T09");

    private Scenario born(String date) {
        return scenario.in("demographics").answer("date_of_birth", date);
    }

    /** The highest age counts: nobody is called too young who may be old enough. */
    @ParameterizedTest
    @CsvSource({
        "2010-05-17, 2024-05-16, patient-consents-young",
        "2010-05-17, 2024-05-17, ",
        "2010-05-17, 2024-04,    patient-consents-young",
        "2010-05-17, 2024-05,    ",
        "2010-05,    2024-04-30, patient-consents-young",
        "2010-05,    2024-05-01, ",
        "2010-05,    2024-04,    patient-consents-young",
        "2010-05,    2024-05,    ",
        "2010,       2023-12-31, patient-consents-young",
        "2010,       2024-01-01, ",
        "2010,       2023,       patient-consents-young",
        "2010,       2024,       ",
        "2010-05,    2010-05,    patient-consents-young"
    })
    void consentOfTheYoungIsWarnedOfOnlyWhereTheyAreCertainlyTooYoung(String birth, String consent, String found) {
        born(birth)
                .in("registration")
                .answer("consent_given_by", "patient")
                .answer("consent_date", consent)
                .finds("consent_given_by", found == null ? new String[0] : new String[] {found});
    }

    @ParameterizedTest
    @CsvSource({"2010-05, 2010-04", "2010, 2009", "2010-05-17, 2010-05-16"})
    void aConsentBeforeBirthHasNoAge(String birth, String consent) {
        born(birth)
                .in("registration")
                .answer("consent_given_by", "patient")
                .answer("consent_date", consent)
                .finds("consent_given_by");
    }

    /** The lowest age counts: the scale of the younger is kept until its end has certainly come. */
    @ParameterizedTest
    @CsvSource({
        "2008-05-17, 2024-05-16, 15, lansky",
        "2008-05-17, 2024-05-17, 16, karnofsky",
        "2008-05-17, 2024-05,    15, lansky",
        "2008-05-17, 2024-06,    16, karnofsky",
        "2008-05,    2024-05-30, 15, lansky",
        "2008-05,    2024-05-31, 16, karnofsky",
        "2008-05,    2024-05,    15, lansky",
        "2008-05,    2024-06,    16, karnofsky",
        "2008,       2024-12-30, 15, lansky",
        "2008,       2024-12-31, 16, karnofsky",
        "2008,       2024,       15, lansky",
        "2008,       2025,       16, karnofsky",
        "2024-05,    2024-05,    0,  lansky",
        "2024,       2024,       0,  lansky"
    })
    void theScaleIsChosenByTheLowestAge(String birth, String seen, String age, String scale) {
        born(birth)
                .in("follow-up")
                .answer("follow_up_date", seen)
                .answer("patient_status", "alive")
                .shows("age_years", age)
                .asks(scale)
                .hides(scale.equals("lansky") ? "karnofsky" : "lansky");
    }

    @ParameterizedTest
    @CsvSource({
        "2019-05-17, 2024-05-16, 4",
        "2019-05-17, 2024-05-17, 5",
        "2019-05,    2024-05,    4",
        "2019-05,    2024-06,    5",
        "2019,       2024,       4",
        "2019,       2025,       5",
        "2024-05,    2024-05-01, 0",
        "2024,       2024,       0"
    })
    void theAgeAtDiagnosisIsTheLowest(String birth, String diagnosed, String age) {
        scenario.in("diagnosis").answer("date_of_diagnosis", diagnosed);
        born(birth).shows("age_at_diagnosis_years", age);
    }

    @Test
    void noAgeIsNegative() {
        scenario.in("diagnosis").answer("date_of_diagnosis", "2024-04");
        born("2024-05").shows("age_at_diagnosis_years", "");
        born("2025").shows("age_at_diagnosis_years", "");
        scenario.in("follow-up").answer("follow_up_date", "2024").shows("age_years", "");
    }
}
