package org.rarecase.shared;

import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail, as the module that acts tells it (ICH E6(R3) Annex 1, 4; 21 CFR 11.10(e)).
 *
 * @param kind noun and past participle, such as {@code value.changed}, {@code query.raised}, {@code login.failed}
 * @param caseId the case, or null for what belongs to none
 * @param instanceId the filled form, or null
 * @param form key of the form, or null
 * @param itemPath where in the form, as {@code ItemPath} prints it, or null
 * @param oldValue value before, or null if there was none
 * @param newValue value after, or null if there is none
 * @param reason why, as the actor told it, or null
 */
public record AuditLine(
        String kind,
        @Nullable Long caseId,
        @Nullable Long instanceId,
        @Nullable String form,
        @Nullable String itemPath,
        @Nullable String oldValue,
        @Nullable String newValue,
        @Nullable String reason) {

    public static AuditLine ofCase(
            String kind, long caseId, @Nullable String oldValue, @Nullable String newValue, @Nullable String reason) {
        return new AuditLine(kind, caseId, null, null, null, oldValue, newValue, reason);
    }

    public static AuditLine ofSystem(
            String kind, @Nullable String oldValue, @Nullable String newValue, @Nullable String reason) {
        return new AuditLine(kind, null, null, null, null, oldValue, newValue, reason);
    }

    public AuditLine withValues(@Nullable String before, @Nullable String after) {
        return new AuditLine(kind, caseId, instanceId, form, itemPath, before, after, reason);
    }

    public AuditLine withReason(@Nullable String why) {
        return new AuditLine(kind, caseId, instanceId, form, itemPath, oldValue, newValue, why);
    }
}
