package org.rarecase.shell;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** No such page, or none for this account: the two are not told apart. */
@ParentLayout(MainLayout.class)
@PageTitle("Not found · Rarecase")
@AnonymousAllowed
public class NotFoundView extends ErrorPage implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        explain(
                VaadinIcon.SEARCH_MINUS,
                t("There is nothing here"),
                t("The address leads to no page, or to one that your account does not see."));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
