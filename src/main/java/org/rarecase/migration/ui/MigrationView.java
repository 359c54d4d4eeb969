package org.rarecase.migration.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.ui.CaseTexts;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormDifference;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.form.code.Code;
import org.rarecase.migration.MigrationSelection;
import org.rarecase.migration.OutdatedForm;
import org.rarecase.migration.VersionMigrations;
import org.rarecase.shared.Messages;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.study.TumourType;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.ReasonDialog;

/** Moves many cases to the versions of their forms that are in use: which, what that means for them, and how far it is. */
@Route("moves")
@PageTitle("Move cases")
@Menu(title = "Move cases", order = 63, icon = "vaadin:arrow-forward")
@RolesAllowed("ADMINISTRATOR")
public class MigrationView extends Div {

    private final transient VersionMigrations moves;
    private final transient Forms forms;
    private final ComboBox<Site> site = new ComboBox<>(t("Site"));
    private final ComboBox<Code> tumourType = new ComboBox<>(t("Tumour type"));
    private final Select<CaseState> state = new Select<>();
    private final ComboBox<OutdatedForm> form = new ComboBox<>(t("Form and version"));
    private final Div preview = new Div();
    private final MigrationJobList jobs;

    MigrationView(VersionMigrations moves, Forms forms, Studies studies, CurrentAccount currentAccount, Clock clock) {
        this.moves = moves;
        this.forms = forms;
        this.jobs = new MigrationJobList(moves, clock, this::show);
        addClassNames("rc-page", "rc-versions");
        List<Site> sites = studies.sites().stream()
                .filter(each -> currentAccount.sites().includes(each.id()))
                .toList();
        add(
                new PageHeader(t("Move cases"))
                        .withSubtitle(
                                t(
                                        "A case stays in the versions of its forms in which it was filled, until it is moved.")),
                filters(sites),
                preview,
                jobs);
        show();
    }

    private Div filters(List<Site> sites) {
        site.setItems(sites);
        site.setItemLabelGenerator(each -> each.code() + "  " + each.name());
        tumourType.setItems(forms.inUse().codeList("tumour-types").codes());
        tumourType.setItemLabelGenerator(code -> FormText.plain(code.label()));
        state.setLabel(t("State"));
        state.setItems(CaseState.ENTERING, CaseState.SUBMITTED);
        state.setItemLabelGenerator(each -> each == null ? t("All") : CaseTexts.state(each, false));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(t("All"));
        form.setItems(moves.outdated(MigrationSelection.ALL));
        form.setItemLabelGenerator(each -> title(each.form()) + " · " + t("version {0}", each.version()));
        List.of(site, tumourType, form).forEach(field -> {
            field.setPlaceholder(t("All"));
            field.setClearButtonVisible(true);
            FilterBoxes.sayIfNothingFits(field);
        });
        List.<HasValue<?, ?>>of(site, tumourType, state, form)
                .forEach(field -> field.addValueChangeListener(change -> show()));
        Div filters = new Div(site, tumourType, state, form);
        filters.addClassName("rc-filters");
        filters.getElement().setAttribute("role", "search");
        return filters;
    }

    private MigrationSelection selection() {
        OutdatedForm chosen = form.getValue();
        return new MigrationSelection(
                site.isEmpty() ? null : site.getValue().id(),
                tumourType.isEmpty()
                        ? null
                        : new TumourType(tumourType.getValue().value()),
                state.isEmpty() ? null : state.getValue(),
                chosen == null ? null : chosen.form(),
                chosen == null ? null : chosen.version());
    }

    private void show() {
        preview.removeAll();
        List<OutdatedForm> outdated = moves.outdated(selection());
        if (outdated.isEmpty()) {
            preview.add(new EmptyState(
                    VaadinIcon.CHECK,
                    t("No case to move"),
                    t("The cases that fit are in the versions in use, or approved and locked.")));
            return;
        }
        int cases = moves.count(selection());
        PlainTable table = new PlainTable(
                t("Versions that are not in use any more"),
                t("Form"),
                t("Cases"),
                t("Items that are gone"),
                t("New items"),
                t("Changed items"));
        outdated.forEach(each -> addRow(table, each));
        Button move = new Button(
                cases == 1 ? t("Move 1 case") : t("Move {0} cases", Messages.number(cases)),
                Icons.decorative(VaadinIcon.ARROW_FORWARD),
                click -> ask(cases));
        move.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(move, new Paragraph(t("All forms of these cases are moved to the versions in use.")));
        actions.addClassName("rc-versions-actions");
        preview.add(new H2(t("Versions that are not in use any more")), table, actions);
    }

    private void addRow(PlainTable table, OutdatedForm outdated) {
        Span versions = new Span(t("version {0} → {1}", outdated.version(), outdated.inUse()));
        versions.addClassName("rc-second-line");
        FormDefinition before = forms.find(outdated.form(), outdated.version()).orElseThrow();
        FormDifference difference = FormDifference.between(before, forms.inUse().form(outdated.form()));
        table.addRow(
                new Div(FormText.span(before.title()), versions),
                new Span(Messages.number(outdated.cases()).in(Messages.language())),
                names(difference, FormDifference.Kind.REMOVED),
                names(difference, FormDifference.Kind.ADDED),
                names(difference, FormDifference.Kind.CHANGED));
    }

    private static Component names(FormDifference difference, FormDifference.Kind kind) {
        List<FormDifference.Part> parts = difference.items(kind).toList();
        return new Span(parts.isEmpty() ? "–" : MigratedFormCard.names(parts));
    }

    private String title(FormKey key) {
        return forms.inUse().form(key).title().in(Messages.language());
    }

    private void ask(int cases) {
        MigrationSelection selection = selection();
        new ReasonDialog(
                        cases == 1 ? t("Move 1 case") : t("Move {0} cases", Messages.number(cases)),
                        t("One after the other, in the background. What has no place in the new versions is put aside"
                                + " and stays readable; queries on it are closed. A move can be stopped, not undone."),
                        t("Start"),
                        reason -> {
                            moves.start(selection, reason);
                            Notices.success(t("The move has begun."));
                            jobs.begun();
                        })
                .open();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        jobs.stopWatching(event.getUI());
    }
}
