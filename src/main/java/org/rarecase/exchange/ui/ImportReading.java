package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.imports.Import;
import org.rarecase.exchange.load.Reading;
import org.rarecase.exchange.load.ReadingChoices;
import org.rarecase.exchange.load.ReadingChoices.DateOrder;
import org.rarecase.exchange.load.ReadingChoices.DecimalSign;
import org.rarecase.exchange.load.Recognised;
import org.rarecase.exchange.load.Recognised.Choice;
import org.rarecase.form.FormDefinition;
import org.rarecase.shared.Messages;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.RefusalLine;

/** What a file was recognised as, how it is read, and what of that a person corrects. */
final class ImportReading extends Composite<Div> {

    private static final List<String> ENCODINGS = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252");
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

    private final transient ImportServices services;
    private final transient ImportSteps steps;
    private final transient Import file;
    private final transient Recognised recognised;
    private final transient Reading reading;

    ImportReading(ImportServices services, ImportSteps steps, Import file) {
        this.services = services;
        this.steps = steps;
        this.file = file;
        this.recognised = Objects.requireNonNull(file.recognised());
        this.reading = Objects.requireNonNull(file.reading());
        getContent()
                .add(ImportSteps.card(
                        new H2(recognised.what().in(Messages.language())),
                        corrections(),
                        ImportSteps.actions(check(), steps.cancel())));
        if (recognised.needsMapping()) {
            getContent().add(mapping());
        }
    }

    /** Columns of a table become items only as a person says. */
    private Component mapping() {
        try {
            return ImportSteps.card(new MappingStep(
                    services.imports().file(file.id()),
                    reading,
                    services.forms().inUse().forms().stream()
                            .filter(FormDefinition::isFilledBySite)
                            .toList(),
                    services.mappings(),
                    mapping -> steps.carryOut(() -> services.imports().read(file.id(), reading.with(mapping)))));
        } catch (Refusal unreadable) {
            RefusalLine why = new RefusalLine();
            why.show(String.valueOf(unreadable.getMessage()));
            return why;
        }
    }

    private Button check() {
        Button check = new Button(
                t("Check"), click -> steps.carryOut(() -> services.imports().check(file.id())));
        check.addThemeVariants(ButtonVariant.PRIMARY);
        check.setEnabled(!file.needsMapping());
        return check;
    }

    private Component corrections() {
        Div fields = new Div();
        fields.addClassName("rc-filters");
        for (Choice choice : Choice.values()) {
            if (recognised.correctable().contains(choice)) {
                fields.add(field(choice));
            }
        }
        return fields.getComponentCount() == 0
                ? new Paragraph(t("How it is read follows from the file. Nothing has to be chosen."))
                : fields;
    }

    private Component field(Choice choice) {
        ReadingChoices now = reading.choices();
        return switch (choice) {
            case ENCODING -> select(t("Encoding"), ENCODINGS, now.encoding(), it -> it, now::withEncoding);
            case DELIMITER ->
                select(
                        t("Between the columns"),
                        DELIMITERS,
                        now.delimiter(),
                        ImportReading::delimiter,
                        now::withDelimiter);
            case TABLE -> select(t("Table"), recognised.tables(), now.table(), it -> it, now::withTable);
            case DATE_ORDER ->
                select(
                        t("03/04/2012 is"),
                        List.of(DateOrder.values()),
                        now.dateOrder(),
                        it -> it == DateOrder.DAY_FIRST ? t("3 April 2012") : t("4 March 2012"),
                        now::withDateOrder);
            case DECIMAL_SIGN ->
                select(
                        t("Decimal sign"),
                        List.of(DecimalSign.values()),
                        now.decimalSign(),
                        it -> it == DecimalSign.POINT ? t("Point: 1.5") : t("Comma: 1,5"),
                        now::withDecimalSign);
            case LANGUAGE ->
                select(
                        t("Language of the file"),
                        List.copyOf(Messages.languages()),
                        now.language(),
                        it -> Locale.of(it).getDisplayLanguage(Messages.language()),
                        now::withLanguage);
            case STRICT -> strict(now);
        };
    }

    private static String delimiter(String sign) {
        return switch (sign) {
            case "," -> t("Comma");
            case ";" -> t("Semicolon");
            case "\t" -> t("Tabulator");
            default -> sign;
        };
    }

    /** What nobody chose yet stays open: nothing is guessed. */
    private <T> Select<T> select(
            String label,
            List<T> items,
            @Nullable T value,
            Function<T, String> words,
            Function<T, ReadingChoices> with) {
        Select<T> select = new Select<>();
        select.setLabel(label);
        select.setItems(items);
        select.setItemLabelGenerator(item -> item == null ? t("Not chosen") : words.apply(item));
        select.setPlaceholder(t("Not chosen"));
        if (value != null) {
            select.setValue(value);
        }
        select.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                read(with.apply(change.getValue()));
            }
        });
        return select;
    }

    private Checkbox strict(ReadingChoices now) {
        Checkbox strict = new Checkbox(t("Refuse the file if anything in it is not as its format wants it"));
        strict.setValue(now.strict());
        strict.addValueChangeListener(change -> read(now.withStrict(change.getValue())));
        return strict;
    }

    private void read(ReadingChoices choices) {
        steps.carryOut(() -> services.imports().read(file.id(), reading.with(choices)));
    }
}
