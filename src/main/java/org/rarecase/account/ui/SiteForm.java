package org.rarecase.account.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Messages;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.Refusal;
import org.rarecase.study.Site;
import org.rarecase.study.SiteRejected;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.ZoneField;

/** Fields of a site, new or present. Code and country of a present one are shown and never changed. */
class SiteForm extends Composite<Div> implements FormDialog.CheckedForm {

    private final TextField code = new TextField(t("Site code"));
    private final TextField name = new TextField(t("Name"));
    private final ComboBox<String> country = new ComboBox<>(t("Country"));
    private final ZoneField zone;

    SiteForm(@Nullable Site site) {
        zone = new ZoneField(t("Time zone"), site == null ? null : site.zone());
        code.setHelperText(t("Two to eight letters or digits, such as PAD. Cannot be changed later."));
        name.setHelperText(t("Hospital and city."));
        country.setItems(Arrays.stream(Locale.getISOCountries())
                .sorted(Comparator.comparing(SiteForm::country))
                .toList());
        country.setItemLabelGenerator(SiteForm::country);
        FilterBoxes.sayIfNothingIsChosen(country);
        zone.setHelperText(
                t(
                        "A date later than today at this place counts as in the future. Without a zone, the date of tomorrow may still be taken."));
        code.setRequiredIndicatorVisible(true);
        name.setRequiredIndicatorVisible(true);
        country.setRequiredIndicatorVisible(true);
        code.setManualValidation(true);
        name.setManualValidation(true);
        country.setManualValidation(true);
        getContent().add(code, name, country, zone);
        getContent().addClassName("rc-form");
        if (site != null) {
            code.setValue(site.code());
            code.setReadOnly(true);
            name.setValue(site.name());
            country.setValue(site.country());
            country.setReadOnly(true);
        }
    }

    /** The name for people, by the two-letter code. */
    static String country(String code) {
        return Locale.of("", code).getDisplayCountry(Messages.language());
    }

    @Override
    public boolean isComplete() {
        code.setInvalid(false);
        name.setInvalid(false);
        // From the last to the first, which gets the focus. What was typed as a country and is none is told already.
        boolean complete = country.getValue() != null
                || !(country.isInvalid()
                        || FormDialog.CheckedForm.refuse(country, t("Choose the country of the hospital.")));
        complete &= !PlainText.isBlank(name.getValue())
                || !FormDialog.CheckedForm.refuse(name, t("Say the hospital and its city."));
        complete &= !PlainText.isBlank(code.getValue())
                || !FormDialog.CheckedForm.refuse(code, t("Say the code with which the numbers of its cases begin."));
        return complete;
    }

    @Override
    public boolean place(Refusal refusal) {
        SiteRejected.Field about = refusal instanceof SiteRejected refused ? refused.field() : null;
        if (about == null) {
            return false;
        }
        return switch (about) {
            case CODE -> FormDialog.CheckedForm.refuse(code, refusal.getMessage());
            case NAME -> FormDialog.CheckedForm.refuse(name, refusal.getMessage());
            case COUNTRY -> FormDialog.CheckedForm.refuse(country, refusal.getMessage());
        };
    }

    String code() {
        return code.getValue();
    }

    String name() {
        return name.getValue();
    }

    String country() {
        return country.getValue();
    }

    @Nullable
    ZoneId zone() {
        return zone.getValue();
    }
}
