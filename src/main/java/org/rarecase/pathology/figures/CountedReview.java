package org.rarecase.pathology.figures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.pathology.Occasion;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.Relevance;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;

/**
 * A review as figures count it.
 *
 * @param ended without an outcome, as consent was withdrawn
 * @param local code that the site had when the diagnosis was stated; null if none was coded
 * @param agreed code of the latest agreed diagnosis; null until it is confirmed, and if none was coded
 * @param verdict as confirmed; null until then
 * @param computed what the codes come to, of a confirmed one; null if they could not be compared
 * @param versions of the agreed diagnosis; 0 if there is none
 */
public record CountedReview(
        long id,
        CaseId caseId,
        String caseNumber,
        SiteId site,
        @Nullable TumourType tumourType,
        Occasion occasion,
        Times times,
        boolean ended,
        @Nullable String local,
        @Nullable String agreed,
        @Nullable Verdict verdict,
        @Nullable Verdict computed,
        @Nullable Relevance relevance,
        int versions) {

    /**
     * @param agreedAt when it was first confirmed; null until then
     * @param askedAt when the site was asked to acknowledge it; null if it was not
     */
    record Times(
            Instant requestedAt,
            @Nullable Instant agreedAt,
            @Nullable Instant askedAt,
            @Nullable Instant acknowledgedAt) {}

    boolean isAssessable() {
        return verdict != null && verdict != Verdict.NOT_ASSESSABLE;
    }

    boolean isCorrected() {
        return computed != null && verdict != computed;
    }
}
