package org.rarecase.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.Optional;

/** The number of something in the address of its page. */
public final class RouteNumber {

    private RouteNumber() {}

    /** What is no number is the number of nothing. */
    public static long of(BeforeEnterEvent event, String parameter) {
        return find(event, parameter).orElse(0L);
    }

    public static Optional<Long> find(BeforeEnterEvent event, String parameter) {
        return event.getRouteParameters()
                .get(parameter)
                .filter(digits -> digits.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
    }
}
