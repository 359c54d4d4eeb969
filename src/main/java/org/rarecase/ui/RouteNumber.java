package org.rarecase.ui;

import com.vaadin.flow.router.BeforeEnterEvent;

/** The number of something in the address of its page. */
public final class RouteNumber {

    private RouteNumber() {}

    /** What is no number is the number of nothing. */
    public static long of(BeforeEnterEvent event, String parameter) {
        return event.getRouteParameters()
                .get(parameter)
                .filter(digits -> digits.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
