package org.rarecase.audit.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.audit.AuditEntry;
import org.rarecase.audit.AuditFilter;
import org.rarecase.audit.AuditTrail;
import org.rarecase.audit.checkpoint.Checkpoints;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormNumbers;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.PlainText;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.Language;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PageKeys;
import org.rarecase.ui.RelativeTime;

/** The whole trail, for those who oversee the registry. */
@Route("audit")
@PageTitle("Audit · Rarecase")
@Menu(title = "Audit", order = 50, icon = "vaadin:time-backward")
@RolesAllowed({"AUDITOR", "ADMINISTRATOR"})
public class AuditView extends Div implements PageKeys {

    private static final int PAGE = 100;

    private final transient AuditTrail trail;
    private final transient Accounts accounts;
    private final transient AuditValues values;
    private final transient FormNumbers formNumbers;
    private final TextField caseNumber = new TextField(t("Case"));
    private final TextField account = new TextField(t("Account"));
    private final ComboBox<String> kind = new ComboBox<>(t("What"));
    private final DatePicker from = new DatePicker(t("From (UTC)"));
    private final DatePicker until = new DatePicker(t("To (UTC)"));
    private final Grid<AuditEntry> grid = new Grid<>();
    private final Button more = new Button(t("Show earlier"), click -> showEarlier());
    private final transient List<AuditEntry> shown = new ArrayList<>();
    private final transient Map<String, String> names = new HashMap<>();
    private final ListDataProvider<AuditEntry> lines = new ListDataProvider<>(shown);

    AuditView(
            AuditTrail trail,
            Checkpoints checkpoints,
            CurrentAccount current,
            Accounts accounts,
            AuditValues values,
            FormNumbers formNumbers) {
        this.formNumbers = formNumbers;
        this.values = values;
        this.trail = trail;
        this.accounts = accounts;
        addClassName("rc-page");
        more.addThemeVariants(ButtonVariant.TERTIARY);
        add(
                new PageHeader(t("Audit trail"))
                        .withSubtitle(
                                t("Who did what, when and why. Lines are written once and chained: what is changed"
                                        + " afterwards shows up when the chains are verified.")),
                rights(current),
                proof(trail, checkpoints, current),
                filters(),
                grid,
                more);
        setUpGrid(current.account().readsCases());
        search();
    }

    private static Div proof(AuditTrail trail, Checkpoints checkpoints, CurrentAccount current) {
        Div proof = new Div(new ChainCheck(trail, current), checkpoint(checkpoints));
        proof.addClassName("rc-chain-check");
        return proof;
    }

    /** Each click takes a new one, to be kept where this database is not. */
    private static Anchor checkpoint(Checkpoints checkpoints) {
        Anchor take = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    Path file = checkpoints.take();
                    return new DownloadResponse(
                            Files.newInputStream(file),
                            String.valueOf(file.getFileName()),
                            "text/plain",
                            Files.size(file));
                }),
                t("Take a checkpoint"));
        take.setTitle(t("Writes down how far the trail has come, to be kept where this database is not."));
        return take;
    }

    /** Why some of it is not here; empty for who reads all. */
    private static Paragraph rights(CurrentAccount current) {
        Paragraph rights = new Paragraph();
        rights.addClassName("rc-quiet");
        if (!current.account().readsCases()) {
            rights.setText(t("As an administrator you read that something was done in a case, and not what."
                    + " Values and reasons are read by auditors."));
        } else if (!current.sites().all()) {
            rights.setText(t("You read what was done in cases at your sites, and by the people of your sites."));
        }
        rights.setVisible(!rights.getText().isEmpty());
        return rights;
    }

    @Override
    public List<KeyUse> keys() {
        return List.of(new KeyUse(
                t("Space, in the table"), t("opens and closes the details of the line; arrows go from line to line")));
    }

    private Div filters() {
        caseNumber.setPlaceholder("PAD-0012");
        account.setPlaceholder(t("User name"));
        kind.setItems(trail.kinds());
        kind.setItemLabelGenerator(AuditLabels::kind);
        List.of(caseNumber, account).forEach(field -> {
            field.setClearButtonVisible(true);
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(change -> search());
        });
        List.of(from, until).forEach(field -> {
            field.setClearButtonVisible(true);
            Language.prepare(field);
            field.addValueChangeListener(change -> search());
        });
        kind.setClearButtonVisible(true);
        FilterBoxes.sayIfNothingFits(kind);
        kind.addValueChangeListener(change -> search());
        Div filters = new Div(caseNumber, account, kind, from, until);
        filters.addClassName("rc-filters");
        return filters;
    }

    private void clearFilters() {
        List.of(caseNumber, account, kind, from, until).forEach(HasValue::clear);
    }

    private void setUpGrid(boolean opensCases) {
        grid.setItems(lines);
        grid.addThemeVariants(GridVariant.ROW_STRIPES, GridVariant.WRAP_CELL_CONTENT);
        grid.addColumn(entry -> RelativeTime.exact(entry.at()))
                .setHeader(t("When"))
                .setWidth("8.5rem")
                .setFlexGrow(0);
        grid.addComponentColumn(this::who).setHeader(t("Who")).setWidth("9rem").setFlexGrow(0);
        grid.addColumn(entry -> AuditLabels.kind(entry.line().kind()))
                .setHeader(t("What"))
                .setWidth("8.5rem")
                .setFlexGrow(0);
        grid.addComponentColumn(entry -> caseNumber(entry, opensCases))
                .setHeader(t("Case"))
                .setWidth("6.5rem")
                .setFlexGrow(0);
        grid.addColumn(entry -> values.place(entry.line())).setHeader(t("Item")).setWidth("10rem");
        grid.addComponentColumn(entry -> AuditLabels.change(entry, values.inWords(entry.line())))
                .setHeader(t("Before → after"))
                .setWidth("10.5rem");
        grid.addColumn(entry -> why(entry)).setHeader(t("Why")).setWidth("9rem");
        grid.setItemDetailsRenderer(new ComponentRenderer<>(entry -> new AuditDetails(entry, values)));
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.SEARCH,
                t("No line matches"),
                t("Change or clear a filter to see more of the trail."),
                new Button(t("Clear filters"), click -> clearFilters())));
    }

    private String why(AuditEntry entry) {
        String reason = values.inWords(entry.line()).reason();
        return reason == null ? "" : reason;
    }

    private Div who(AuditEntry entry) {
        Span role = new Span(Role.label(entry.actor().role()));
        role.addClassName("rc-audit-who");
        String user = entry.actor().userName();
        return new Div(new Span(names.getOrDefault(user, user) + " "), role);
    }

    private static Span caseNumber(AuditEntry entry, boolean leadsThere) {
        Long caseId = entry.line().caseId();
        if (caseId == null || entry.caseNumber() == null) {
            return new Span();
        }
        if (!leadsThere) {
            return new Span(entry.caseNumber());
        }
        return new Span(new Anchor(CaseNavigation.address(new CaseId(caseId)), entry.caseNumber()));
    }

    private void search() {
        shown.clear();
        showEarlier();
    }

    private void showEarlier() {
        long before = shown.isEmpty() ? AuditTrail.NEWEST : shown.getLast().id();
        List<AuditEntry> next = trail.search(filter(), before, PAGE);
        shown.addAll(next);
        List<String> unknown = next.stream()
                .map(entry -> entry.actor().userName())
                .filter(user -> !names.containsKey(user))
                .distinct()
                .toList();
        names.putAll(accounts.names(unknown));
        values.learnNumbers(formNumbers.of(next.stream()
                .map(entry -> FormInstanceId.ofNullable(entry.line().instanceId()))
                .toList()));
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
        return PlainText.isBlank(text) ? null : PlainText.tidy(text);
    }

    private static @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
