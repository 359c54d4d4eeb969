package org.rarecase.query.board.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.function.Supplier;
import org.rarecase.query.board.SavedFilter;
import org.rarecase.query.board.SavedFilters;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.LimitedText;
import org.rarecase.ui.Notices;

/** The filters that the account keeps: used, kept and forgotten. */
class SavedFilterMenu extends Button {

    private final transient SavedFilters filters;
    private final transient Supplier<QueryParameters> current;
    private final ContextMenu menu = new ContextMenu(this);

    /** @param current what the board is narrowed to now */
    SavedFilterMenu(SavedFilters filters, Supplier<QueryParameters> current) {
        super(t("Saved filters"));
        this.filters = filters;
        this.current = current;
        getElement().setAttribute("aria-haspopup", "menu");
        menu.setOpenOnClick(true);
        fill();
    }

    private void fill() {
        menu.removeAll();
        List<SavedFilter> saved = filters.mine();
        saved.forEach(filter -> menu.addItem(
                filter.name(),
                click -> UI.getCurrent().navigate("queries", QueryParameters.fromString(filter.address()))));
        if (!saved.isEmpty()) {
            menu.addSeparator();
        }
        menu.addItem(t("Save these filters…"), click -> askName());
        if (!saved.isEmpty()) {
            MenuItem delete = menu.addItem(t("Delete"));
            saved.forEach(filter -> delete.getSubMenu().addItem(filter.name(), click -> {
                filters.delete(filter);
                fill();
                Notices.success(t("The filters “{0}” are deleted.", filter.name()));
            }));
        }
    }

    private void askName() {
        Dialog dialog = new Dialog(t("Save filters"));
        dialog.setWidth("24rem");
        TextField name = new TextField(t("Name"));
        LimitedText.check(name, TextLimit.FILTER_NAME);
        name.setWidthFull();
        Button save = new Button(t("Save"), click -> {
            filters.save(name.getValue(), current.get().getQueryString());
            dialog.close();
            fill();
            Notices.success(t("Saved. You find these filters under the button again."));
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.add(new Paragraph(t("For you alone. Others are sent the address of the page.")), name);
        dialog.getFooter().add(new Button(t("Cancel"), click -> dialog.close()), save);
        dialog.open();
        name.focus();
    }
}
