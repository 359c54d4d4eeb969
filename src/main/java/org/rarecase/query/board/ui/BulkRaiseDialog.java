package org.rarecase.query.board.ui;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.form.Check;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.query.BulkQuestion;
import org.rarecase.query.QueryNotPossible;
import org.rarecase.query.QueryParty;
import org.rarecase.query.board.QueryBulk;
import org.rarecase.query.ui.AssigneeSelect;
import org.rarecase.query.ui.TemplateSelect;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.FormText;
import org.rarecase.ui.LimitedText;

/** Asks the same in many cases: first what it would come to is told, then it is done. */
class BulkRaiseDialog extends Dialog {

    private enum About {
        ITEM(texts("One item")),
        FORM(texts("The form as a whole")),
        CHECK(texts("What a check finds"));

        private final LocalizedText label;

        About(LocalizedText label) {
            this.label = label;
        }
    }

    private final transient BoardServices services;
    private final transient Map<CaseId, String> numbers = new LinkedHashMap<>();
    private final transient Runnable changed;
    private final ComboBox<FormDefinition> form = new ComboBox<>(t("Form"));
    private final RadioButtonGroup<About> about = new RadioButtonGroup<>(t("Ask about"));
    private final ComboBox<Item> item = new ComboBox<>(t("Item"));
    private final ComboBox<Check> check = new ComboBox<>(t("Check"));
    private final TextArea text = new TextArea();
    private final TemplateSelect template;
    private final AssigneeSelect assignee;
    private final Div fields = new Div();
    private final Div preview = new Div();
    private final Button back = new Button(t("Back"), click -> show(false));
    private final Button look = new Button(t("Preview"), click -> preview());
    private final Button raise = new Button("", click -> raise());

    BulkRaiseDialog(BoardServices services, FormLibrary library, List<CaseSummary> cases, Runnable changed) {
        this.services = services;
        this.changed = changed;
        cases.forEach(each -> numbers.put(each.id(), each.number()));
        template = new TemplateSelect(services.single().templates(), text);
        assignee = new AssigneeSelect(
                QueryParty.SITE,
                () -> services.single()
                        .assignments()
                        .candidates(
                                cases.stream()
                                        .map(each -> each.site().id())
                                        .distinct()
                                        .toList(),
                                QueryParty.SITE));
        setHeaderTitle(
                cases.size() == 1 ? t("Raise queries in 1 case") : t("Raise queries in {0} cases", cases.size()));
        setWidth("34rem");
        about.setItems(About.values());
        about.setItemLabelGenerator(each -> each.label.in(Messages.language()));
        about.setValue(About.ITEM);
        about.addValueChangeListener(change -> adapt());
        offer(form, each -> FormText.plain(each.title()));
        form.setItems(library.forms());
        form.addValueChangeListener(change -> adapt());
        offer(item, each -> FormText.plain(each.label()));
        offer(check, each -> FormText.plain(each.message()));
        LimitedText.check(text, TextLimit.MESSAGE);
        text.setWidthFull();
        look.addThemeVariants(ButtonVariant.PRIMARY);
        raise.addThemeVariants(ButtonVariant.PRIMARY);
        fields.addClassName("rc-dialog-fields");
        fields.add(form, about, item, check, template, text, assignee);
        preview.addClassName("rc-bulk-preview");
        preview.getElement().setAttribute("aria-live", "polite");
        add(fields, preview);
        getFooter().add(new Button(t("Cancel"), click -> close()), back, look, raise);
        adapt();
        show(false);
    }

    private static <T> void offer(ComboBox<T> field, Function<T, String> label) {
        field.setItemLabelGenerator(label::apply);
        field.setPlaceholder(t("Choose"));
        field.setWidthFull();
        FilterBoxes.sayIfNothingIsChosen(field);
    }

    /** What there is to choose follows from the form and from what it is about. */
    private void adapt() {
        FormDefinition chosen = form.getValue();
        boolean ofCheck = about.getValue() == About.CHECK;
        item.setItems(
                chosen == null
                        ? List.of()
                        : chosen.items().filter(each -> !each.isGroup()).toList());
        check.setItems(chosen == null ? List.of() : chosen.checks());
        item.setVisible(about.getValue() == About.ITEM);
        check.setVisible(ofCheck);
        template.offer(chosen == null ? null : chosen.key());
        text.setLabel(ofCheck ? t("Question (left empty: the words of the check)") : t("Question"));
    }

    private void show(boolean previewed) {
        fields.setVisible(!previewed);
        preview.setVisible(previewed);
        back.setVisible(previewed);
        look.setVisible(!previewed);
        raise.setVisible(previewed);
    }

    private BulkQuestion question() {
        FormDefinition of = required(form.getValue(), t("Choose a form."));
        BulkQuestion question = switch (about.getValue()) {
            case FORM -> BulkQuestion.about(of.key(), null, text.getValue());
            case ITEM ->
                BulkQuestion.about(
                        of.key(),
                        ItemPath.of(
                                required(item.getValue(), t("Choose an item.")).key()),
                        text.getValue());
            case CHECK ->
                BulkQuestion.ofCheck(
                        of.key(),
                        required(check.getValue(), t("Choose a check.")).key(),
                        text.getValue());
        };
        return question.to(assignee.chosen());
    }

    private static <T> T required(@Nullable T chosen, String otherwise) {
        if (chosen == null) {
            throw new QueryNotPossible(otherwise + " " + t("Nothing was sent yet."));
        }
        return chosen;
    }

    private void preview() {
        if (FilterBoxes.refuse(List.of(form, item, check, assignee))) {
            return;
        }
        QueryBulk.Outcome<CaseId> told = services.bulk().preview(numbers.keySet(), question());
        preview.removeAll();
        preview.add(new Paragraph(asked()), new Paragraph(willBe(told)));
        int silent = numbers.size() - (int) concerned(told);
        if (silent > 0) {
            preview.add(new Paragraph(
                    silent == 1
                            ? t("In 1 case the check finds nothing.")
                            : t("In {0} cases the check finds nothing.", silent)));
        }
        int left = told.failures().size();
        if (left > 0) {
            preview.add(
                    new H3(left == 1 ? t("1 is left out") : t("{0} are left out", left)),
                    BulkOutcome.list(told, this::number));
        }
        raise.setText(told.done() == 1 ? t("Raise 1 query") : t("Raise {0} queries", told.done()));
        show(true);
        raise.setVisible(told.done() > 0);
    }

    /** Where what is asked, as it was chosen. */
    private String asked() {
        String title = FormText.plain(form.getValue().title());
        String words = PlainText.tidy(text.getValue());
        return switch (about.getValue()) {
            case FORM -> title + ": " + words;
            case ITEM -> title + " · " + FormText.plain(item.getValue().label()) + ": " + words;
            case CHECK ->
                title + ": "
                        + (words.isEmpty() ? FormText.plain(check.getValue().message()) : words);
        };
    }

    private static String willBe(QueryBulk.Outcome<CaseId> told) {
        int cases = (int) told.subjects().stream().distinct().count();
        if (told.done() == 0) {
            return t("No query would be raised.");
        }
        return cases == 1
                ? t("In 1 case, queries to be raised: {0}.", told.done())
                : t("In {0} cases, queries to be raised: {1}.", cases, told.done());
    }

    private static long concerned(QueryBulk.Outcome<CaseId> told) {
        return Stream.concat(told.subjects().stream(), told.failures().stream().map(QueryBulk.Failure::subject))
                .distinct()
                .count();
    }

    private String number(CaseId id) {
        return Objects.requireNonNull(numbers.get(id));
    }

    private void raise() {
        QueryBulk.Outcome<CaseId> outcome = services.bulk().raise(numbers.keySet(), question());
        close();
        String done = outcome.done() == 1 ? t("1 query was raised.") : t("{0} queries were raised.", outcome.done());
        BulkOutcome.tell(done, outcome, this::number);
        changed.run();
    }
}
