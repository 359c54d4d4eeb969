package org.rarecase.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** What a module adds to the frame around every page, such as a bell. Each bean of this type is asked. */
public interface HeaderTool {

    /** A new one for each place where the frame shows it; empty if it is nothing for the account. */
    Optional<Component> open();
}
