package org.rarecase.signature;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;

/**
 * An electronic signature, as it was given (21 CFR 11.50(a)): never changed afterwards.
 *
 * @param meaning null: the row says something that nobody can sign, so that somebody has written into it
 * @param statement the sentence that was read and signed, in the language of the person
 */
public record Signature(
        long id,
        Content content,
        Signer signer,
        @Nullable SignatureMeaning meaning,
        String statement,
        Instant signedAt,
        Seal seal) {

    /**
     * What was signed.
     *
     * @param instanceId the filled form; null: all forms of the site in the case
     * @param hash SHA-256 of it, in lower case hexadecimal digits
     */
    record Content(CaseId caseId, @Nullable FormInstanceId instanceId, String hash) {}

    /**
     * @param actor user name and role as the trail has them
     * @param printedName as the account had it at the time
     */
    record Signer(Actor actor, String printedName) {}

    /**
     * @param keyId which key sealed it
     * @param code over all the rest, in lower case hexadecimal digits
     */
    record Seal(String keyId, String code) {

        /** Of what is not sealed yet. */
        static final Seal NONE = new Seal("", "");
    }

    public CaseId caseId() {
        return content.caseId();
    }

    public @Nullable FormInstanceId instanceId() {
        return content.instanceId();
    }

    public String userName() {
        return signer.actor().userName();
    }

    public String printedName() {
        return signer.printedName();
    }

    /** As the trail has it. */
    public String role() {
        return signer.actor().role();
    }

    /** SHA-256 of what was signed, in lower case hexadecimal digits. */
    public String contentHash() {
        return content.hash();
    }

    /** Which key sealed it. */
    public String keyId() {
        return seal.keyId();
    }

    /** What the key made of it, in lower case hexadecimal digits. */
    public String sealCode() {
        return seal.code();
    }

    public boolean isOfWholeCase() {
        return instanceId() == null;
    }

    /** What a case is submitted with. */
    public boolean isForSubmission() {
        return isOfWholeCase() && meaning == SignatureMeaning.REVIEWED;
    }

    boolean isOf(FormInstanceId form, SignatureMeaning said) {
        return form.equals(instanceId()) && meaning == said;
    }

    /** Whether what is signed may still be changed. */
    boolean mayLapse() {
        return meaning != null && meaning.mayLapse();
    }

    /** Who signed what, as the trail has it. */
    AuditLine line(String kind, @Nullable String form, String why) {
        String told = printedName() + ": "
                + (meaning == null ? statement : meaning.statement().english());
        return new AuditLine(kind, caseId().value(), FormInstanceId.stored(instanceId()), form, null, null, told, why);
    }

    Signature sealed(Seal with) {
        return new Signature(id, content, signer, meaning, statement, signedAt, with);
    }

    Signature stored(long newId) {
        return new Signature(newId, content, signer, meaning, statement, signedAt, seal);
    }
}
