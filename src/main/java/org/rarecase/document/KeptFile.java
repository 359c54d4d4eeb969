package org.rarecase.document;

import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;

/**
 * A document that is kept for a case, also if an answer names it no more.
 *
 * @param sha256 of the content, by which {@link CaseDocuments#open} gives it
 * @param uploadedTo the form
 */
public record KeptFile(String sha256, String name, String mediaType, FormInstanceId uploadedTo) {

    /** For whoever is not to know how its site named it. */
    KeptFile withoutName() {
        return new KeptFile(sha256, Answer.File.nameless(name), mediaType, uploadedTo);
    }
}
