package org.rarecase.form;

import java.util.Set;
import org.rarecase.shared.Texts;

/**
 * One permitted value.
 *
 * @param value what is stored
 * @param tumourTypes codes of the tumour types it is offered for; empty: for all
 */
public record Code(String value, Texts label, Set<String> tumourTypes) {

    public boolean isFor(String tumourType) {
        return tumourTypes.isEmpty() || tumourTypes.contains(tumourType);
    }
}
