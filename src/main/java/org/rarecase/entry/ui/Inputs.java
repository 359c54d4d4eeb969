package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBoxI18n;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.UnitText;
import org.rarecase.form.DatePrecision;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TextLimit;
import org.rarecase.study.TumourType;

/** The field for each type of item. */
final class Inputs {

    private static final int RADIO_BUTTONS_AT_MOST = 5;
    private static final int CHECKBOXES_AT_MOST = 8;
    private static final int SEGMENTS_AT_MOST = 4;
    private static final int SHORT_LABEL = 9;
    private static final int MIDDLING_LABEL = 22;

    private Inputs() {}

    static Input<?> of(Item item, @Nullable TumourType tumourType) {
        return of(item, tumourType, false);
    }

    /** @param compact in a cell of a table: choices take one line */
    static Input<?> of(Item item, @Nullable TumourType tumourType, boolean compact) {
        return switch (item) {
            case Item.Text it -> it.isLong() ? longText() : text();
            case Item.Number it -> number(it);
            case Item.Date it -> date(it);
            case Item.Time it -> time();
            case Item.Measurement it -> measurement(it);
            case Item.Quantity it -> quantity(it);
            case Item.YesNo it -> choice(it, tumourType, compact);
            case Item.Choice it when it.isMultiple() -> multipleChoice(it, tumourType, compact);
            case Item.Choice it when it.isSearched() -> code(it, tumourType);
            case Item.Choice it -> choice(it, tumourType, compact);
            case Item.File it -> throw new IllegalArgumentException("A file needs a place to go: " + it.key());
            case Item.Group it -> throw new IllegalArgumentException("A group is no single field: " + it.key());
        };
    }

    /** What nobody changes here: words stand there in full, on as many lines as they take. */
    static Input<?> toRead(Item item, @Nullable TumourType tumourType, boolean compact) {
        Codes codes = new Codes(item);
        return switch (item) {
            case Item.Text it when !it.isLong() -> inFull(Inputs::textOf, 0);
            case Item.Choice it when it.isSearched() -> inFull(answer -> codes.codeAndLabel(codeOf(answer)), 0);
            case Item.Choice it when it.isMultiple() -> of(item, tumourType, compact);
            case Item.Choice it -> chosen(item, codes, tumourType, compact);
            case Item.YesNo it -> chosen(item, codes, tumourType, compact);
            default -> of(item, tumourType, compact);
        };
    }

    private static Input<?> chosen(Item item, Codes codes, @Nullable TumourType tumourType, boolean compact) {
        return compact || codes.offered(tumourType).size() > RADIO_BUTTONS_AT_MOST
                ? inFull(answer -> codes.label(codeOf(answer)), 0)
                : of(item, tumourType);
    }

    private static Input<?> inFull(Function<Answer, String> print, int tabIndex) {
        TextArea field = new TextArea();
        field.setMinRows(1);
        field.setTabIndex(tabIndex);
        return new Input<>(field, ParsedInput::unreadable, print);
    }

    /** Shows what follows from a rule. */
    static Input<?> calculated(Item item) {
        if (item instanceof Item.Text it && !it.isLong() || item.codeList() != null) {
            Codes codes = new Codes(item);
            return inFull(codes::print, -1);
        }
        TextField field = new TextField();
        if (!(item instanceof Item.Number it && it.age())) {
            unit(field, item);
        }
        field.setTabIndex(-1);
        Codes codes = new Codes(item);
        return new Input<>(field, ParsedInput::unreadable, answer -> codes.print(answer));
    }

    private static Input<?> text() {
        TextField field = new TextField();
        return new Input<>(field, typed -> read(typed, TextLimit.LINE), Inputs::textOf);
    }

    private static Input<?> longText() {
        TextArea field = new TextArea();
        field.setMinRows(2);
        field.setMaxRows(10);
        return new Input<>(field, typed -> read(typed, TextLimit.PASSAGE), Inputs::textOf);
    }

    /** What is too long or holds what may not be in a text stays as it was typed, and is not saved. */
    static ParsedInput read(String typed, TextLimit limit) {
        return limit.problem(typed)
                .map(problem -> ParsedInput.unreadable(problem.in(Messages.language()) + " " + t("Not saved yet.")))
                .orElseGet(() -> ParsedInput.of(Answer.text(typed)));
    }

    private static Input<?> number(Item.Number item) {
        boolean whole = item.isWhole();
        TextField field = new TextField();
        field.getElement().setProperty("inputMode", whole ? "numeric" : "decimal");
        field.setAutocomplete(Autocomplete.OFF);
        unit(field, item);
        return new Input<>(field, typed -> NumberText.read(typed, whole), Inputs::textOf);
    }

    private static Input<?> date(Item.Date item) {
        TextField field = new TextField();
        String examples = Stream.of(DatePrecision.values())
                .filter(item.precisions()::contains)
                .map(precision -> switch (precision) {
                    case DAY -> t("dd.mm.yyyy");
                    case MONTH -> t("mm/yyyy");
                    case YEAR -> t("yyyy");
                })
                .collect(Collectors.joining(t(" or ")));
        field.setPlaceholder(examples);
        field.setAutocomplete(Autocomplete.OFF);
        return new Input<>(
                field, typed -> DateText.read(typed, item.precisions()), answer -> DateText.print(textOf(answer)));
    }

    private static Input<?> time() {
        TextField field = new TextField();
        field.setPlaceholder(t("hh:mm"));
        field.setAutocomplete(Autocomplete.OFF);
        return new Input<>(field, TimeText::read, Inputs::textOf);
    }

    private static Input<?> measurement(Item.Measurement item) {
        return new Input<>(new MeasurementField(item), MeasurementText::read, Inputs::textOf);
    }

    /** A plain number is one that was entered before the item had units. */
    private static Input<?> quantity(Item.Quantity item) {
        return new Input<>(
                new QuantityField(item),
                typed -> QuantityText.read(item, typed),
                answer -> answer instanceof Answer.Quantity it
                        ? NumberText.printToType(it.entered()) + " " + it.unit()
                        : textOf(answer));
    }

    /** @param files where documents are kept; null: nowhere, so that none can be given */
    static Input<?> file(Item.File item, ItemPath path, @Nullable EntryFiles files) {
        return new Input<Answer.@Nullable File>(
                new FileField(item, path, files),
                file -> ParsedInput.of(file == null ? Answer.BLANK : file),
                answer -> answer instanceof Answer.File file ? file : null);
    }

    private static Input<?> choice(Item item, @Nullable TumourType tumourType, boolean compact) {
        Codes codes = new Codes(item);
        List<String> offered = codes.offered(tumourType);
        if (compact || offered.size() > RADIO_BUTTONS_AT_MOST) {
            return comboBox(codes, tumourType, codes::offeredLabel);
        }
        Choices choices = Choices.one(codes, tumourType);
        int widest = offered.stream()
                .mapToInt(code -> codes.label(code).length())
                .max()
                .orElse(0);
        if (widest <= SHORT_LABEL && offered.size() <= SEGMENTS_AT_MOST) {
            choices.addClassName("rc-segmented");
        } else if (widest <= MIDDLING_LABEL) {
            choices.addClassName("rc-choices-row");
        }
        return new Input<>(
                        choices,
                        chosen -> read(chosen.stream().findFirst().orElse(null)),
                        answer -> Stream.ofNullable(codeOf(answer)).collect(Collectors.toSet()))
                .offering(choices::offerFor);
    }

    private static Input<?> code(Item item, @Nullable TumourType tumourType) {
        Codes codes = new Codes(item);
        return comboBox(codes, tumourType, codes::offeredCodeAndLabel);
    }

    private static Input<?> comboBox(
            Codes codes,
            @Nullable TumourType tumourType,
            BiFunction<@Nullable String, @Nullable TumourType, String> label) {
        ComboBox<@Nullable String> box = new ComboBox<>();
        AtomicReference<@Nullable TumourType> offeredFor = new AtomicReference<>(tumourType);
        box.setItemLabelGenerator(code -> label.apply(code, offeredFor.get()));
        offer(box, codes, offeredFor);
        box.setClearButtonVisible(true);
        return new Input<@Nullable String>(box, Inputs::read, Inputs::codeOf)
                .readingTyped(box, text -> codes.readTyped(text, offeredFor.get()))
                .offering(type -> {
                    String now = box.getValue();
                    offeredFor.set(type);
                    offer(box, codes, offeredFor);
                    box.setValue(now);
                });
    }

    private static void offer(ComboBoxBase<?, String, ?> box, Codes codes, AtomicReference<@Nullable TumourType> type) {
        if (codes.isLong()) {
            box.setItems(new CodePages(codes, type::get));
        } else {
            box.setItems(codes::matches, codes.offered(type.get()));
        }
    }

    private static Input<?> multipleChoice(Item item, @Nullable TumourType tumourType, boolean compact) {
        Codes codes = new Codes(item);
        List<String> offered = codes.offered(tumourType);
        if (!compact && offered.size() <= CHECKBOXES_AT_MOST) {
            Choices choices = Choices.several(codes, tumourType);
            return new Input<>(choices, codes::read, Inputs::codesOf).offering(choices::offerFor);
        }
        MultiSelectComboBox<String> box = new MultiSelectComboBox<>();
        AtomicReference<@Nullable TumourType> offeredFor = new AtomicReference<>(tumourType);
        box.setItemLabelGenerator(code -> codes.offeredLabel(code, offeredFor.get()));
        offer(box, codes, offeredFor);
        box.setClearButtonVisible(true);
        box.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
        box.setI18n(new MultiSelectComboBoxI18n()
                .setCleared(t("Nothing is chosen any more"))
                .setFocused(t("chosen, Backspace takes it away"))
                .setSelected(t("chosen"))
                .setDeselected(t("not chosen any more"))
                .setTotal(t("{count} chosen")));
        return new Input<>(box, codes::read, Inputs::codesOf)
                .readingTyped(box, text -> codes.readTypedToo(box.getValue(), text, offeredFor.get()))
                .offering(type -> {
                    Set<String> now = box.getValue();
                    offeredFor.set(type);
                    offer(box, codes, offeredFor);
                    box.setValue(now);
                });
    }

    private static void unit(TextField field, Item item) {
        if (item.unit() != null) {
            Span unit = new Span(UnitText.of(item.unit()));
            unit.addClassName("rc-unit");
            field.setSuffixComponent(unit);
        }
    }

    private static ParsedInput read(@Nullable String code) {
        return ParsedInput.of(code == null ? Answer.BLANK : new Answer.Text(code));
    }

    private static String textOf(Answer answer) {
        return switch (answer) {
            case Answer.Missing it -> "";
            case Answer.Number it -> NumberText.printToType(it.number());
            case Answer.Measurement it ->
                it.axes().stream().map(NumberText::printToType).collect(Collectors.joining(" x "));
            default -> answer.print();
        };
    }

    private static @Nullable String codeOf(Answer answer) {
        return answer instanceof Answer.Text text ? text.text() : null;
    }

    private static Set<String> codesOf(Answer answer) {
        return answer instanceof Answer.Codes codes ? new LinkedHashSet<>(codes.codes()) : Set.of();
    }
}
