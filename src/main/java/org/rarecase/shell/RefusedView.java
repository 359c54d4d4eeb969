package org.rarecase.shell;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.rarecase.shared.Refusal;

/** A page that the rules keep from being shown, in the words of the rule. */
@ParentLayout(MainLayout.class)
@PageTitle("Not possible · Rarecase")
@AnonymousAllowed
public class RefusedView extends ErrorPage implements HasErrorParameter<Refusal> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Refusal> parameter) {
        explain(
                VaadinIcon.LOCK,
                t("This page cannot be shown to you"),
                parameter.getException().getMessage());
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
