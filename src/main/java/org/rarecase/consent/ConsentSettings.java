package org.rarecase.consent;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a patient is asked to consent anew. The ages are the civil majority as far as we know it and, as all of these,
 * proposals to be confirmed by the registry's ethics committees.
 *
 * @param majority age in years, where the country of the site has none of its own
 * @param majorityIn by country of the site, in two capital letters
 * @param askBefore how long before that birthday the site is asked to prepare it
 * @param askAgainAfter how long after an attempt without answer it is asked again
 * @param attempts without answer, after which the case is restricted
 */
@ConfigurationProperties("rarecase.consent")
record ConsentSettings(
        @DefaultValue("18") int majority,
        @DefaultValue Map<String, Integer> majorityIn,
        @DefaultValue("P56D") Duration askBefore,
        @DefaultValue("P90D") Duration askAgainAfter,
        @DefaultValue("3") int attempts) {

    /** Names in the environment arrive in small letters. */
    ConsentSettings {
        majorityIn = majorityIn.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        country -> country.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));
    }

    LocalDate majorityOf(LocalDate birth, String country) {
        int age = majorityIn.getOrDefault(country, majority);
        LocalDate birthday = birth.plusYears(age);
        // Born on 29 February, of age on 1 March.
        return birthday.getDayOfMonth() == birth.getDayOfMonth() ? birthday : birthday.plusDays(1);
    }
}
