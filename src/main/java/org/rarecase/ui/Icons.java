package org.rarecase.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Icons that screen readers pass over, and buttons that are only an icon yet have a name. */
public final class Icons {

    private Icons() {}

    public static Icon decorative(VaadinIcon icon) {
        Icon drawn = icon.create();
        drawn.getElement().setAttribute("aria-hidden", "true");
        drawn.addClassName("rc-icon");
        return drawn;
    }

    public static Button button(VaadinIcon icon, String name) {
        Button button = new Button(decorative(icon));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("rc-icon-button");
        button.setAriaLabel(name);
        button.setTooltipText(name);
        return button;
    }
}
