package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.DerivedFrom;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** From what the value of a field was calculated, of what the account may read. */
@Component
@Order(10)
class DerivationCard implements CasePageExtension {

    @Override
    public Optional<CardPart> card(CaseContext context, ItemRef place) {
        VisibleCase shown = context.visibleCase();
        String from = DerivedFrom.print(shown.evaluation(shown.entry(place.instanceId())).explain(place).stream()
                .map(rule -> rule.readBy(read ->
                        shown.entries().stream().anyMatch(entry -> entry.id().equals(read.instanceId()))))
                .toList());
        return from.isEmpty() ? Optional.empty() : Optional.of(new CardPart(t("Calculated"), new Paragraph(from)));
    }
}
