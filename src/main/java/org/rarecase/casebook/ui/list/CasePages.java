package org.rarecase.casebook.ui.list;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.ui.CasePageExtension.Mark;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.annotation.Transactional;

/** Reads the list of cases with the columns of other modules, a page in one transaction. */
@SpringComponent
class CasePages {

    /** @param marks by column and case */
    record Page(List<CaseSummary> cases, Map<CaseColumn, Map<CaseId, List<Mark>>> marks) {}

    private final Casebook casebook;
    private final List<CaseColumn> columns;
    private final List<CaseListAction> actions;

    CasePages(Casebook casebook, ObjectProvider<CaseColumn> columns, ObjectProvider<CaseListAction> actions) {
        this.casebook = casebook;
        this.columns = columns.orderedStream().toList();
        this.actions = actions.orderedStream().toList();
    }

    /** Those that the account may do. */
    List<CaseListAction> actions() {
        return actions.stream().filter(CaseListAction::isShown).toList();
    }

    /** Those that the account has anything to see in. */
    List<CaseColumn> columns() {
        return columns.stream().filter(CaseColumn::isShown).toList();
    }

    @Transactional(readOnly = true)
    public Page find(CaseFilter filter, @Nullable CaseSummary after, int limit) {
        List<CaseSummary> cases = casebook.find(filter, after, limit);
        List<CaseId> ids = cases.stream().map(CaseSummary::id).toList();
        Map<CaseColumn, Map<CaseId, List<Mark>>> marks = new LinkedHashMap<>();
        columns().forEach(column -> marks.put(column, column.marks(ids)));
        return new Page(cases, marks);
    }
}
