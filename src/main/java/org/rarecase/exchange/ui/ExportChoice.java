package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rarecase.exchange.cut.Cut;
import org.rarecase.exchange.export.ExportScope;
import org.rarecase.exchange.fact.Format;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TextLimit;
import org.rarecase.study.Site;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.FormText;
import org.rarecase.ui.LimitedText;

/** Which cases and forms, and as what. */
final class ExportChoice extends Div {

    final ComboBox<Cut> cut = new ComboBox<>(t("From"));
    final TextField number = new TextField(t("Case number"));
    final CaseBoxes cases;
    private final MultiSelectComboBox<FormDefinition> chosenForms = new MultiSelectComboBox<>(t("Forms"));
    private final List<CheckboxGroup<Format>> formats = new ArrayList<>();
    private final Checkbox history = new Checkbox(t("With history"));

    ExportChoice(Forms forms, List<Site> sites, List<Format> known, List<Cut> cuts) {
        addClassName("rc-form");
        cases = new CaseBoxes(forms, sites);
        number.setPlaceholder(t("All"));
        number.setClearButtonVisible(true);
        LimitedText.check(number, TextLimit.NAME);
        cut.setItems(cuts);
        cut.setItemLabelGenerator(Cut::name);
        cut.setPlaceholder(t("Now"));
        cut.setClearButtonVisible(true);
        cut.setVisible(!cuts.isEmpty());
        FilterBoxes.sayIfNothingFits(cut);
        chosenForms.setItems(forms.all());
        chosenForms.setItemLabelGenerator(form -> FormText.plain(form.title()));
        chosenForms.setPlaceholder(t("All"));
        FilterBoxes.sayIfNothingIsChosen(chosenForms);
        Div kinds = new Div();
        kinds.addClassName("rc-export-formats");
        for (Format.Kind kind : Format.Kind.values()) {
            List<Format> ofKind =
                    known.stream().filter(format -> format.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                kinds.add(group(kind, ofKind));
            }
        }
        formats.stream()
                .findFirst()
                .ifPresent(
                        first -> first.setValue(Set.of(first.getListDataView().getItem(0))));
        Div filters = new Div(cut, number, cases.site, cases.tumourType, cases.state, chosenForms);
        filters.addClassName("rc-filters");
        history.setHelperText(
                t("The audit trail, queries, signatures, verification and holds, in formats that tell them."));
        cut.addValueChangeListener(change -> showHistory());
        add(filters, kinds, history);
        showHistory();
    }

    private CheckboxGroup<Format> group(Format.Kind kind, List<Format> ofKind) {
        CheckboxGroup<Format> group = new CheckboxGroup<>(kind.label().in(Messages.language()));
        group.setItems(ofKind);
        group.setItemLabelGenerator(format -> format.label().in(Messages.language()));
        group.setItemHelperGenerator(format -> format.description().in(Messages.language()));
        group.addValueChangeListener(change -> showHistory());
        formats.add(group);
        return group;
    }

    private Stream<Format> chosen() {
        return formats.stream().flatMap(group -> group.getValue().stream());
    }

    ExportScope scope() {
        return new ExportScope(
                cut.isEmpty() ? null : cut.getValue().id(),
                number.getValue(),
                cases.siteId(),
                cases.state.getValue(),
                cases.tumourTypeCode(),
                chosenForms.getValue().stream()
                        .map(form -> form.key().value())
                        .sorted()
                        .toList());
    }

    private void showHistory() {
        history.setVisible(cut.isEmpty() && chosen().anyMatch(Format::tellsHistory));
    }

    boolean withHistory() {
        return history.isVisible() && history.getValue();
    }

    List<String> formatKeys() {
        return chosen().map(Format::key).toList();
    }
}
