package org.rarecase.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Stands where a list is empty: why it is, and what to do next. */
public final class EmptyState extends Composite<Div> {

    public EmptyState(VaadinIcon icon, String title, String whatToDo, Component... actions) {
        Paragraph heading = new Paragraph(title);
        heading.addClassName("rc-empty-title");
        getContent().addClassName("rc-empty");
        getContent().add(Icons.decorative(icon), heading, new Paragraph(whatToDo));
        getContent().add(actions);
    }
}
