package org.rarecase.pathology.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.agreed.DiagnosisContent;

/**
 * What the coordinator writes down of a case: the decision, and who dissents.
 *
 * @param grounds in words, or null
 * @param dissents by user name what the participant holds instead, in words; of those who hold the decision nothing
 */
public record Ballot(
        @Nullable DecidedBy by,
        DiagnosisContent content,
        @Nullable String grounds,
        Map<String, String> dissents) {

    public Ballot {
        dissents = Map.copyOf(dissents);
    }
}
