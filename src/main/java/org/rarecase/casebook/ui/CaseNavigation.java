package org.rarecase.casebook.ui;

import com.vaadin.flow.component.UI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.Place;

/** Addresses of the case page. */
public final class CaseNavigation {

    private CaseNavigation() {}

    public static String address(CaseId id) {
        return "cases/" + id.value();
    }

    public static String address(CaseId id, long entryId) {
        return address(id) + "/" + entryId;
    }

    public static String address(CaseId id, Place place) {
        return address(id, place.entryId())
                + "?item="
                + URLEncoder.encode(place.path().toString(), StandardCharsets.UTF_8);
    }

    public static void toCase(CaseId id) {
        UI.getCurrent().navigate(address(id));
    }
}
