package org.rarecase.query.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.query.DataQuery;

/** Where a query is read and answered: at its field, with its thread beside it. */
public final class QueryAddress {

    /** Parameter that names the query one is led to. */
    static final String QUERY = "query";

    /** Parameter that keeps the filters of the list one came from. */
    static final String BOARD = "board";

    private QueryAddress() {}

    static void go(DataQuery query) {
        go(of(query));
    }

    static void go(DataQuery query, String board) {
        go(of(query, board));
    }

    private static void go(String address) {
        Location location = new Location(address);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    /** @param board the filters of the list one comes from, as its address has them */
    public static String of(DataQuery query, String board) {
        return of(query) + "&" + BOARD + "=" + URLEncoder.encode(board, StandardCharsets.UTF_8);
    }

    public static String of(DataQuery query) {
        ItemRef place = query.place();
        FormInstanceId instanceId = query.instanceId();
        String panel = "panel=queries&" + QUERY + "=" + query.id();
        if (place != null) {
            return CaseNavigation.address(query.caseId(), place) + "&" + panel;
        }
        return (instanceId == null
                        ? CaseNavigation.address(query.caseId())
                        : CaseNavigation.address(query.caseId(), instanceId))
                + "?" + panel;
    }
}
