package org.rarecase.audit.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.audit.AuditEntry;
import org.rarecase.audit.AuditFilter;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.When;

/** The whole trail, for those who oversee the registry. */
@Route("audit")
@PageTitle("Audit · Rarecase")
@Menu(title = "Audit", order = 50, icon = "vaadin:time-backward")
@RolesAllowed({"AUDITOR", "ADMINISTRATOR"})
public class AuditView extends Div {

    private static final int PAGE = 100;

    private final transient AuditTrail trail;
    private final TextField caseNumber = new TextField("Case");
    private final TextField account = new TextField("Account");
    private final ComboBox<String> kind = new ComboBox<>("What");
    private final DatePicker from = new DatePicker("From (UTC)");
    private final DatePicker until = new DatePicker("To (UTC)");
    private final Grid<AuditEntry> grid = new Grid<>();
    private final Button more = new Button("Show earlier", click -> showEarlier());
    private final transient List<AuditEntry> shown = new ArrayList<>();
    private final ListDataProvider<AuditEntry> lines = new ListDataProvider<>(shown);

    AuditView(AuditTrail trail, CurrentAccount current) {
        this.trail = trail;
        addClassName("rc-page");
        more.addThemeVariants(ButtonVariant.AURA_TERTIARY);
        add(
                new PageHeader("Audit trail")
                        .withSubtitle("Who did what, when and why. Lines are written once and chained: what is changed"
                                + " afterwards shows up when the chains are verified."),
                new ChainCheck(trail, current),
                filters(),
                grid,
                more);
        setUpGrid();
        search();
    }

    private Div filters() {
        caseNumber.setPlaceholder("PAD-0012");
        account.setPlaceholder("User name");
        kind.setItems(trail.kinds());
        kind.setItemLabelGenerator(AuditWords::kind);
        List.of(caseNumber, account).forEach(field -> {
            field.setClearButtonVisible(true);
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(change -> search());
        });
        List.of(from, until).forEach(field -> {
            field.setClearButtonVisible(true);
            field.setLocale(Locale.UK);
            field.addValueChangeListener(change -> search());
        });
        kind.setClearButtonVisible(true);
        kind.addValueChangeListener(change -> search());
        Div filters = new Div(caseNumber, account, kind, from, until);
        filters.addClassName("rc-filters");
        return filters;
    }

    private void setUpGrid() {
        grid.setItems(lines);
        grid.addThemeVariants(GridVariant.AURA_ROW_STRIPES);
        grid.addColumn(entry -> When.exact(entry.at()))
                .setHeader("When")
                .setWidth("13rem")
                .setFlexGrow(0);
        grid.addComponentColumn(AuditView::who)
                .setHeader("Who")
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.addColumn(entry -> AuditWords.kind(entry.line().kind()))
                .setHeader("What")
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.addComponentColumn(AuditView::caseLink)
                .setHeader("Case")
                .setWidth("6.5rem")
                .setFlexGrow(0);
        grid.addColumn(AuditView::place).setHeader("Item").setWidth("9rem");
        grid.addComponentColumn(entry -> AuditWords.change(entry.line()))
                .setHeader("Before → after")
                .setWidth("11rem");
        grid.addColumn(entry ->
                        entry.line().reason() == null ? "" : entry.line().reason())
                .setHeader("Why")
                .setWidth("7rem");
        grid.setItemDetailsRenderer(new ComponentRenderer<>(AuditDetails::new));
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.SEARCH, "No line matches", "Loosen or clear a filter to see more of the trail."));
    }

    private static Div who(AuditEntry entry) {
        Span role = new Span(entry.actor().role());
        role.addClassName("rc-audit-who");
        return new Div(new Span(entry.actor().userName() + " "), role);
    }

    private static Span caseLink(AuditEntry entry) {
        Long caseId = entry.line().caseId();
        if (caseId == null || entry.caseNumber() == null) {
            return new Span();
        }
        return new Span(new Anchor(CaseNavigation.address(new CaseId(caseId)), entry.caseNumber()));
    }

    private static String place(AuditEntry entry) {
        String form = entry.line().form();
        String item = entry.line().itemPath();
        return form == null ? "" : item == null ? form : form + " · " + item;
    }

    private void search() {
        shown.clear();
        showEarlier();
    }

    private void showEarlier() {
        long before = shown.isEmpty() ? AuditTrail.NEWEST : shown.getLast().id();
        List<AuditEntry> next = trail.search(filter(), before, PAGE);
        shown.addAll(next);
        lines.refreshAll();
        more.setVisible(next.size() == PAGE);
    }

    private AuditFilter filter() {
        return new AuditFilter(
                orNull(caseNumber.getValue()),
                orNull(account.getValue()),
                startOf(from.getValue()),
                until.getValue() == null ? null : startOf(until.getValue().plusDays(1)),
                kind.getValue());
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
