package org.rarecase.sdv.ui;

import com.vaadin.flow.server.VaadinRequest;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.sdv.CaseSdv;
import org.rarecase.sdv.SourceDataVerification;
import org.springframework.stereotype.Component;

/** The verification of the case on a page, read once for all that is drawn in answer to one request. */
@Component
class ShownSdv {

    private static final String ATTRIBUTE = ShownSdv.class.getName();

    private record Read(VisibleCase visibleCase, CaseSdv verification) {}

    private final SourceDataVerification verifications;

    ShownSdv(SourceDataVerification verifications) {
        this.verifications = verifications;
    }

    CaseSdv of(CaseContext context) {
        VisibleCase visibleCase = context.visibleCase();
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request != null
                && request.getAttribute(ATTRIBUTE) instanceof Read read
                && read.visibleCase() == visibleCase) {
            return read.verification();
        }
        Read read = new Read(visibleCase, verifications.of(visibleCase));
        if (request != null) {
            request.setAttribute(ATTRIBUTE, read);
        }
        return read.verification();
    }
}
