package org.rarecase.shell;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.rarecase.ui.Icons;

/** A calm page in place of one that cannot be shown, with a way on. */
abstract class ErrorPage extends Composite<Main> {

    protected void explain(VaadinIcon icon, String title, String message) {
        getContent().removeAll();
        getContent().addClassName("rc-error-view");
        getContent()
                .add(new Div(
                        Icons.decorative(icon),
                        new H1(title),
                        new Paragraph(message),
                        new Anchor("", t("Go to the start page"))));
    }
}
