package org.rarecase.library.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormVersion;
import org.rarecase.form.Forms;
import org.rarecase.library.BlankCasebooks;
import org.rarecase.library.FormCounts;
import org.rarecase.library.RuleDescriber;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.Tone;

/** A form as a data dictionary: what each item asks, permits, follows from and leads to. */
@Route(FormNavigation.FORMS + "/:form")
@PermitAll
public class FormView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Forms forms;
    private final transient BlankCasebooks blankCasebooks;
    private final transient CurrentAccount currentAccount;
    private final List<Section> sections = new ArrayList<>();
    private final TextField search = new TextField(t("Search in this form"));
    private final EmptyState nothing = new EmptyState(
            VaadinIcon.SEARCH, t("No item matches"), t("Search for a label, a key, a word of a rule or a note."));
    private String title = "";

    FormView(Forms forms, BlankCasebooks blankCasebooks, CurrentAccount currentAccount) {
        this.forms = forms;
        this.blankCasebooks = blankCasebooks;
        this.currentAccount = currentAccount;
        addClassNames("rc-page", "rc-dictionary");
        search.setClearButtonVisible(true);
        search.setPrefixComponent(Icons.decorative(VaadinIcon.SEARCH));
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> filter());
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        FormDefinition form = FormNavigation.formOf(event, forms).orElseThrow(NotFoundException::new);
        title = form.title().in(Messages.language());
        removeAll();
        sections.clear();
        nothing.setVisible(false);
        add(back(), header(form), tools(form), nothing);
        RuleDescriber ruleWords = new RuleDescriber(forms.inUse().forms(), Messages.language());
        form.sections().forEach(section -> {
            Section block = new Section(FormText.show(new H2(), section.title()));
            block.addClassName("rc-dictionary-section");
            section.items().forEach(item -> block.add(new ItemCard(form, item, List.of(), ruleWords)));
            sections.add(block);
            add(block);
        });
        FormNavigation.parameter(event, FormNavigation.ITEM).ifPresent(this::point);
    }

    static Anchor back() {
        Anchor back = new Anchor(FormNavigation.FORMS, Icons.decorative(VaadinIcon.ARROW_LEFT), new Span(t("Forms")));
        back.addClassName("rc-back");
        return back;
    }

    private PageHeader header(FormDefinition form) {
        FormCounts counts = FormCounts.of(form);
        PageHeader header = new PageHeader(title)
                .withSubtitle(t("Items: {0}, rules: {1}, checks: {2}", counts.items(), counts.rules(), counts.checks()))
                .withBadges(badges(form));
        if (counts.awaiting() > 0) {
            header.withActions(button(
                    FormNavigation.CONFIRM + "?form=" + form.key(), t("To be confirmed: {0}", counts.awaiting())));
        }
        if (currentAccount.has(Role.ADMINISTRATOR) || currentAccount.has(Role.COORDINATOR)) {
            header.withActions(button(FormNavigation.tryOut(form), t("Try this form")));
        }
        Anchor print = new Anchor();
        print.add(Icons.decorative(VaadinIcon.PRINT), new Span(t("Print blank")));
        print.addClassName("rc-button-link");
        Locale language = Messages.language();
        print.setHref(Pdf.download(
                form.key() + "-v" + form.version() + "-" + language.getLanguage() + ".pdf",
                pdf -> blankCasebooks.printForm(form, language, pdf)));
        return header.withActions(print);
    }

    private static Badge[] badges(FormDefinition form) {
        List<Badge> badges = new ArrayList<>();
        badges.add(new Badge(form.key().value(), Tone.NEUTRAL));
        badges.add(new Badge(t("version {0}", form.version()), Tone.INFO));
        if (form.tumourType() != null) {
            badges.add(new Badge(form.tumourType().code(), Tone.NEUTRAL));
        }
        if (form.repeats()) {
            badges.add(new Badge(t("may repeat"), Tone.NEUTRAL));
        }
        if (form.blinded()) {
            badges.add(new Badge(t("hidden from a blinded reviewer"), Tone.NEUTRAL));
        }
        return badges.toArray(Badge[]::new);
    }

    private static Anchor button(String address, String text) {
        Anchor button = new Anchor(address, text);
        button.addClassName("rc-button-link");
        return button;
    }

    private Div tools(FormDefinition form) {
        Div tools = new Div(search);
        tools.addClassName("rc-filters");
        List<FormVersion> versions = forms.versions(form.key());
        if (versions.size() > 1) {
            Select<FormVersion> version = VersionSelect.of(t("Version"), versions, form.version());
            version.addValueChangeListener(
                    change -> getUI().ifPresent(ui -> ui.navigate(FormNavigation.address(form.key()) + "?"
                            + FormNavigation.VERSION + "=" + change.getValue().version())));
            int newest = versions.getFirst().version();
            int other = form.version() == newest ? versions.get(1).version() : form.version();
            tools.add(version, button(FormNavigation.difference(form.key(), other, newest), t("Compare versions")));
        }
        return tools;
    }

    private void filter() {
        List<String> words =
                List.of(search.getValue().toLowerCase(Locale.ROOT).strip().split("\\s+"));
        for (Section section : sections) {
            List<ItemCard> cards = cards(section);
            cards.forEach(card -> card.setVisible(card.matches(words)));
            section.setVisible(cards.stream().anyMatch(ItemCard::isVisible));
        }
        nothing.setVisible(sections.stream().noneMatch(Section::isVisible));
    }

    private static List<ItemCard> cards(Section section) {
        return section.getChildren()
                .filter(ItemCard.class::isInstance)
                .map(ItemCard.class::cast)
                .toList();
    }

    /** Shows the item that a link names. */
    private void point(String place) {
        sections.stream()
                .flatMap(section -> cards(section).stream())
                .flatMap(ItemCard::withInner)
                .filter(card -> card.place().equals(place))
                .findFirst()
                .ifPresent(card -> {
                    card.addClassName("rc-dictionary-pointed");
                    // Later than the router, which shows a page from its top.
                    card.getElement().executeJs("setTimeout(() => this.scrollIntoView({block: 'center'}), 300)");
                });
    }
}
