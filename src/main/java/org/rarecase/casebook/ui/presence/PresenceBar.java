package org.rarecase.casebook.ui.presence;

import static java.util.stream.Collectors.joining;
import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Duration;
import java.util.List;
import org.rarecase.account.Role;
import org.rarecase.ui.Initials;
import org.rarecase.ui.StaticFiles;

/** Who else has the case open, at its head: initials in the colour that marks the person's field, name and role. */
@Tag("rc-presence")
public final class PresenceBar extends HtmlContainer {

    private static final int COLOURS = 6;

    private final Span announced = new Span();
    private final UnorderedList people = new UnorderedList();
    private List<PresentUser> shown = List.of();

    /** @param beat how often the browser tells the server that the page is open, see presence.js */
    public PresenceBar(Duration beat) {
        addClassName("rc-others");
        getElement().setAttribute("data-every", Long.toString(beat.toMillis()));
        people.getElement().setAttribute("aria-label", t("Also in this case"));
        announced.addClassName("rc-hidden");
        announced.getElement().setAttribute("role", "status");
        add(people, announced);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().setAttribute("data-ui", Integer.toString(event.getUI().getUIId()));
        event.getUI().getPage().addJsModule(StaticFiles.address("presence.js"));
    }

    public void show(List<PresentPage.Other> others) {
        List<PresentUser> now = others.stream().map(PresentPage.Other::who).toList();
        if (now.equals(shown)) {
            return;
        }
        announced.setText(now.stream()
                .filter(who -> !shown.contains(who))
                .map(who -> t("{0}, {1}, is in this case too.", who.name(), roles(who)))
                .collect(joining(" ")));
        shown = now;
        people.removeAll();
        others.forEach(other -> people.add(new ListItem(initials(other), text(other.who()))));
    }

    /** The class that gives a person's colour. */
    public static String colour(int number) {
        return "rc-person-" + ((number - 1) % COLOURS + 1);
    }

    private static Component initials(PresentPage.Other other) {
        Span initials = new Span(Initials.of(other.who().name()));
        initials.addClassNames("rc-person", colour(other.colour()));
        initials.getElement().setAttribute("aria-hidden", "true");
        initials.setTitle(other.who().name() + ", " + roles(other.who()));
        return initials;
    }

    private static Component text(PresentUser who) {
        Span role = new Span(roles(who));
        role.addClassName("rc-others-role");
        Div text = new Div(new Span(who.name()), role);
        text.addClassName("rc-others-text");
        return text;
    }

    private static String roles(PresentUser who) {
        return who.roles().stream().sorted().map(Role::label).collect(joining(", "));
    }
}
