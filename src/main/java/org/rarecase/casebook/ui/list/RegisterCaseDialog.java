package org.rarecase.casebook.ui.list;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.ui.Selects;

/** Asks before a case is registered, and where if there are several sites: a case cannot be taken back. */
final class RegisterCaseDialog extends Dialog {

    private final Select<Site> site = new Select<>();

    RegisterCaseDialog(List<Site> sites, Consumer<SiteId> register) {
        setHeaderTitle(t("Register a case"));
        setWidth("28rem");
        site.setLabel(t("Site"));
        site.setItems(sites);
        site.setItemLabelGenerator(Site::name);
        Selects.require(site);
        site.setManualValidation(true);
        site.setErrorMessage(t("Choose where the patient is treated."));
        site.addValueChangeListener(change -> site.setInvalid(false));
        site.setWidthFull();
        if (sites.size() == 1) {
            site.setValue(sites.getFirst());
            site.setReadOnly(true);
        }
        add(
                new Paragraph(
                        t("The case gets its number now, and the registration form opens. Have the signed consent at"
                                + " hand. Enter no names.")),
                site);
        Button confirm = new Button(t("Register"), click -> {
            if (site.isEmpty()) {
                site.setInvalid(true);
                site.focus();
                click.getSource().setEnabled(true);
            } else {
                register.accept(site.getValue().id());
                close();
            }
        });
        // A second click would register a second case, which nobody can take back.
        confirm.setDisableOnClick(true);
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("Cancel"), click -> close()), confirm);
    }
}
