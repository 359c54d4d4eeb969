package org.rarecase.workflow.ui;

import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.query.DataQuery;
import org.rarecase.workflow.task.WorkItem;

/** Where a step is worked on. */
final class StepAddress {

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
        return item.opens() == null
                ? CaseNavigation.address(item.caseId())
                : "case-form/" + item.caseId() + "/" + item.opens();
    }
}
