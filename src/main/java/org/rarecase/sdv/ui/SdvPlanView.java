package org.rarecase.sdv.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.rarecase.sdv.SdvPlan;
import org.rarecase.sdv.SdvPlan.Items;
import org.rarecase.sdv.SdvPlans;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.study.Studies;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;

/** Which values are compared with the source at which site. */
@Route("verification-plan")
@PageTitle("Verification plan")
@Menu(title = "Verification plan", order = 62, icon = "vaadin:clipboard-check")
@RolesAllowed("ADMINISTRATOR")
public class SdvPlanView extends Div {

    private final transient SdvPlans plans;
    private final transient Studies studies;
    private final PlainTable table =
            new PlainTable(t("Verification plan"), t("Site"), t("Items"), t("Cases"), PlainTable.ACTIONS);

    SdvPlanView(SdvPlans plans, Studies studies) {
        this.plans = plans;
        this.studies = studies;
        addClassNames("rc-page", "rc-verification-plan");
        add(
                new PageHeader(t("Verification plan"))
                        .withSubtitle(
                                t(
                                        "What monitors compare with the source. Critical are the items that their form names so."
                                                + " Of a share of the cases, each is drawn when it is registered, and stays as it was drawn.")),
                table);
        show();
    }

    private void show() {
        table.clear();
        Map<SiteId, SdvPlan> own = plans.plans();
        studies.sites().forEach(site -> addRow(site, own.getOrDefault(site.id(), SdvPlan.DEFAULT)));
    }

    private void addRow(Site site, SdvPlan plan) {
        Button change = Icons.button(VaadinIcon.EDIT, t("Change the plan of {0}", site.name()));
        change.addClickListener(click -> ask(site, plan));
        table.addRow(
                new Span(site.code() + "  " + site.name()),
                new Span(plan.items().label()),
                new Span(plan.percent() == 100 ? t("All cases") : t("{0} % of the cases, drawn", plan.percent())),
                change);
    }

    private void ask(Site site, SdvPlan plan) {
        RadioButtonGroup<Items> items = new RadioButtonGroup<>(t("Items"));
        items.setItems(Items.values());
        items.setItemLabelGenerator(Items::label);
        items.setValue(plan.items());
        IntegerField percent = new IntegerField(t("Share of the cases in percent"));
        percent.setMin(1);
        percent.setMax(100);
        percent.setStepButtonsVisible(true);
        percent.setValue(plan.percent());
        percent.setHelperText(
                t("Below 100, each case is drawn when it is registered. Cases there are already stay as they"
                        + " were drawn."));
        Dialog dialog = new Dialog(t("Verification at {0}", site.name()));
        dialog.setWidth("30rem");
        Div fields = new Div(items, percent);
        fields.addClassName("rc-form");
        dialog.add(new Paragraph(t("It applies from now on, and stands in the audit trail.")), fields);
        Button save = new Button(t("Save"), click -> {
            Integer share = percent.getValue();
            if (share == null || percent.isInvalid()) {
                percent.setInvalid(true);
                percent.focus();
                return;
            }
            plans.plan(site.id(), items.getValue(), share);
            dialog.close();
            show();
            Notices.success(t("The plan of {0} is saved.", site.name()));
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(t("Cancel"), click -> dialog.close()), save);
        dialog.open();
    }
}
