package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryParty;
import org.rarecase.query.Question;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.LimitedText;

/** Asks about an item, or about a form or the whole case. */
class NewQueryForm extends Div {

    private final transient QueryServices services;
    private final transient CaseContext context;
    private final transient @Nullable ItemRef place;
    private final TextArea text;
    private final Select<FormInstance> about = new Select<>();
    private final TemplateSelect template;
    private final AssigneeSelect assignee;

    NewQueryForm(QueryServices services, CaseContext context, @Nullable ItemRef place, Consumer<QueryId> raised) {
        this.services = services;
        this.context = context;
        this.place = place;
        text = new TextArea(place == null ? t("Query about the whole case") : context.describe(place));
        template = new TemplateSelect(services.templates(), text);
        assignee = new AssigneeSelect(
                QueryParty.SITE,
                () -> services.assignments()
                        .candidates(
                                List.of(context.visibleCase()
                                        .caseSummary()
                                        .site()
                                        .id()),
                                QueryParty.SITE));
        template.offer(form());
        text.setPlaceholder(t("What do you want to know?"));
        LimitedText.check(text, TextLimit.MESSAGE);
        text.setWidthFull();
        Button raise = new Button(t("Raise query"), click -> {
            if (FilterBoxes.refuse(List.of(assignee))) {
                return;
            }
            raised.accept(
                    services.raising().raise(context.visibleCase().caseSummary().id(), question()));
        });
        raise.addThemeVariants(ButtonVariant.PRIMARY);
        add(about(), template, text, assignee, raise);
        addClassName("rc-query-new");
    }

    void focus() {
        text.focus();
    }

    private Component about() {
        about.setVisible(place == null);
        about.setLabel(t("About"));
        List<FormInstance> askable = context.visibleCase().entries().stream()
                .filter(entry -> services.raising().mayRaise(context.visibleCase(), entry.id()))
                .toList();
        about.setItems(askable);
        about.setEmptySelectionAllowed(services.raising().mayRaise(context.visibleCase(), null));
        about.setEmptySelectionCaption(t("Whole case"));
        if (!about.isEmptySelectionAllowed()) {
            askable.stream().findFirst().ifPresent(about::setValue);
        }
        about.setItemLabelGenerator(entry -> entry == null ? t("Whole case") : context.title(entry));
        about.addValueChangeListener(change -> {
            text.setLabel(
                    change.getValue() == null
                            ? t("Query about the whole case")
                            : t("Query about the form {0}", context.title(change.getValue())));
            template.offer(form());
        });
        about.setWidthFull();
        return about;
    }

    private @Nullable FormKey form() {
        FormInstanceId instanceId = instanceId();
        return instanceId == null
                ? null
                : context.visibleCase().entry(instanceId).form().key();
    }

    private @Nullable FormInstanceId instanceId() {
        if (place != null) {
            return place.instanceId();
        }
        FormInstance chosen = about.getValue();
        return chosen == null ? null : chosen.id();
    }

    private Question question() {
        return new Question(instanceId(), place, text.getValue(), assignee.chosen());
    }
}
