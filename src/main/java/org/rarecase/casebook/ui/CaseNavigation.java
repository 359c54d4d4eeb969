package org.rarecase.casebook.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;

/** Addresses of the case page. */
public final class CaseNavigation {

    private CaseNavigation() {}

    public static String address(CaseId id) {
        return "cases/" + id.value();
    }

    public static String address(CaseId id, FormInstanceId instanceId) {
        return address(id) + "/" + instanceId;
    }

    public static String address(CaseId id, ItemRef place) {
        return address(id, place.instanceId())
                + "?item="
                + URLEncoder.encode(place.path().toString(), StandardCharsets.UTF_8);
    }

    /** Shows the form and puts the focus into the field. */
    public static void toItem(CaseId id, ItemRef place) {
        QueryParameters item = QueryParameters.of("item", place.path().toString());
        UI.getCurrent().navigate(address(id, place.instanceId()), item);
    }

    public static void toCase(CaseId id) {
        UI.getCurrent().navigate(address(id));
    }
}
