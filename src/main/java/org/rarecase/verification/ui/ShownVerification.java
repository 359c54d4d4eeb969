package org.rarecase.verification.ui;

import com.vaadin.flow.server.VaadinRequest;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.verification.CaseVerification;
import org.rarecase.verification.Verifications;
import org.springframework.stereotype.Component;

/** The verification of the case on a page, read once for all that is drawn in answer to one request. */
@Component
class ShownVerification {

    private static final String ATTRIBUTE = ShownVerification.class.getName();

    private record Read(VisibleCase openCase, CaseVerification verification) {}

    private final Verifications verifications;

    ShownVerification(Verifications verifications) {
        this.verifications = verifications;
    }

    CaseVerification of(CaseContext context) {
        VisibleCase openCase = context.openCase();
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request != null && request.getAttribute(ATTRIBUTE) instanceof Read read && read.openCase() == openCase) {
            return read.verification();
        }
        Read read = new Read(openCase, verifications.of(openCase));
        if (request != null) {
            request.setAttribute(ATTRIBUTE, read);
        }
        return read.verification();
    }
}
