package org.rarecase.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** Title of a page, a line on what it is for, and its main actions at the right. */
public final class PageHeader extends Composite<Div> {

    private final H1 title;
    private final Div heading = new Div();
    private final Div actions = new Div();
    private final Paragraph subtitle = new Paragraph();

    public PageHeader(String title) {
        this.title = new H1(title);
        getContent().addClassName("rc-page-header");
        heading.addClassName("rc-page-heading");
        actions.addClassName("rc-page-actions");
        subtitle.addClassName("rc-page-subtitle");
        heading.add(this.title);
        getContent().add(heading, actions);
    }

    public void setTitle(String text) {
        title.setText(text);
    }

    public PageHeader withSubtitle(String text) {
        subtitle.setText(text);
        heading.add(subtitle);
        return this;
    }

    /** Beside the title, such as the badge of a state. */
    public PageHeader withBadges(Component... badges) {
        title.add(badges);
        return this;
    }

    public PageHeader withActions(Component... components) {
        actions.add(components);
        return this;
    }
}
