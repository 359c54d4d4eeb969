package org.rarecase.audit.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.audit.AuditEntry;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePanel;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.shared.AuditLine;
import org.rarecase.ui.EmptyState;

/** What happened in the case, or to one of its items: who, when, from what to what, and why. */
class CaseHistory extends Composite<Div> implements CasePanel.Content {

    private static final int PAGE = 30;

    private final transient AuditTrail trail;
    private final transient AuditLineRows trailLines;
    private final transient CaseContext context;
    private final H3 title = new H3();
    private final Button all = new Button(t("Whole case"), click -> showCase());
    private final UnorderedList lines = new UnorderedList();
    private final Button more = new Button(t("Show earlier"), click -> showEarlier());
    private final Div below = new Div(more);
    private transient @Nullable ItemRef shown;
    private long newest;
    private long oldest = AuditTrail.NEWEST;

    CaseHistory(AuditTrail trail, Accounts accounts, AuditValues values, Clock clock, CaseContext context) {
        this.trail = trail;
        this.trailLines = new AuditLineRows(accounts, values, clock);
        this.context = context;
        lines.addClassName("rc-trail");
        all.addThemeVariants(ButtonVariant.TERTIARY);
        Div head = new Div(title, all);
        head.addClassName("rc-trail-head");
        getContent().addClassName("rc-history");
        getContent().add(head, lines, below);
        showCase();
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(ItemRef place) {
        shown = place;
        title.setText(context.describe(place));
        all.setVisible(true);
        more.setVisible(false);
        lines.removeAll();
        List<AuditEntry> entries = trail.ofItem(context.visibleCase(), place);
        trailLines.learnNames(entries);
        entries.forEach(entry -> lines.add(trailLines.line(entry)));
        if (entries.isEmpty()) {
            lines.add(new ListItem(new EmptyState(
                    VaadinIcon.CLOCK,
                    t("No history yet"),
                    t("As soon as something is entered here, it is listed here."))));
        }
    }

    @Override
    public void follow() {
        if (shown != null) {
            show(shown);
            return;
        }
        List<AuditEntry> page = trail.ofCase(caseId(), AuditTrail.NEWEST, PAGE);
        List<AuditEntry> later =
                page.stream().filter(entry -> entry.id() > newest).toList();
        if (later.size() == PAGE) {
            showCase();
        } else if (!later.isEmpty()) {
            newest = later.getFirst().id();
            trailLines.learnNames(later);
            later.reversed().forEach(entry -> lines.addComponentAsFirst(lineWithPlace(entry)));
        }
    }

    private void showCase() {
        shown = null;
        newest = 0;
        title.setText(t("Whole case"));
        all.setVisible(false);
        lines.removeAll();
        oldest = AuditTrail.NEWEST;
        showEarlier();
    }

    private void showEarlier() {
        List<AuditEntry> entries = trail.ofCase(caseId(), oldest, PAGE);
        trailLines.learnNames(entries);
        entries.forEach(entry -> lines.add(lineWithPlace(entry)));
        if (!entries.isEmpty()) {
            newest = Math.max(newest, entries.getFirst().id());
            oldest = entries.getLast().id();
        }
        more.setVisible(entries.size() == PAGE);
    }

    private CaseId caseId() {
        return context.visibleCase().caseSummary().id();
    }

    private ListItem lineWithPlace(AuditEntry entry) {
        ItemRef place = ItemRef.of(entry.line());
        return place == null ? trailLines.line(entry, form(entry.line())) : trailLines.line(entry, placeButton(place));
    }

    /** Which of several fillings a line about a form as a whole means. */
    private Component[] form(AuditLine line) {
        return context.visibleCase().entries().stream()
                .filter(entry -> entry.id().equals(FormInstanceId.ofNullable(line.instanceId())))
                .map(entry -> new Div(context.title(entry)))
                .toArray(Component[]::new);
    }

    private Button placeButton(ItemRef place) {
        Button button = new Button(context.describe(place), click -> context.showItem(place));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("rc-trail-place");
        return button;
    }
}
