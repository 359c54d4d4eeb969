package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Seats;
import org.rarecase.pathology.reader.ReaderChoice;
import org.rarecase.pathology.reader.ReaderChoice.Candidate;
import org.rarecase.ui.Notices;
import org.rarecase.ui.RefusalLine;

/** A reading that waits for its reader: who is proposed, who may be asked instead, and who not and why. For coordinators. */
class SeatOffer extends Div {

    SeatOffer(Reading reading, Seats seats, CaseContext context) {
        ReaderChoice choice = seats.choice(reading);
        addClassName("rc-seat-offer");
        add(new H3(t("Reader {0}", reading.seat())));
        if (choice.candidates().isEmpty()) {
            add(new Paragraph(t("Nobody may be asked to read this case.")));
        } else {
            offer(reading, seats, choice, context);
        }
        if (!choice.leftOut().isEmpty()) {
            Paragraph leftOut = new Paragraph(t("Left out: {0}.", choice.whyNot()));
            leftOut.addClassName("rc-quiet");
            add(leftOut);
        }
    }

    private void offer(Reading reading, Seats seats, ReaderChoice choice, CaseContext context) {
        Select<Candidate> reader = new Select<>();
        reader.setLabel(t("Reader to ask"));
        reader.setItemLabelGenerator(SeatOffer::label);
        reader.setItems(choice.candidates());
        reader.setValue(choice.candidates().getFirst());
        RefusalLine refused = new RefusalLine();
        Button ask = new Button(t("Ask"), click -> {
            Candidate chosen = reader.getValue();
            if (refused.permits(() -> seats.offerTo(reading.caseId(), reading.instanceId(), chosen.userName()))) {
                context.refresh();
                Notices.success(t("{0} is asked to read this case.", chosen.name()));
            }
        });
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        add(reader, ask, refused);
    }

    private static String label(Candidate candidate) {
        String open = t("{0} – open readings: {1}", candidate.name(), candidate.open());
        if (candidate.unanswered()) {
            return open + ", " + t("did not answer");
        }
        return candidate.inField() ? open + ", " + t("own field") : open;
    }
}
