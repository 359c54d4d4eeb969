package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.entry.ItemRef;
import org.rarecase.workflow.task.Outcome;

/** Says at a step why it was not taken. */
final class RefusedStep extends Div {

    private final transient CaseContext context;

    RefusedStep(CaseContext context) {
        this.context = context;
        addClassName("rc-step-refused");
        getElement().setAttribute("role", "alert");
    }

    RefusedStep say(String message) {
        removeAll();
        add(new Paragraph(message));
        return this;
    }

    RefusedStep sayUnsaved(Outcome outcome) {
        UnorderedList places = new UnorderedList();
        context.unsaved().forEach(place -> places.add(new ListItem(link(context, place))));
        say(t(
                "“{0}” was not done: this is not saved. Save it or undo it at the bottom of the form, or correct"
                        + " what cannot be read.",
                outcome.label()));
        add(places);
        return this;
    }

    /** Leads to the item. */
    static NativeButton link(CaseContext context, ItemRef place) {
        NativeButton link = new NativeButton(context.describe(place), click -> context.showItem(place));
        link.addClassName("rc-link");
        return link;
    }
}
