package org.rarecase.casebook;

import java.util.Collection;
import org.rarecase.entry.Change;
import org.rarecase.shared.Refusal;

/** Whether the documents that answers stand for are kept: asked before answers are stored. */
public interface DocumentCheck {

    /** Refuses with a {@link Refusal} if this case does not have a document that a change stands for. */
    void require(CaseId id, Collection<Change> changes);
}
