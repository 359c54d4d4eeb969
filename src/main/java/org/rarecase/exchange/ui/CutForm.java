package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.rarecase.exchange.cut.CutRequest;
import org.rarecase.exchange.cut.Cuts;
import org.rarecase.form.Forms;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TextLimit;
import org.rarecase.study.Site;
import org.rarecase.ui.Icons;
import org.rarecase.ui.LimitedText;
import org.rarecase.ui.Notices;
import org.rarecase.ui.RefusalLine;

/** Asks what the next cut is called, what it is for and which cases are in it. */
final class CutForm extends Div {

    private final transient Cuts cuts;
    private final Runnable begun;
    private final TextField name = new TextField(t("Name"));
    private final TextArea purpose = new TextArea(t("What it is for"));
    private final CaseBoxes cases;
    private final Paragraph count = new Paragraph();
    private final RefusalLine refusal = new RefusalLine();

    CutForm(Cuts cuts, Forms forms, List<Site> sites, Runnable begun) {
        this.cuts = cuts;
        this.begun = begun;
        this.cases = new CaseBoxes(forms, sites);
        addClassNames("rc-card", "rc-form");
        LimitedText.check(name, TextLimit.NAME);
        LimitedText.check(purpose, TextLimit.REASON);
        name.setRequiredIndicatorVisible(true);
        purpose.setRequiredIndicatorVisible(true);
        Div filters = new Div(cases.site, cases.tumourType, cases.state);
        filters.addClassName("rc-filters");
        Button make = new Button(t("Make the cut"), Icons.decorative(VaadinIcon.ARCHIVE), click -> start());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        count.getElement().setAttribute("role", "status");
        Div actions = new Div(make, count);
        actions.addClassName("rc-versions-actions");
        add(new H2(t("New cut")), name, purpose, filters, refusal, actions);
        List.<HasValue<?, ?>>of(cases.site, cases.tumourType, cases.state)
                .forEach(field -> field.addValueChangeListener(change -> count()));
        count();
    }

    private CutRequest request() {
        return new CutRequest(
                name.getValue(), purpose.getValue(), cases.siteId(), cases.state.getValue(), cases.tumourTypeCode());
    }

    private void count() {
        int fit = cuts.count(request());
        count.setText(fit == 1 ? t("1 case fits.") : t("{0} cases fit.", Messages.number(fit)));
        refusal.clear();
    }

    private void start() {
        if (refusal.permits(() -> cuts.start(request()))) {
            Notices.success(t("The cut has begun. It will be below."));
            name.clear();
            purpose.clear();
            begun.run();
        }
    }
}
