package org.rarecase.library.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormProblem;
import org.rarecase.form.FormVersion;
import org.rarecase.form.Forms;
import org.rarecase.library.BlankCasebooks;
import org.rarecase.library.Confirmation;
import org.rarecase.library.FormCounts;
import org.rarecase.library.FormReading;
import org.rarecase.library.Languages;
import org.rarecase.study.TumourType;
import org.rarecase.ui.Badge;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.Tone;

/** All forms of the registry: how large they are, what is translated, what is open, and what is wrong in their files. */
@Route(FormNavigation.FORMS)
@Menu(title = "Forms", order = 55, icon = "vaadin:form")
@PermitAll
public class FormsView extends Div implements HasDynamicTitle {

    private final transient Forms forms;
    private final transient FormReading reading;
    private final transient BlankCasebooks blankCasebooks;
    private final transient CurrentAccount currentAccount;

    FormsView(Forms forms, FormReading reading, BlankCasebooks blankCasebooks, CurrentAccount currentAccount) {
        this.forms = forms;
        this.reading = reading;
        this.blankCasebooks = blankCasebooks;
        this.currentAccount = currentAccount;
        addClassNames("rc-page", "rc-forms");
        show();
    }

    @Override
    public String getPageTitle() {
        return t("Forms");
    }

    private void show() {
        removeAll();
        add(header());
        if (seesFiles()) {
            problems();
        }
        add(group(t("Forms of every case"), form -> form.tumourType() == null && isInUse(form)));
        add(group(t("Forms of one tumour type"), form -> form.tumourType() != null && isInUse(form)));
        if (forms.all().stream().anyMatch(form -> !isInUse(form))) {
            add(group(t("No longer in use"), form -> !isInUse(form)));
        }
    }

    private boolean isInUse(FormDefinition form) {
        return forms.inUse().find(form.key()).isPresent();
    }

    private boolean seesFiles() {
        return currentAccount.has(Role.ADMINISTRATOR) || currentAccount.has(Role.COORDINATOR);
    }

    private PageHeader header() {
        FormCounts all = forms.inUse().forms().stream().map(FormCounts::of).reduce(FormCounts.NONE, FormCounts::plus);
        PageHeader header = new PageHeader(t("Forms"))
                .withSubtitle(t(
                        "Forms: {0}, items: {1}. They hold no patient's data.",
                        forms.inUse().forms().size(), all.items()));
        Anchor confirm = new Anchor(
                FormNavigation.CONFIRM,
                t("To be confirmed: {0}", Confirmation.in(forms.inUse().forms()).size()));
        confirm.addClassName("rc-button-link");
        header.withActions(
                confirm,
                new Button(
                        t("Print blank casebook"),
                        Icons.decorative(VaadinIcon.PRINT),
                        click -> new BlankCasebookDialog(forms.inUse(), blankCasebooks).open()));
        if (currentAccount.has(Role.ADMINISTRATOR)) {
            header.withActions(
                    new Button(t("Read the files again"), Icons.decorative(VaadinIcon.REFRESH), click -> readAgain()));
        }
        return header;
    }

    private void readAgain() {
        reading.readAgain();
        show();
        int problems = forms.problems().size();
        if (problems == 0) {
            Notices.success(t("The files are read. All forms are well."));
        } else {
            Notices.warning(t("The files are read. Problems listed: {0}; what is affected stays as it was.", problems));
        }
    }

    private void problems() {
        List<FormProblem> problems = forms.problems();
        if (problems.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        problems.forEach(problem -> list.add(problem(problem)));
        Section section = new Section(
                new H2(
                        problems.size() == 1
                                ? t("1 problem in the files")
                                : t("{0} problems in the files", problems.size())),
                new Paragraph(t("Put them right in the files, then read the files again.")),
                list);
        section.addClassNames("rc-form-problems", "rc-tone-danger");
        add(section);
    }

    private static ListItem problem(FormProblem problem) {
        Span where = new Span(problem.problem().file() + ":" + problem.problem().line());
        where.addClassName("rc-code");
        ListItem item = new ListItem(where, new Span(problem.problem().message()));
        if (problem.form() != null) {
            item.add(new Span(
                    problem.standsIn() == null
                            ? t("The form {0} is left out until then.", problem.form())
                            : t("Version {1} of {0} stands in until then.", problem.form(), problem.standsIn())));
        }
        return item;
    }

    private Section group(String title, Predicate<FormDefinition> member) {
        PlainTable table = new PlainTable(
                title,
                t("Form"),
                t("Version"),
                t("Items"),
                t("Rules"),
                t("Checks"),
                t("To be confirmed"),
                t("Translated"));
        forms.all().stream().filter(member).forEach(form -> addRow(table, form));
        Section section = new Section(new H2(title), table);
        section.addClassName("rc-forms-group");
        return section;
    }

    private void addRow(PlainTable table, FormDefinition form) {
        FormCounts counts = FormCounts.of(form);
        table.addRow(
                name(form),
                version(form),
                number(counts.items()),
                number(counts.rules()),
                number(counts.checks()),
                awaiting(form, counts.awaiting()),
                languages(form));
    }

    private static Div name(FormDefinition form) {
        Anchor link = FormNavigation.link(form);
        link.addClassName("rc-row-link");
        TumourType type = form.tumourType();
        Span key = new Span((type == null ? "" : type.code() + " · ") + form.key());
        key.addClassName("rc-second-line");
        return new Div(link, key);
    }

    private Div version(FormDefinition form) {
        Div shown = new Div(new Span(Integer.toString(form.version())));
        List<FormVersion> versions = forms.versions(form.key());
        if (versions.size() > 1) {
            Span others = new Span(t("{0} kept", versions.size()));
            others.addClassName("rc-second-line");
            shown.add(others);
        }
        return shown;
    }

    private static Span number(int number) {
        Span shown = new Span(number == 0 ? "–" : Integer.toString(number));
        shown.addClassName("rc-number");
        return shown;
    }

    private static Component awaiting(FormDefinition form, int awaiting) {
        if (awaiting == 0) {
            return number(0);
        }
        Anchor link = new Anchor(FormNavigation.CONFIRM + "?form=" + form.key(), Integer.toString(awaiting));
        link.addClassNames("rc-number", "rc-cell-link");
        link.setAriaLabel(t("{0} to be confirmed in {1}", awaiting, FormText.plain(form.title())));
        return link;
    }

    private static Div languages(FormDefinition form) {
        Div shown = new Div();
        shown.addClassName("rc-languages");
        for (Map.Entry<String, Languages.Share> each : Languages.of(form).entrySet()) {
            Languages.Share share = each.getValue();
            Badge badge = new Badge(
                    each.getKey() + " " + share.all() + " %", share.all() == 100 ? Tone.SUCCESS : Tone.NEUTRAL);
            badge.setTitle(t(
                    "{0}: titles {1} %, labels {2} %, answers {3} %",
                    Locale.of(each.getKey()).getDisplayLanguage(org.rarecase.shared.Messages.language()),
                    share.titles(),
                    share.labels(),
                    share.answers()));
            shown.add(badge);
        }
        return shown;
    }
}
