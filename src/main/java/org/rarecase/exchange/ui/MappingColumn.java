package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.mapping.MappedColumn;
import org.rarecase.exchange.sheet.Proposals;
import org.rarecase.exchange.sheet.TableSample;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.Unit;
import org.rarecase.form.code.Code;
import org.rarecase.shared.Messages;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.Selects;

/** One column of a table: five of its values, its item, and what else has to be known to read it. */
final class MappingColumn extends Composite<Div> {

    /** An item that a column may be. */
    record Target(FormDefinition form, Item item) {

        String label() {
            return form.title().in(Messages.language()) + ": " + item.label().in(Messages.language());
        }
    }

    private static final String YES = "yes";
    private static final String NO = "no";

    private final transient TableSample.Column column;
    private final transient List<Target> targets;
    private final @Nullable String language;
    private final ComboBox<Target> item = new ComboBox<>();
    private final Div more = new Div();
    private final Select<String> unit = new Select<>();
    private final Select<Code> one = new Select<>();
    private final Map<String, Select<Code>> codes = new LinkedHashMap<>();

    MappingColumn(TableSample.Column column, List<Target> targets, @Nullable String language) {
        this.column = column;
        this.targets = targets;
        this.language = language;
        item.setLabel(t("Item for “{0}”", column.name()));
        item.setItems(targets);
        item.setItemLabelGenerator(Target::label);
        item.setPlaceholder(t("Left out"));
        item.setClearButtonVisible(true);
        item.setWidthFull();
        FilterBoxes.sayIfNothingIsChosen(item);
        item.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                Target chosen = change.getValue();
                arrange(chosen == null ? null : Proposals.to(column, chosen.form(), chosen.item()));
            }
        });
        more.addClassName("rc-filters");
        Paragraph values = new Paragraph(column.values().isEmpty() ? t("Empty") : String.join(" · ", column.shown()));
        values.addClassName("rc-mapping-values");
        getContent().addClassNames("rc-card", "rc-form");
        getContent().add(new H3(column.name()), values, item, more);
    }

    void show(MappedColumn mapped) {
        targets.stream()
                .filter(each -> each.form().key().value().equals(mapped.form())
                        && each.item().key().equals(mapped.item()))
                .findFirst()
                .ifPresent(target -> {
                    item.setValue(target);
                    arrange(mapped);
                });
    }

    private void arrange(@Nullable MappedColumn mapped) {
        more.removeAll();
        codes.clear();
        Target target = item.getValue();
        if (target == null || mapped == null) {
            return;
        }
        if (target.item() instanceof Item.Quantity quantity) {
            unit.setLabel(t("Unit of “{0}”", column.name()));
            unit.setItems(quantity.units().stream().map(Unit::name).toList());
            unit.setValue(mapped.unit());
            Selects.require(unit);
            more.add(unit);
        }
        List<Code> all = Proposals.codes(target.item()).toList();
        if (all.isEmpty()) {
            return;
        }
        if (target.item() instanceof Item.Choice choice && choice.isMultiple()) {
            one.setLabel(t("Only says whether this was chosen"));
            one.setItems(all);
            one.setEmptySelectionAllowed(true);
            one.setEmptySelectionCaption(t("No: it has codes"));
            one.setItemLabelGenerator(code -> code == null ? t("No: it has codes") : label(code));
            one.setValue(all.stream()
                    .filter(code -> code.value().equals(mapped.code()))
                    .findFirst()
                    .orElse(null));
            one.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    showCodes(all, Map.of());
                }
            });
            more.add(one);
        }
        showCodes(all, mapped.codes());
    }

    private void showCodes(List<Code> all, Map<String, String> chosen) {
        more.getChildren()
                .filter(child -> child != unit && child != one)
                .toList()
                .forEach(more::remove);
        codes.clear();
        boolean asked = one.getParent().isPresent() && one.getValue() != null;
        List<Code> offered = asked
                ? List.of(
                        new Code(YES, Messages.texts("Chosen"), Set.of()),
                        new Code(NO, Messages.texts("Not chosen"), Set.of()))
                : all;
        for (String value : column.values()) {
            Select<Code> code = new Select<>();
            code.setLabel(t("“{0}” is", value));
            code.setItems(offered);
            code.setEmptySelectionAllowed(true);
            code.setEmptySelectionCaption(t("Left out"));
            code.setItemLabelGenerator(each -> each == null ? t("Left out") : label(each));
            offered.stream()
                    .filter(each -> each.value().equals(chosen.get(value)))
                    .findFirst()
                    .ifPresent(code::setValue);
            codes.put(value, code);
            more.add(code);
        }
        if (!asked) {
            more.add(new Button(t("Choose codes with the same label"), click -> takeLabels(all)));
        }
    }

    private void takeLabels(List<Code> all) {
        Target target = item.getValue();
        if (target == null) {
            return;
        }
        Proposals.byLabel(column, target.item(), language).forEach((value, code) -> {
            Select<Code> field = codes.get(value);
            if (field != null && field.getValue() == null) {
                all.stream()
                        .filter(each -> each.value().equals(code))
                        .findFirst()
                        .ifPresent(field::setValue);
            }
        });
    }

    private static String label(Code code) {
        return code.label().in(Messages.language());
    }

    /** Null if the column is not taken. */
    @Nullable
    MappedColumn mapped() {
        Target target = item.getValue();
        if (target == null) {
            return null;
        }
        Map<String, String> chosen = new LinkedHashMap<>();
        codes.forEach((value, code) -> {
            if (code.getValue() != null) {
                chosen.put(value, code.getValue().value());
            }
        });
        boolean several = target.item() instanceof Item.Choice choice && choice.isMultiple();
        return new MappedColumn(
                column.name(),
                target.form().key().value(),
                target.item().key(),
                several && one.getValue() != null ? one.getValue().value() : null,
                chosen,
                target.item() instanceof Item.Quantity ? unit.getValue() : null);
    }
}
