package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rarecase.exchange.export.Disclosure;
import org.rarecase.exchange.export.Identifying;
import org.rarecase.exchange.export.Purpose;
import org.rarecase.exchange.export.Recipient;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.LimitedText;
import org.rarecase.ui.Selects;

/** What the files are for, and who gets them where somebody does. */
final class ExportPurpose extends Div {

    final Select<Purpose> purpose = new Select<>();
    private final TextField project = new TextField(t("Project"));
    private final TextField recipient = new TextField(t("Recipient"));
    private final ComboBox<String> country = new ComboBox<>(t("Country of the recipient"));
    private final CheckboxGroup<Identifying> included = new CheckboxGroup<>(t("Include all the same"));
    private final TextArea reason = new TextArea(t("Why the project needs it"));
    private final Checkbox days = new Checkbox(t("Dates as days from diagnosis"));
    private final Paragraph research =
            new Paragraph(t("Only cases with consent to the reuse of data, under a pseudonym of"
                    + " the project. What may lead to a patient is left out."));
    private final Div handedOn = new Div(project, recipient, country);

    ExportPurpose(List<Purpose> purposes, List<String> countries) {
        addClassName("rc-form");
        purpose.setLabel(t("Purpose"));
        purpose.setItems(purposes);
        purpose.setItemLabelGenerator(each -> each == null ? "" : each.label().in(Messages.language()));
        purpose.setValue(purposes.getFirst());
        Selects.require(purpose);
        country.setItems(countries);
        country.setItemLabelGenerator(code -> Locale.of("", code).getDisplayCountry(Messages.language()));
        FilterBoxes.sayIfNothingIsChosen(country);
        included.setItems(Identifying.values());
        included.setItemLabelGenerator(what -> what.label().in(Messages.language()));
        included.addValueChangeListener(change -> show());
        Stream.<HasValue<?, ?>>of(project, recipient, country, reason)
                .forEach(field -> field.setRequiredIndicatorVisible(true));
        LimitedText.check(project, TextLimit.NAME);
        LimitedText.check(recipient, TextLimit.NAME);
        LimitedText.check(reason, TextLimit.REASON);
        handedOn.addClassName("rc-filters");
        purpose.addValueChangeListener(change -> show());
        add(purpose, handedOn, research, days, included, reason);
        show();
    }

    private void show() {
        boolean toProject = purpose.getValue().isResearch();
        handedOn.setVisible(purpose.getValue().hasRecipient());
        project.setVisible(toProject);
        research.setVisible(toProject);
        days.setVisible(toProject);
        included.setVisible(toProject);
        reason.setVisible(toProject && !included.getValue().isEmpty());
    }

    Recipient chosenRecipient() {
        return new Recipient(project.getValue(), recipient.getValue(), country.isEmpty() ? "" : country.getValue());
    }

    Disclosure disclosure() {
        return new Disclosure(List.copyOf(included.getValue()), reason.getValue(), days.getValue());
    }
}
