package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.List;
import org.rarecase.casebook.ui.CasePageExtension.CardPart;

/**
 * What is known about one field, shown at its mark: it stays while pointer or focus is at the mark or in the card, and
 * goes with Escape (WCAG 2.2, 1.4.13). Which mark asks for it, and when, is in entry-form.js.
 */
final class FieldCard extends Popover {

    private final Div content = new Div();

    FieldCard() {
        content.addClassName("rc-field-card");
        add(content);
        setPosition(PopoverPosition.END_TOP);
        setOpenOnClick(false);
        setOpenOnHover(true);
        setOpenOnFocus(true);
        setAriaLabel(t("About this field"));
    }

    /**
     * @param anchor id of the element that the card stands at
     * @param spoken it was asked for by a key: then it is read out, since the focus stays in the field
     */
    void show(String anchor, List<CardPart> parts, boolean spoken) {
        content.removeAll();
        parts.forEach(part -> {
            Section section = new Section(new H4(part.title()), part.content());
            content.add(section);
        });
        if (parts.isEmpty()) {
            content.add(new Paragraph(t("Nothing was entered or asked here yet.")));
        }
        setFor(anchor);
        open();
        if (spoken) {
            content.getElement()
                    .executeJs("this.closest('.rc-entry-pane').querySelector('rc-entry-form').say(this.innerText)");
        }
    }
}
