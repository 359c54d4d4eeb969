package org.rarecase.query.ui;

import com.vaadin.flow.server.VaadinRequest;
import java.util.List;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.query.DataQueries;
import org.rarecase.query.DataQuery;
import org.springframework.stereotype.Component;

/** The queries of the case on a page, read once for all that is drawn in answer to one request. */
@Component
class ShownQueries {

    private static final String ATTRIBUTE = ShownQueries.class.getName();

    private record Read(VisibleCase visibleCase, List<DataQuery> queries) {}

    private final DataQueries queries;

    ShownQueries(DataQueries queries) {
        this.queries = queries;
    }

    List<DataQuery> of(CaseContext context) {
        VisibleCase visibleCase = context.visibleCase();
        VaadinRequest request = VaadinRequest.getCurrent();
        // Read anew with each opening of the case, as after an answer: the same request may do both.
        if (request != null
                && request.getAttribute(ATTRIBUTE) instanceof Read read
                && read.visibleCase() == visibleCase) {
            return read.queries();
        }
        Read read = new Read(visibleCase, queries.ofCase(visibleCase));
        if (request != null) {
            request.setAttribute(ATTRIBUTE, read);
        }
        return read.queries();
    }

    List<DataQuery> unresolved(CaseContext context) {
        return of(context).stream().filter(query -> !query.isResolved()).toList();
    }
}
