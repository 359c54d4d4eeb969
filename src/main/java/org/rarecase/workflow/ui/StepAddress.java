package org.rarecase.workflow.ui;

import java.util.Map;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.query.DataQuery;
import org.rarecase.workflow.task.WorkItem;

/** Where a step is worked on. */
final class StepAddress {

    /** Addresses of the pages on which a step is taken, by how process files name them; the number of the case follows. */
    private static final Map<String, String> PAGES =
            Map.of("compare", "pathology/compare/case", "adjudication", "pathology/adjudication");

    private StepAddress() {}

    static String of(WorkItem item) {
        DataQuery query = item.query();
        if (query != null) {
            ItemRef place = query.place();
            FormInstanceId instanceId = query.instanceId();
            if (place == null) {
                return (instanceId == null
                                ? CaseNavigation.address(item.caseId())
                                : CaseNavigation.address(item.caseId(), instanceId))
                        + "?panel=queries";
            }
            return CaseNavigation.address(item.caseId(), place) + "&panel=queries";
        }
        String page = item.page() == null ? null : PAGES.get(item.page());
        if (page != null) {
            return page + "/" + item.caseId();
        }
        return item.opens() == null
                ? CaseNavigation.address(item.caseId())
                : "case-form/" + item.caseId() + "/" + item.opens();
    }
}
