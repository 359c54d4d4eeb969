package org.rarecase.exchange.export;

import java.util.List;

/**
 * What a research export says though it may lead to a patient.
 *
 * @param included what is not left out
 * @param reason why that is included; empty if nothing is
 * @param daysFromDiagnosis dates become days from the date of diagnosis
 */
public record Disclosure(List<Identifying> included, String reason, boolean daysFromDiagnosis) {

    public static final Disclosure NOTHING = new Disclosure(List.of(), "", false);

    public Disclosure {
        included = included.stream().distinct().sorted().toList();
    }
}
