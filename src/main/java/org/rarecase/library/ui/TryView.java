package org.rarecase.library.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.EntryForm;
import org.rarecase.entry.ui.EntryKeys;
import org.rarecase.entry.ui.EntryListener;
import org.rarecase.entry.ui.EntrySettings;
import org.rarecase.entry.ui.FieldAction;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.rarecase.form.code.Code;
import org.rarecase.library.Consequences;
import org.rarecase.library.TrialCase;
import org.rarecase.shared.Messages;
import org.rarecase.study.TumourType;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PageKeys;

/** A form filled in without saving: what an answer leads to, and why, stands beside it. */
@Route(FormNavigation.FORMS + "/:form/try")
@RolesAllowed({"ADMINISTRATOR", "COORDINATOR"})
public class TryView extends Div implements BeforeEnterObserver, HasDynamicTitle, PageKeys {

    private final transient Forms forms;
    private final ComboBox<Code> tumourType = new ComboBox<>(t("Tumour type"));
    private final Div trial = new Div();
    private final Map<FormInstanceId, EntryForm> shown = new LinkedHashMap<>();
    private transient @Nullable FormDefinition form;
    private String title = "";

    TryView(Forms forms) {
        this.forms = forms;
        addClassNames("rc-page", "rc-try");
        trial.addClassName("rc-try-area");
        tumourType.setItems(forms.inUse().codeList("tumour-types").codes());
        tumourType.setItemLabelGenerator(code -> code.value() + "  " + FormText.plain(code.label()));
        tumourType.setWidth("22rem");
        tumourType.setPlaceholder(t("Not known yet"));
        tumourType.setClearButtonVisible(true);
        FilterBoxes.sayIfNothingIsChosen(tumourType);
        tumourType.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                start();
            }
        });
    }

    @Override
    public List<KeyUse> keys() {
        return EntryKeys.all();
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        FormDefinition tried = FormNavigation.formOf(event, forms).orElseThrow(NotFoundException::new);
        form = tried;
        title = t("Try out: {0}", tried.title().in(Messages.language()));
        TumourType own = tried.tumourType();
        tumourType.setReadOnly(own != null);
        tumourType.setValue(
                own == null
                        ? null
                        : forms.inUse()
                                .codeList("tumour-types")
                                .find(own.code())
                                .orElse(null));
        removeAll();
        Anchor back = new Anchor(
                FormNavigation.address(tried), Icons.decorative(VaadinIcon.ARROW_LEFT), FormText.span(tried.title()));
        back.addClassName("rc-back");
        Div tools = new Div(tumourType);
        tools.addClassName("rc-filters");
        add(
                back,
                new PageHeader(title)
                        .withSubtitle(t("Version {0}. Nothing is saved, and no case is touched.", tried.version()))
                        .withActions(
                                new Button(t("Start again"), Icons.decorative(VaadinIcon.REFRESH), click -> start())),
                tools,
                trial);
        start();
    }

    private void start() {
        FormDefinition tried = form;
        if (tried == null) {
            return;
        }
        TumourType type = tumourType.isEmpty()
                ? null
                : new TumourType(tumourType.getValue().value());
        TrialCase trialCase = new TrialCase(tried, forms.inUse(), type);
        ExplanationPanel explanation = new ExplanationPanel(trialCase, this::focus);
        Consequences consequences = new Consequences(trialCase.evaluation(), trialCase.entryIds());
        shown.clear();
        trial.removeAll();
        // A level between the name of the page and its sections, for those who read by headings.
        H2 heading = new H2(t("Form"));
        heading.addClassName("rc-hidden");
        Div filled = new Div(heading, entryForm(trialCase, trialCase.triedId(), explanation, consequences, type));
        filled.addClassName("rc-try-form");
        Div side = new Div(explanation);
        side.addClassName("rc-try-side");
        Map<FormInstanceId, FormDefinition> read = trialCase.read();
        if (!read.isEmpty()) {
            Section others = new Section(
                    new H2(t("Answers in other forms")), new Paragraph(t("Rules of this form read them, too.")));
            read.forEach((id, other) -> others.add(other(trialCase, id, other, explanation, consequences, type)));
            others.addClassName("rc-try-others");
            filled.add(others);
        }
        trial.add(filled, side);
    }

    /** Rendered when it is opened: most trials need one or none of them. */
    private NativeDetails other(
            TrialCase trialCase,
            FormInstanceId id,
            FormDefinition other,
            ExplanationPanel explanation,
            Consequences consequences,
            @Nullable TumourType type) {
        NativeDetails details = new NativeDetails(FormText.plain(other.title()));
        details.addToggleListener(toggle -> {
            if (toggle.isOpened() && !shown.containsKey(id)) {
                details.setContent(entryForm(trialCase, id, explanation, consequences, type));
            }
        });
        return details;
    }

    private EntryForm entryForm(
            TrialCase trialCase,
            FormInstanceId id,
            ExplanationPanel explanation,
            Consequences consequences,
            @Nullable TumourType type) {
        FieldAction why = new FieldAction(VaadinIcon.QUESTION_CIRCLE_O, t("Why?"), explanation::explain);
        EntryForm entryForm = new EntryForm(
                trialCase.evaluation(), id, new EntrySettings(false, type, false, List.of(why)), new EntryListener() {
                    @Override
                    public void answered(List<Change> changes) {
                        for (Change change : changes) {
                            ItemRef place = new ItemRef(id, change.path());
                            explanation.answered(place, change.before(), change.after(), consequences.of(place));
                            consequences.settle();
                        }
                    }

                    @Override
                    public void followed(Set<ItemRef> places) {
                        consequences.touch(places);
                        shown.forEach((other, form) -> {
                            if (!other.equals(id)) {
                                form.use(trialCase.evaluation(), type);
                            }
                        });
                    }
                });
        shown.put(id, entryForm);
        return entryForm;
    }

    private void focus(ItemRef place) {
        EntryForm entryForm = shown.get(place.instanceId());
        if (entryForm != null) {
            entryForm.focus(place.path());
        }
    }
}
