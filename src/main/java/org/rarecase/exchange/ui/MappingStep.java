package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.load.LoadFile;
import org.rarecase.exchange.load.Reading;
import org.rarecase.exchange.mapping.KeptMapping;
import org.rarecase.exchange.mapping.MappedColumn;
import org.rarecase.exchange.mapping.Mapping;
import org.rarecase.exchange.mapping.Mapping.Entry;
import org.rarecase.exchange.mapping.Mappings;
import org.rarecase.exchange.sheet.Proposals;
import org.rarecase.exchange.sheet.TableSample;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.NullFlavour;
import org.rarecase.shared.Messages;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.RefusalLine;
import org.rarecase.ui.Selects;

/**
 * What the columns of a table become: proposed by their names, each shown with five of its values, and used only when a
 * person says so.
 */
public final class MappingStep extends Composite<Div> {

    private final transient Mappings mappings;
    private final transient List<FormDefinition> forms;
    private final transient Reading reading;
    private final transient Consumer<Mapping> use;
    private final transient TableSample table;
    private final RefusalLine refusal = new RefusalLine();
    private final Select<KeptMapping> kept = new Select<>();
    private final Select<Entry> entry = new Select<>();
    private final ComboBox<Place> place = new ComboBox<>();
    private final Select<String> subject = new Select<>();
    private final Select<String> key = new Select<>();
    private final TextArea subjects = new TextArea(t("Case numbers"));
    private final Map<NullFlavour, TextField> missing = new LinkedHashMap<>();
    private final Div columns = new Div();
    private final List<MappingColumn> fields = new ArrayList<>();
    private final TextField name = new TextField(t("Keep as"));

    /** A form whose fillings rows are, or a group whose rows they are. */
    record Place(FormDefinition form, Item.@Nullable Group group) {

        String path() {
            return group == null ? form.key().value() : form.key().value() + "." + group.key();
        }

        String label() {
            String title = form.title().in(Messages.language());
            return group == null ? title : title + ": " + group.label().in(Messages.language());
        }
    }

    /**
     * @param forms in the versions that are in use
     * @param use takes the mapping that a person made
     * @throws Refusal if the table cannot be read as it is chosen
     */
    public MappingStep(
            LoadFile file, Reading reading, List<FormDefinition> forms, Mappings mappings, Consumer<Mapping> use) {
        this.mappings = mappings;
        this.forms = List.copyOf(forms);
        this.reading = reading;
        this.use = use;
        this.table = TableSample.of(file, reading.choices());
        build();
        Mapping before = reading.mapping();
        show(before == null ? new Proposals(forms).propose(table) : before);
    }

    private void build() {
        List<String> names =
                table.columns().stream().map(TableSample.Column::name).toList();
        kept.setLabel(t("Begin with a mapping that was kept"));
        kept.setItems(mappings.all());
        kept.setItemLabelGenerator(each -> each == null ? "" : each.name());
        kept.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                show(change.getValue().mapping());
            }
        });
        kept.setVisible(!mappings.all().isEmpty());
        entry.setLabel(t("A row of the table is"));
        entry.setItems(Entry.values());
        entry.setItemLabelGenerator(MappingStep::label);
        Selects.require(entry);
        entry.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                arrange();
            }
        });
        place.setItemLabelGenerator(Place::label);
        place.setRequiredIndicatorVisible(true);
        FilterBoxes.sayIfNothingIsChosen(place);
        place.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                showColumns(List.of());
            }
        });
        subject.setLabel(t("Column that says which case it is"));
        subject.setItems(names);
        Selects.require(subject);
        key.setLabel(t("Column that numbers the rows of a case"));
        key.setItems(names);
        key.setEmptySelectionAllowed(true);
        key.setEmptySelectionCaption(t("None: as they come"));
        key.setItemLabelGenerator(each -> each == null ? t("None: as they come") : each);
        subjects.setHelperText(t("Where the column has no case numbers: a line for each case, such as P7 = PAD-0007"));
        Div ofRows = new Div(entry, place, subject, key);
        ofRows.addClassName("rc-filters");
        Div why = new Div();
        why.addClassName("rc-filters");
        for (NullFlavour flavour : List.of(NullFlavour.UNKNOWN, NullFlavour.NOT_DONE, NullFlavour.NOT_APPLICABLE)) {
            TextField texts = new TextField(label(flavour));
            texts.setHelperText(t("Texts that stand for it, with ; between them"));
            missing.put(flavour, texts);
            why.add(texts);
        }
        columns.addClassName("rc-mapping-columns");
        Button done = new Button(t("Use this mapping"), click -> carryOut(() -> use.accept(mapping())));
        done.addThemeVariants(ButtonVariant.PRIMARY);
        Button keep = new Button(
                t("Keep mapping"),
                click -> carryOut(() -> {
                    mappings.keep(name.getValue(), mapping());
                    kept.setItems(mappings.all());
                    kept.setVisible(true);
                }));
        Div keeping = new Div(name, keep);
        keeping.addClassName("rc-filters");
        getContent().addClassName("rc-mapping");
        getContent()
                .add(
                        new H2(t("What the columns are")),
                        new Paragraph(
                                t("Proposed by the names of the columns. Look at each: nothing is taken that you leave"
                                        + " open.")),
                        kept,
                        ofRows,
                        subjects,
                        why,
                        columns,
                        keeping,
                        refusal,
                        done);
    }

    private void carryOut(Runnable step) {
        refusal.permits(step);
    }

    private static String label(@Nullable Entry entry) {
        return entry == null
                ? ""
                : switch (entry) {
                    case CASE -> t("a case");
                    case FORM -> t("a form, of which a case has several");
                    case ROW -> t("a row of a group in a form");
                };
    }

    private static String label(NullFlavour flavour) {
        return switch (flavour) {
            case UNKNOWN -> t("Unknown");
            case NOT_DONE -> t("Not done");
            default -> t("Not applicable");
        };
    }

    private void show(Mapping mapping) {
        entry.setValue(mapping.entry());
        List<String> names =
                table.columns().stream().map(TableSample.Column::name).toList();
        subject.setValue(names.contains(mapping.subjectColumn()) ? mapping.subjectColumn() : null);
        key.setValue(names.contains(String.valueOf(mapping.keyColumn())) ? mapping.keyColumn() : null);
        StringBuilder list = new StringBuilder();
        mapping.subjects().forEach((written, number) -> list.append(written + " = " + number + "\n"));
        subjects.setValue(list.toString().strip());
        missing.forEach((flavour, field) -> field.setValue(String.join(
                "; ",
                mapping.missing().entrySet().stream()
                        .filter(each -> each.getValue() == flavour)
                        .map(Map.Entry::getKey)
                        .toList())));
        arrange();
        String path = mapping.group() != null
                ? mapping.group()
                : mapping.columns().isEmpty()
                        ? ""
                        : mapping.columns().getFirst().form();
        places().stream().filter(each -> each.path().equals(path)).findFirst().ifPresent(place::setValue);
        showColumns(mapping.columns());
    }

    /** What there is to fill in, by what a row is. */
    private void arrange() {
        boolean ofCases = entry.getValue() == Entry.CASE;
        place.setVisible(!ofCases);
        place.setLabel(entry.getValue() == Entry.ROW ? t("Group") : t("Form"));
        place.setItems(places());
        key.setVisible(!ofCases);
        showColumns(List.of());
    }

    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (FormDefinition form : forms) {
            if (entry.getValue() == Entry.FORM && form.repeats()) {
                places.add(new Place(form, null));
            } else if (entry.getValue() == Entry.ROW && !form.repeats()) {
                form.items()
                        .filter(Item.Group.class::isInstance)
                        .forEach(group -> places.add(new Place(form, (Item.Group) group)));
            }
        }
        return places;
    }

    private void showColumns(List<MappedColumn> mapped) {
        List<MappingColumn.Target> targets = targets();
        columns.removeAll();
        fields.clear();
        for (TableSample.Column column : table.columns()) {
            MappingColumn field =
                    new MappingColumn(column, targets, reading.choices().language());
            mapped.stream()
                    .filter(each -> each.column().equals(column.name()))
                    .findFirst()
                    .ifPresent(field::show);
            fields.add(field);
            columns.add(field);
        }
    }

    private List<MappingColumn.Target> targets() {
        Place chosen = place.getValue();
        List<MappingColumn.Target> targets = new ArrayList<>();
        for (FormDefinition form : forms) {
            boolean meant = entry.getValue() == Entry.CASE
                    ? !form.repeats()
                    : chosen != null && chosen.form().key().equals(form.key());
            if (meant) {
                List<Item> items = chosen != null && entry.getValue() == Entry.ROW && chosen.group() != null
                        ? chosen.group().items()
                        : form.items().toList();
                items.stream()
                        .filter(Proposals::isMappable)
                        .forEach(item -> targets.add(new MappingColumn.Target(form, item)));
            }
        }
        return targets;
    }

    /** As it is filled in. */
    private Mapping mapping() {
        Place chosen = place.getValue();
        if (subject.getValue() == null) {
            throw new Incomplete(t("Choose the column that says which case it is."));
        }
        if (entry.getValue() != Entry.CASE && chosen == null) {
            throw new Incomplete(t("Choose what a row of the table is a row of."));
        }
        List<MappedColumn> taken = fields.stream()
                .map(MappingColumn::mapped)
                .filter(Objects::nonNull)
                .map(MappedColumn.class::cast)
                .toList();
        if (taken.isEmpty()) {
            throw new Incomplete(t("Choose an item for at least one column."));
        }
        Map<String, Integer> versions = new LinkedHashMap<>();
        forms.stream()
                .filter(form -> taken.stream()
                        .anyMatch(column -> column.form().equals(form.key().value())))
                .forEach(form -> versions.put(form.key().value(), form.version()));
        return new Mapping(
                entry.getValue(),
                subject.getValue(),
                subjects(),
                versions,
                entry.getValue() == Entry.ROW && chosen != null ? chosen.path() : null,
                entry.getValue() == Entry.CASE ? null : key.getValue(),
                taken,
                missing());
    }

    private Map<String, String> subjects() {
        Map<String, String> list = new LinkedHashMap<>();
        for (String line : subjects.getValue().lines().toList()) {
            int sign = line.lastIndexOf('=');
            if (sign > 0) {
                list.put(
                        line.substring(0, sign).strip(),
                        line.substring(sign + 1).strip());
            } else if (!line.isBlank()) {
                throw new Incomplete(t("“{0}” is no line such as P7 = PAD-0007.", line.strip()));
            }
        }
        return list;
    }

    private Map<String, NullFlavour> missing() {
        Map<String, NullFlavour> texts = new LinkedHashMap<>();
        missing.forEach((flavour, field) -> {
            for (String text : field.getValue().split(";")) {
                if (!text.isBlank() && texts.put(text.strip(), flavour) != null) {
                    throw new Incomplete(t("“{0}” stands for two reasons.", text.strip()));
                }
            }
        });
        return texts;
    }

    /** Something has to be filled in. */
    private static final class Incomplete extends Refusal {
        Incomplete(String message) {
            super(message);
        }
    }
}
