package org.rarecase.exchange.cut;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseState;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;

/**
 * What is to be kept.
 *
 * @param name which no other cut has
 * @param purpose what it is kept for, in a sentence
 * @param site null: all that the account sees
 * @param state null: all
 * @param tumourType null: all
 */
public record CutRequest(
        String name,
        String purpose,
        @Nullable Long site,
        @Nullable CaseState state,
        @Nullable String tumourType) {

    CaseFilter cases() {
        return new CaseFilter(
                tumourType == null ? null : new TumourType(tumourType),
                site == null ? null : new SiteId(site),
                state,
                "");
    }
}
