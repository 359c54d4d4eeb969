package org.rarecase.query.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.entry.Place;
import org.rarecase.query.DataQuery;

/** Where a query is read and answered: at its field, with its thread beside it. */
final class QueryAddress {

    /** Parameter that names the query one is led to. */
    static final String QUERY = "query";

    private QueryAddress() {}

    static void go(DataQuery query) {
        Location location = new Location(of(query));
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    static String of(DataQuery query) {
        Place place = query.place();
        Long entryId = query.entryId();
        String panel = "panel=queries&" + QUERY + "=" + query.id();
        if (place != null) {
            return CaseNavigation.address(query.caseId(), place) + "&" + panel;
        }
        return (entryId == null
                        ? CaseNavigation.address(query.caseId())
                        : CaseNavigation.address(query.caseId(), entryId))
                + "?" + panel;
    }
}
