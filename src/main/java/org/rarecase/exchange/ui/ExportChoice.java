package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.ui.CaseTexts;
import org.rarecase.exchange.export.ExportScope;
import org.rarecase.exchange.fact.Format;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.rarecase.form.code.Code;
import org.rarecase.shared.Messages;
import org.rarecase.study.Site;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.FormText;

/** Which cases and forms, and as what. */
final class ExportChoice extends Div {

    final ComboBox<Site> site = new ComboBox<>(t("Site"));
    final ComboBox<Code> tumourType = new ComboBox<>(t("Tumour type"));
    final Select<CaseState> state = new Select<>();
    private final MultiSelectComboBox<FormDefinition> chosenForms = new MultiSelectComboBox<>(t("Forms"));
    private final CheckboxGroup<Format> formats = new CheckboxGroup<>(t("Formats"));

    ExportChoice(Forms forms, List<Site> sites, List<Format> known) {
        addClassName("rc-form");
        site.setItems(sites);
        site.setItemLabelGenerator(each -> each.code() + "  " + each.name());
        tumourType.setItems(forms.inUse().codeList("tumour-types").codes());
        tumourType.setItemLabelGenerator(code -> code.value() + "  " + FormText.plain(code.label()));
        Stream.of(site, tumourType).forEach(box -> {
            box.setPlaceholder(t("All"));
            box.setClearButtonVisible(true);
            FilterBoxes.sayIfNothingFits(box);
        });
        state.setLabel(t("State"));
        state.setItems(CaseState.values());
        state.setItemLabelGenerator(each -> each == null ? t("All") : CaseTexts.state(each, false));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(t("All"));
        chosenForms.setItems(forms.all());
        chosenForms.setItemLabelGenerator(form -> FormText.plain(form.title()));
        chosenForms.setPlaceholder(t("All"));
        FilterBoxes.sayIfNothingIsChosen(chosenForms);
        formats.setItems(known);
        formats.setItemLabelGenerator(format -> format.label().in(Messages.language()));
        formats.setItemHelperGenerator(format -> format.description().in(Messages.language()));
        formats.setValue(Set.copyOf(known.stream().limit(1).toList()));
        Div filters = new Div(site, tumourType, state, chosenForms);
        filters.addClassName("rc-filters");
        add(filters, formats);
    }

    ExportScope scope() {
        return new ExportScope(
                site.isEmpty() ? null : site.getValue().id().value(),
                state.getValue(),
                tumourType.isEmpty() ? null : tumourType.getValue().value(),
                chosenForms.getValue().stream()
                        .map(form -> form.key().value())
                        .sorted()
                        .toList());
    }

    List<String> formatKeys() {
        return formats.getValue().stream().map(Format::key).toList();
    }
}
