package org.rarecase.casebook.ui.list;

import java.util.List;
import org.rarecase.casebook.CaseSummary;

/** What another module does with several cases of the list at once. */
public interface CaseListAction {

    String text();

    /** Whether to offer it to the account. */
    boolean isShown();

    /**
     * @param cases those ticked, at least one
     * @param changed to be told when the list is to be read again
     */
    void start(List<CaseSummary> cases, Runnable changed);
}
