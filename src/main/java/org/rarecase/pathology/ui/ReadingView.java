package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.ui.CaseBench;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Reviews;
import org.rarecase.ui.PageKeys;
import org.rarecase.ui.PageKeys.KeyUse;
import org.rarecase.ui.RouteNumber;
import org.rarecase.ui.UnsavedGuard;

/** The bench of one reader: what is told of the case at the left, the own form beside it, the sign-off at its end. */
@Route(Reading.BENCH + ":readingId")
@RolesAllowed("PATHOLOGIST")
public class ReadingView extends Div
        implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle, PageKeys, UnsavedGuard {

    private final transient Reviews reviews;
    private final transient CaseBench.Benches benches;
    private @Nullable CaseBench bench;

    ReadingView(Reviews reviews, CaseBench.Benches benches) {
        this.reviews = reviews;
        this.benches = benches;
        addClassName("rc-case-view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Reading reading = reviews.toRead(RouteNumber.of(event, "readingId"))
                .orElseThrow(() ->
                        new CaseNotFound(t("There is no such reading, or it is not yours. Look for it in Pathology.")));
        removeAll();
        bench = benches.open(reading.caseId(), reading.instanceId(), Referral::new);
        add(bench);
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (bench != null) {
            bench.leaving(event);
        }
    }

    @Override
    public boolean saved() {
        return bench == null || bench.saved();
    }

    @Override
    public List<KeyUse> keys() {
        return CaseBench.keys();
    }

    @Override
    public String getPageTitle() {
        return bench == null
                ? t("Reading")
                : bench.context().visibleCase().caseSummary().number();
    }
}
