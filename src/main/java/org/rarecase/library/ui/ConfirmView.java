package org.rarecase.library.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.rarecase.form.code.Code;
import org.rarecase.library.Confirmation;
import org.rarecase.library.ConfirmationSheet;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.Tone;

/** What a clinician has to confirm before the registry may rely on it; the address keeps the filters. */
@Route(FormNavigation.CONFIRM)
@PermitAll
public class ConfirmView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAGE = 100;
    private static final String TYPE = "type";
    private static final String FORM = "form";
    private static final String TEXT = "text";

    private final transient List<Confirmation> all;
    private final ComboBox<FormDefinition> form = new ComboBox<>(t("Form"));
    private final ComboBox<Code> tumourType = new ComboBox<>(t("Tumour type"));
    private final TextField text = new TextField(t("Search"));
    private final PageHeader header = new PageHeader(t("To be confirmed"));
    private final Anchor download = new Anchor();
    private final PlainTable table = new PlainTable(t("To be confirmed"), t("Item"), t("Form"), t("What is open"));
    private final Div below = new Div();
    private transient List<Confirmation> found = List.of();
    private int shown;
    private boolean readingAddress;

    ConfirmView(Forms forms) {
        addClassNames("rc-page", "rc-confirm");
        all = Confirmation.in(forms.inUse().forms());
        form.setItems(forms.inUse().forms().stream()
                .filter(each -> all.stream().anyMatch(it -> it.form().equals(each)))
                .toList());
        form.setItemLabelGenerator(each -> FormText.plain(each.title()));
        tumourType.setItems(forms.inUse().codeList("tumour-types").codes());
        tumourType.setItemLabelGenerator(code -> code.value() + "  " + FormText.plain(code.label()));
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setClearButtonVisible(true);
        text.setPrefixComponent(Icons.decorative(VaadinIcon.SEARCH));
        List.of(form, tumourType).forEach(box -> {
            box.setPlaceholder(t("All"));
            box.setClearButtonVisible(true);
            FilterBoxes.sayIfNothingFits(box);
        });
        fields().forEach(field -> field.addValueChangeListener(change -> changed()));
        Div filters = new Div(form, tumourType, text);
        filters.addClassName("rc-filters");
        filters.getElement().setAttribute("role", "search");
        download.add(Icons.decorative(VaadinIcon.DOWNLOAD), new Span(t("Download as CSV")));
        download.addClassName("rc-button-link");
        below.addClassName("rc-below");
        add(FormView.back(), header.withActions(download), filters, table, below);
    }

    @Override
    public String getPageTitle() {
        return t("To be confirmed");
    }

    private List<HasValue<?, ?>> fields() {
        return List.of(form, tumourType, text);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        readingAddress = true;
        String wantedForm = FormNavigation.parameter(event, FORM).orElse("");
        form.setValue(form.getListDataView()
                .getItems()
                .filter(each -> each.key().value().equals(wantedForm))
                .findFirst()
                .orElse(null));
        String wantedType = FormNavigation.parameter(event, TYPE).orElse("");
        tumourType.setValue(tumourType
                .getListDataView()
                .getItems()
                .filter(each -> each.value().equals(wantedType))
                .findFirst()
                .orElse(null));
        text.setValue(FormNavigation.parameter(event, TEXT).orElse(""));
        readingAddress = false;
        load();
    }

    private void changed() {
        if (readingAddress) {
            return;
        }
        Map<String, String> query = new LinkedHashMap<>();
        if (!form.isEmpty()) {
            query.put(FORM, form.getValue().key().value());
        }
        if (!tumourType.isEmpty()) {
            query.put(TYPE, tumourType.getValue().value());
        }
        if (!text.isEmpty()) {
            query.put(TEXT, text.getValue());
        }
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, new Location(FormNavigation.CONFIRM, QueryParameters.simple(query)));
        load();
    }

    private void load() {
        Locale language = Messages.language();
        found = all.stream()
                .filter(it -> form.isEmpty() || it.form().equals(form.getValue()))
                .filter(it -> tumourType.isEmpty() || isOf(it, tumourType.getValue()))
                .filter(it -> it.matches(text.getValue(), language))
                .toList();
        header.withSubtitle(
                found.size() == all.size()
                        ? t("{0} to be confirmed", all.size())
                        : t("{0} of {1}", found.size(), all.size()));
        List<Confirmation> listed = found;
        download.setHref(DownloadHandler.fromInputStream(event -> {
            byte[] csv = ConfirmationSheet.csv(listed, language).getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(
                    new ByteArrayInputStream(csv), "to-be-confirmed.csv", "text/csv;charset=utf-8", csv.length);
        }));
        table.clear();
        shown = 0;
        more();
    }

    private static boolean isOf(Confirmation confirmation, Code type) {
        return confirmation.form().tumourType() != null
                && confirmation.form().tumourType().code().equals(type.value());
    }

    private void more() {
        found.stream().skip(shown).limit(PAGE).forEach(this::addRow);
        shown = Math.min(found.size(), shown + PAGE);
        below.removeAll();
        table.setVisible(!found.isEmpty());
        if (found.isEmpty()) {
            below.add(new EmptyState(
                    all.isEmpty() ? VaadinIcon.CHECK_CIRCLE_O : VaadinIcon.SEARCH,
                    all.isEmpty() ? t("All is confirmed") : t("Nothing matches these filters"),
                    all.isEmpty()
                            ? t("No item and no check waits for a clinician.")
                            : t("Remove a filter to see more.")));
        } else if (shown < found.size()) {
            below.add(new Button(t("Show more"), click -> more()));
        }
    }

    private static String kind(Confirmation.Kind kind) {
        return switch (kind) {
            case ITEM -> t("Item");
            case CHECK -> t("Check");
            case CODE -> t("Code");
            case VERIFY -> t("Source data verification");
        };
    }

    private void addRow(Confirmation it) {
        Anchor link = FormText.show(new Anchor(FormNavigation.address(it.form(), it.place()), ""), it.text());
        link.addClassName("rc-row-link");
        Span place = new Span(it.place() + (it.part().isEmpty() ? "" : " · " + it.part()));
        place.addClassNames("rc-second-line", "rc-code");
        Div item = new Div(link);
        if (it.kind() != Confirmation.Kind.ITEM) {
            item.add(new Badge(kind(it.kind()), Tone.NEUTRAL));
        }
        item.add(place);
        Span note = new Span(it.note().isEmpty() ? "–" : it.note());
        note.addClassName(it.kind() == Confirmation.Kind.CHECK ? "rc-code" : "rc-note");
        table.addRow(item, FormText.span(it.form().title()), note);
    }
}
