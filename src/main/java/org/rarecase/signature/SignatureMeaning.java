package org.rarecase.signature;

import static org.rarecase.shared.Messages.texts;

import java.util.Arrays;
import java.util.List;
import org.rarecase.account.Role;
import org.rarecase.form.FormDefinition;
import org.rarecase.shared.LocalizedText;

/** What somebody says by signing (21 CFR 11.50(a)(3)); a short list, so that the same words always mean the same. */
public enum SignatureMeaning {
    /** What a case is submitted with; it cannot be said while something is missing. */
    REVIEWED(
            Role.INVESTIGATOR,
            texts("I have reviewed these data; they are complete and correct to the best of my knowledge.")),
    /** Authorship, also of a form that is still incomplete. */
    ENTERED(Role.INVESTIGATOR, texts("I have entered these data; they agree with the source documents.")),
    /** What a central review is signed off with. */
    PATHOLOGY_REVIEWED(Role.PATHOLOGIST, texts("This is my review of the pathology; it is complete and final.")),
    /** What the comparison with the local diagnosis is signed off with, after the review. */
    REVIEW_COMPARED(
            Role.PATHOLOGIST,
            texts("This is my comparison of my review with the local diagnosis; it is complete and final.")),
    /** What the decision of a panel is signed with by each who took part. */
    PANEL_DECIDED(
            Role.PATHOLOGIST,
            texts("This is the decision of the panel in which I took part, with each dissent as it was stated."));

    private final Role role;
    private final LocalizedText statement;

    SignatureMeaning(Role role, LocalizedText statement) {
        this.role = role;
        this.statement = statement;
    }

    /** Who may say so. */
    public Role role() {
        return role;
    }

    /** Each role signs the forms that it fills. */
    boolean isSaidOf(FormDefinition form) {
        return role == Role.PATHOLOGIST ? form.isFilledByPathologist() : form.isFilledBySite();
    }

    /** Whether what is signed may still be changed; a review is closed with its signature. */
    boolean mayLapse() {
        return role == Role.INVESTIGATOR;
    }

    /** The sentence that is signed. */
    public LocalizedText statement() {
        return statement;
    }

    /** What a site may choose from by itself; a review is signed where it is signed off. */
    public static List<SignatureMeaning> ofSite() {
        return Arrays.stream(values())
                .filter(meaning -> meaning.role == Role.INVESTIGATOR)
                .toList();
    }
}
