package org.rarecase.migration.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.obstacle.CaseObstacle;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.casebook.ui.CaseTexts;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.migration.MigrationPreview;
import org.rarecase.migration.RetiredAnswer;
import org.rarecase.migration.VersionMigration;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.ReasonDialog;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;

/** The versions of a case's forms: what moving it to those in use would do, and the answers that earlier moves put aside. */
@Route("cases/:caseId/versions")
@RolesAllowed({"INVESTIGATOR", "MONITOR", "PATHOLOGIST", "COORDINATOR", "AUDITOR"})
public class CaseVersionsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Casebook casebook;
    private final transient VersionMigration formMove;
    private final transient Forms forms;
    private final transient CurrentAccount currentAccount;
    private final transient Clock clock;
    private transient @Nullable CaseSummary caseSummary;

    CaseVersionsView(
            Casebook casebook, VersionMigration formMove, Forms forms, CurrentAccount currentAccount, Clock clock) {
        this.casebook = casebook;
        this.formMove = formMove;
        this.forms = forms;
        this.currentAccount = currentAccount;
        this.clock = clock;
        addClassNames("rc-page", "rc-versions");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(new CaseId(
                    Long.parseLong(event.getRouteParameters().get("caseId").orElse(""))));
        } catch (NumberFormatException noNumber) {
            throw new CaseNotFound(t("There is no such case. Look for it in Cases."));
        }
    }

    private void show(CaseId id) {
        CaseSummary shown = casebook.record(id);
        caseSummary = shown;
        removeAll();
        Anchor back = new Anchor(CaseNavigation.address(id), t("Back to the case"));
        back.addClassName("rc-versions-back");
        PageHeader header = new PageHeader(shown.number())
                .withSubtitle(t("Versions of the forms of this case"))
                .withBadges(CaseTexts.badges(shown))
                .withActions(back);
        add(header);
        if (currentAccount.has(Role.COORDINATOR)) {
            showPreview(formMove.preview(id), header);
        }
        showPutAside(formMove.putAside(id));
    }

    private void showPreview(MigrationPreview preview, PageHeader header) {
        preview.staying()
                .forEach(entry -> add(note(
                        VaadinIcon.LOCK,
                        t(
                                "{0} was signed off and stays in version {1}.",
                                CaseTexts.title(entry), entry.form().version()))));
        if (preview.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.CHECK,
                    t("All forms are in the versions in use"),
                    t("When a form changes, this page tells what moving the case to it would do.")));
            return;
        }
        CaseObstacle obstacle = preview.obstacle();
        if (obstacle != null) {
            add(note(VaadinIcon.LOCK, obstacle.refusal(t("It stays in the versions of its forms."))));
        } else {
            Button move = new Button(
                    t("Move to the versions in use"), Icons.decorative(VaadinIcon.ARROW_FORWARD), click -> ask());
            move.addThemeVariants(ButtonVariant.PRIMARY);
            header.withActions(move);
        }
        add(new Paragraph(obstacles(preview)));
        preview.moved().forEach(entry -> add(new MigratedFormCard(entry)));
        for (FormDefinition form : preview.added()) {
            Div card = new Div(
                    new H2(FormText.span(form.title()), new Badge(t("New in the casebook"), Tone.SUCCESS)),
                    new Paragraph(t("The form is added to the case, empty.")));
            card.addClassName("rc-card");
            add(card);
        }
    }

    /** What the site will have to do. */
    private static String obstacles(MigrationPreview preview) {
        int before = preview.obstaclesBefore();
        int after = preview.obstaclesAfter();
        return before == after
                ? t("Answers that are missing or wrong: {0}, before and after.", after)
                : t("Answers that are missing or wrong: {0} now, {1} afterwards.", before, after);
    }

    static Div note(VaadinIcon icon, String text) {
        Div note = new Div(Icons.decorative(icon), new Span(text));
        note.addClassName("rc-versions-note");
        return note;
    }

    private void ask() {
        CaseId id = caseSummary().id();
        new ReasonDialog(
                        t("Move {0} to the versions in use?", caseSummary().number()),
                        t("What has no place in them is put aside and stays readable here. Queries on it are closed."),
                        t("Move the case"),
                        reason -> {
                            boolean moved = formMove.move(id, reason);
                            show(id);
                            Notices.success(
                                    moved
                                            ? t("The case is in the versions in use.")
                                            : t("Somebody else has moved the case already."));
                        })
                .open();
    }

    private CaseSummary caseSummary() {
        return Objects.requireNonNull(caseSummary);
    }

    private void showPutAside(List<RetiredAnswer> answers) {
        if (answers.isEmpty()) {
            if (!currentAccount.has(Role.COORDINATOR)) {
                add(
                        new EmptyState(
                                VaadinIcon.CHECK,
                                t("No answers were put aside"),
                                t(
                                        "When the case is moved to newer versions of its forms, answers that they no longer ask stand here.")));
            }
            return;
        }
        PlainTable table = new PlainTable(t("Answers put aside"), t("Item"), t("Value"), t("Form"), t("Put aside"));
        answers.forEach(
                each -> table.addRow(item(each), answer(each), form(each), new RelativeTime(each.putAsideAt(), clock)));
        add(
                new H2(t("Answers put aside")),
                new Paragraph(t("Given in earlier versions of the forms, which asked more or otherwise.")),
                table);
    }

    private Optional<FormDefinition> definition(RetiredAnswer answer) {
        return forms.find(answer.form(), answer.version());
    }

    private Component item(RetiredAnswer answer) {
        ItemPath path = answer.place().path();
        return definition(answer)
                .flatMap(form -> form.find(path))
                .map(item -> label(path, item))
                .orElseGet(() -> new Span(path.toString()));
    }

    /** With the row, where the item stood in one. */
    static Component label(ItemPath path, Item item) {
        Span label = FormText.span(item.label());
        if (path.group() == null) {
            return label;
        }
        Span row = new Span(path.enclosingRows().stream()
                .map(each -> each.group() + " " + each.row())
                .reduce((outer, inner) -> outer + " · " + inner)
                .orElse(""));
        row.addClassName("rc-second-line");
        return new Div(label, row);
    }

    private Component answer(RetiredAnswer answer) {
        return new Span(definition(answer)
                .flatMap(form -> form.find(answer.place().path()))
                .map(item -> AnswerText.print(item, answer.answer()))
                .orElseGet(() -> answer.answer().print()));
    }

    private Component form(RetiredAnswer answer) {
        return new Span(
                definition(answer)
                                .map(form -> form.title().in(Messages.language()))
                                .orElse(answer.form().value()) + " · "
                        + t("version {0}", answer.version()));
    }

    @Override
    public String getPageTitle() {
        return caseSummary == null ? t("Case") : t("Versions of {0}", caseSummary.number());
    }
}
