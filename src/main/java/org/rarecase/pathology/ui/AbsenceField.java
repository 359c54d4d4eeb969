package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.reader.ReaderProfile;
import org.rarecase.pathology.reader.ReaderProfiles;
import org.rarecase.ui.Language;
import org.rarecase.ui.Notices;
import org.rarecase.ui.RefusalLine;

/** First and last day on which a reader is asked for nothing; kept once both are there, or neither. */
class AbsenceField extends Div {

    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final RefusalLine refused = new RefusalLine();
    private final transient ReaderProfiles profiles;
    private final transient ReaderProfile reader;

    AbsenceField(ReaderProfiles profiles, ReaderProfile reader) {
        this.profiles = profiles;
        this.reader = reader;
        ReaderProfile.Absence absence = reader.absence();
        Language.prepare(from);
        Language.prepare(to);
        from.setAriaLabel(t("First day of absence of {0}", reader.name()));
        to.setAriaLabel(t("Last day of absence of {0}", reader.name()));
        from.setPlaceholder(t("from"));
        to.setPlaceholder(t("to"));
        from.setClearButtonVisible(true);
        to.setClearButtonVisible(true);
        if (absence != null) {
            from.setValue(absence.from());
            to.setValue(absence.to());
        }
        from.addValueChangeListener(change -> store());
        to.addValueChangeListener(change -> store());
        addClassName("rc-absence");
        add(from, to, refused);
    }

    private void store() {
        refused.clear();
        @Nullable LocalDate first = from.getValue();
        @Nullable LocalDate last = to.getValue();
        // Half of it is still being typed.
        if ((first == null) == (last == null)
                && refused.permits(() -> profiles.setAbsence(reader.userName(), first, last))) {
            Notices.success(t("Saved: the absence of {0}.", reader.name()));
        }
    }
}
