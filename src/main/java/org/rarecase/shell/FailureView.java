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
import java.util.Optional;
import org.rarecase.shared.Refusal;

/** A page that failed while it was being made. Tells a number, never a cause. */
@ParentLayout(MainLayout.class)
@PageTitle("Failure · Rarecase")
@AnonymousAllowed
public class FailureView extends ErrorPage implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Exception exception = parameter.getException();
        // A view that is made by Spring wraps what its constructor threw.
        Optional<Refusal> refusal = Failures.refusal(exception);
        if (refusal.isPresent()) {
            explain(
                    VaadinIcon.LOCK,
                    t("This page cannot be shown to you"),
                    refusal.get().getMessage());
            return HttpServletResponse.SC_NOT_FOUND;
        }
        explain(VaadinIcon.TOOLS, t("This page failed"), Failures.logged(exception));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
