package org.rarecase.signature;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.AuditLine;

/**
 * An electronic signature, as it was given (21 CFR 11.50(a)): never changed afterwards.
 *
 * @param instanceId the filled form that was signed; null: all forms of the site in the case
 * @param printedName as the account had it at the time
 * @param role as the trail has it
 * @param meaning null: the row says something that nobody can sign, so that somebody has written into it
 * @param statement the sentence that was read and signed, in the language of the person
 * @param contentHash SHA-256 of what was signed, in lower case hexadecimal digits
 * @param keyId which key sealed it
 * @param seal over all the rest, in lower case hexadecimal digits
 */
public record Signature(
        long id,
        CaseId caseId,
        @Nullable FormInstanceId instanceId,
        String userName,
        String printedName,
        String role,
        @Nullable SignatureMeaning meaning,
        String statement,
        Instant signedAt,
        String contentHash,
        String keyId,
        String seal) {

    public boolean isOfWholeCase() {
        return instanceId == null;
    }

    /** What a case is submitted with. */
    public boolean isForSubmission() {
        return isOfWholeCase() && meaning == SignatureMeaning.REVIEWED;
    }

    boolean isOf(FormInstanceId form, SignatureMeaning said) {
        return form.equals(instanceId) && meaning == said;
    }

    /** Whether what is signed may still be changed. */
    boolean mayLapse() {
        return meaning != null && meaning.mayLapse();
    }

    /** Who signed what, as the trail has it. */
    AuditLine line(String kind, @Nullable String form, String why) {
        String told = printedName + ": "
                + (meaning == null ? statement : meaning.statement().english());
        return new AuditLine(kind, caseId.value(), FormInstanceId.stored(instanceId), form, null, null, told, why);
    }

    Signature sealed(String sealedBy, String newSeal) {
        return with(id, sealedBy, newSeal);
    }

    Signature stored(long newId) {
        return with(newId, keyId, seal);
    }

    private Signature with(long newId, String newKeyId, String newSeal) {
        return new Signature(
                newId,
                caseId,
                instanceId,
                userName,
                printedName,
                role,
                meaning,
                statement,
                signedAt,
                contentHash,
                newKeyId,
                newSeal);
    }
}
