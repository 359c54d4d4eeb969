package org.rarecase.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The age of majority is a matter of the country, and of whoever runs the registry. */
class ConsentSettingsTests {

    private static final LocalDate BIRTH = LocalDate.of(2010, 5, 4);

    @Test
    void theAgeOfACountryCanBeSetInTheEnvironment() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("RARECASE_CONSENT_MAJORITYIN_GB", "16")));

        var settings = Binder.get(environment).bindOrCreate("rarecase.consent", ConsentSettings.class);

        assertThat(settings.majorityOf(BIRTH, "GB")).isEqualTo(LocalDate.of(2026, 5, 4));
        assertThat(settings.majorityOf(BIRTH, "DE")).isEqualTo(LocalDate.of(2028, 5, 4));
    }
}
