package org.rarecase.casebook.ui.list;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.ui.CasePageExtension;

/** A column that another module adds to the list of cases. */
public interface CaseColumn {

    String title();

    /** Whether the account has anything to see there. */
    default boolean isShown() {
        return true;
    }

    /** The marks of a page of cases that the account may see, in one statement at most. */
    Map<CaseId, List<CasePageExtension.Mark>> marks(Collection<CaseId> page);
}
