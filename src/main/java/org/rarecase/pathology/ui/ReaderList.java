package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.code.Code;
import org.rarecase.pathology.reader.ReaderProfile;
import org.rarecase.pathology.reader.ReaderProfiles;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.study.TumourType;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PlainTable;

/** The pathologists: to which laboratory each belongs, what they are asked for first, and when for nothing. For coordinators. */
class ReaderList extends Div {

    private final transient ReaderProfiles profiles;
    private final transient List<Site> sites;
    private final transient List<Code> tumourTypes;

    ReaderList(ReaderProfiles profiles, Studies studies, List<Code> tumourTypes) {
        this.profiles = profiles;
        this.sites = studies.sites();
        this.tumourTypes = tumourTypes;
        Paragraph why = new Paragraph(
                t("Who belongs to the laboratory of a site knows its diagnoses and cannot read its cases blinded."));
        why.addClassName("rc-quiet");
        PlainTable table =
                new PlainTable(t("Readers"), t("Pathologist"), t("Laboratory of the site"), t("Fields"), t("Absent"));
        profiles.all()
                .forEach(reader -> table.addRow(
                        new Span(reader.name()),
                        laboratory(reader),
                        fields(reader),
                        new AbsenceField(profiles, reader)));
        table.setVisible(!table.isEmpty());
        addClassName("rc-figures-section");
        add(new H2(t("Readers")), why, table);
    }

    private Select<Site> laboratory(ReaderProfile reader) {
        Select<Site> select = new Select<>();
        select.setAriaLabel(t("Laboratory of {0}", reader.name()));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(t("of none"));
        select.setItemLabelGenerator(site -> site == null ? t("of none") : site.code() + " " + site.name());
        select.setItems(sites);
        select.setValue(site(reader));
        select.addValueChangeListener(change -> {
            Site chosen = change.getValue();
            profiles.setLaboratory(reader.userName(), chosen == null ? null : chosen.id());
            Notices.success(t("Saved: the laboratory of {0}.", reader.name()));
        });
        return select;
    }

    /** Whose tumour types the reader is asked for first. */
    private MultiSelectComboBox<Code> fields(ReaderProfile reader) {
        MultiSelectComboBox<Code> fields = new MultiSelectComboBox<>();
        fields.setAriaLabel(t("Fields of {0}", reader.name()));
        fields.setItemLabelGenerator(code -> code.value() + " " + FormText.plain(code.label()));
        fields.setItems(tumourTypes);
        fields.setValue(tumourTypes.stream()
                .filter(code -> reader.fields().contains(new TumourType(code.value())))
                .collect(Collectors.toSet()));
        fields.addValueChangeListener(change -> {
            profiles.setFields(
                    reader.userName(),
                    change.getValue().stream()
                            .map(code -> new TumourType(code.value()))
                            .collect(Collectors.toSet()));
            Notices.success(t("Saved: the fields of {0}.", reader.name()));
        });
        return fields;
    }

    private @Nullable Site site(ReaderProfile reader) {
        return sites.stream()
                .filter(site -> Objects.equals(site.id(), reader.laboratory()))
                .findFirst()
                .orElse(null);
    }
}
