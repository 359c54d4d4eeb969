package org.rarecase.query.board.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.code.Code;
import org.rarecase.query.board.QueryFilter;
import org.rarecase.shared.Messages;
import org.rarecase.shared.PlainText;
import org.rarecase.study.Site;
import org.rarecase.study.TumourType;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;

/** What the board is narrowed to, as fields and as the parameters of its address. */
class BoardFilters extends Div {

    private static final int TYPING_PAUSE = 300;
    private static final List<Integer> AGES = List.of(7, 14, 30, 90, 180);

    /** Stands for those that were given to no person. */
    private static final String NOBODY = "-";

    private final transient Clock clock;
    private final TextField text = new TextField(t("Text or case number"));
    private final Select<BoardState> state = new Select<>();
    private final Select<PartyFilter> party = new Select<>();
    private final ComboBox<String> person = new ComboBox<>(t("Given to"));
    private final ComboBox<Site> site = new ComboBox<>(t("Site"));
    private final ComboBox<Code> type = new ComboBox<>(t("Tumour type"));
    private final ComboBox<FormDefinition> form = new ComboBox<>(t("Form"));
    private final Select<Integer> age = new Select<>();
    private boolean readingAddress;

    /** @param changed told whether it was the text alone */
    BoardFilters(
            FormLibrary library, List<Site> sites, Map<String, String> holders, Clock clock, ChangeListener changed) {
        this.clock = clock;
        text.setPrefixComponent(Icons.decorative(VaadinIcon.SEARCH));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(TYPING_PAUSE);
        state.setLabel(t("State"));
        state.setItems(BoardState.values());
        state.setItemLabelGenerator(BoardState::label);
        state.setValue(BoardState.UNRESOLVED);
        party.setLabel(t("Waiting for"));
        party.setItems(PartyFilter.values());
        party.setItemLabelGenerator(PartyFilter::label);
        party.setValue(PartyFilter.ANY);
        age.setLabel(t("Age"));
        age.setItems(AGES);
        age.setEmptySelectionAllowed(true);
        age.setEmptySelectionCaption(t("Any"));
        age.setItemLabelGenerator(days -> days == null ? t("Any") : t("At least {0} days", days));
        offer(
                person,
                Stream.concat(Stream.of(NOBODY), holders.keySet().stream().sorted())
                        .toList(),
                name -> name.equals(NOBODY) ? t("Nobody in particular") : holders.getOrDefault(name, name));
        offer(site, sites, each -> each.code() + "  " + each.name());
        site.setVisible(sites.size() > 1);
        offer(type, library.codeList("tumour-types").codes(), code -> FormText.plain(code.label()));
        offer(form, library.forms(), each -> each.title().in(Messages.language()));
        fields().forEach(field -> field.addValueChangeListener(change -> {
            if (!readingAddress) {
                changed.on(field == text);
            }
        }));
        add(text, state, party, person, site, type, form, age);
        addClassNames("rc-filters", "rc-board-filters");
        getElement().setAttribute("role", "search");
    }

    interface ChangeListener {
        void on(boolean typed);
    }

    private static <T> void offer(ComboBox<T> field, Collection<T> items, Function<T, String> label) {
        field.setItems(items);
        field.setItemLabelGenerator(label::apply);
        field.setPlaceholder(t("All"));
        field.setClearButtonVisible(true);
        FilterBoxes.sayIfNothingFits(field);
    }

    private List<HasValue<?, ?>> fields() {
        return List.of(text, state, party, person, site, type, form, age);
    }

    QueryFilter filter() {
        QueryFilter filter =
                state.getValue().filter().waitingFor(party.getValue().role());
        String given = person.getValue();
        if (given != null) {
            filter = filter.with(given.equals(NOBODY) ? QueryFilter.Holder.NOBODY : new QueryFilter.Person(given));
        } else if (party.getValue() == PartyFilter.MINE) {
            filter = filter.with(QueryFilter.Holder.MINE);
        }
        Integer days = age.getValue();
        return filter.at(site.isEmpty() ? null : site.getValue().id())
                .of(type.isEmpty() ? null : new TumourType(type.getValue().value()))
                .of(form.isEmpty() ? null : form.getValue().key())
                .raisedUntil(days == null ? null : clock.instant().minus(Duration.ofDays(days)))
                .saying(text.getValue());
    }

    boolean isEmpty() {
        return parameters().isEmpty();
    }

    /** What the address says; what it does not say is not narrowed. Unknown values are disregarded. */
    void read(QueryParameters address) {
        readingAddress = true;
        text.setValue(address.getSingleParameter("text").orElse(""));
        state.setValue(Objects.requireNonNullElse(
                choose(address, "state", List.of(BoardState.values()), BoardState::key), BoardState.UNRESOLVED));
        party.setValue(Objects.requireNonNullElse(
                choose(address, "turn", List.of(PartyFilter.values()), PartyFilter::key), PartyFilter.ANY));
        // Who has nothing now may be in an address that was kept.
        person.setValue(address.getSingleParameter("with")
                .filter(name -> !name.isEmpty())
                .orElse(null));
        site.setValue(choose(address, "site", items(site), Site::code));
        type.setValue(choose(address, "type", items(type), Code::value));
        form.setValue(choose(address, "form", items(form), each -> each.key().value()));
        age.setValue(choose(address, "age", AGES, Object::toString));
        readingAddress = false;
    }

    private static <T> List<T> items(ComboBox<T> field) {
        return field.getListDataView().getItems().toList();
    }

    private static <T> @Nullable T choose(
            QueryParameters address, String parameter, Collection<T> items, Function<T, String> key) {
        String wanted = address.getSingleParameter(parameter).orElse(null);
        return items.stream()
                .filter(item -> key.apply(item).equals(wanted))
                .findFirst()
                .orElse(null);
    }

    Map<String, String> parameters() {
        Map<String, String> address = new LinkedHashMap<>();
        put(address, "text", PlainText.tidy(text.getValue()));
        put(
                address,
                "state",
                state.getValue() == BoardState.UNRESOLVED
                        ? ""
                        : state.getValue().key());
        put(
                address,
                "turn",
                party.getValue() == PartyFilter.ANY ? "" : party.getValue().key());
        put(address, "with", person.isEmpty() ? "" : person.getValue());
        put(address, "site", site.isEmpty() ? "" : site.getValue().code());
        put(address, "type", type.isEmpty() ? "" : type.getValue().value());
        put(address, "form", form.isEmpty() ? "" : form.getValue().key().value());
        put(address, "age", age.isEmpty() ? "" : age.getValue().toString());
        return address;
    }

    private static void put(Map<String, String> address, String key, String value) {
        if (!value.isEmpty()) {
            address.put(key, value);
        }
    }
}
