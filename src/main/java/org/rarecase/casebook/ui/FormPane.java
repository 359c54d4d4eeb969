package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.Hold;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.obstacle.CaseObstacle;
import org.rarecase.casebook.ui.CasePageExtension.CardPart;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ui.EntryFiles;
import org.rarecase.entry.ui.EntryForm;
import org.rarecase.entry.ui.EntryListener;
import org.rarecase.entry.ui.EntrySettings;
import org.rarecase.entry.ui.FieldAction;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Tone;

/** The middle of the case page: one form with its title, why it is read-only if it is, and the way to the next one. */
final class FormPane extends Composite<Div> {

    private final FormInstance entry;
    private final boolean editable;
    private final CaseState state;
    private final @Nullable CaseObstacle obstacle;
    private final boolean needsReason;
    private final @Nullable Hold hold;
    private final EntryForm form;
    private final FieldCard card = new FieldCard();
    private final H2 title = new H2();
    private final Div tools = new Div();
    private final Div notices = new Div();
    private final Paragraph refused = new Paragraph();

    /** @param files where documents of the form are kept */
    FormPane(
            VisibleCase visibleCase,
            FormInstance entry,
            List<FieldAction> actions,
            EntryFiles files,
            EntryListener listener) {
        this.entry = entry;
        this.editable = visibleCase.isEditable(entry.id());
        this.state = visibleCase.caseSummary().state();
        this.obstacle = visibleCase.obstacle(entry.id()).orElse(null);
        this.needsReason = visibleCase.needsReason(entry.id());
        this.hold = Hold.on(visibleCase.caseSummary(), entry);
        EntrySettings settings = new EntrySettings(
                !editable,
                visibleCase.caseSummary().tumourType(),
                showsMissing(visibleCase, entry),
                actions,
                files,
                place -> visibleCase.entries().stream()
                        .anyMatch(shown -> shown.id().equals(place.instanceId())));
        form = new EntryForm(visibleCase.evaluation(entry), entry.id(), settings, listener);
        getContent().addClassName("rc-entry-pane");
        Div head = new Div(new Div(CaseTexts.show(title, visibleCase, entry), tools));
        head.addClassName("rc-entry-head");
        String why = whyReadOnly();
        if (!why.isEmpty()) {
            Paragraph notice = new Paragraph();
            notice.addClassNames("rc-entry-notice", entry.kept() ? "rc-entry-kept" : "rc-entry-locked");
            notice.add(Icons.decorative(entry.kept() ? VaadinIcon.ARCHIVE : VaadinIcon.LOCK), new Span(why));
            head.add(notice);
        } else if (needsReason && editable) {
            Paragraph notice = new Paragraph(
                    new Span(t("The case was submitted. Changes are collected and saved together with a reason.")));
            notice.addClassName("rc-entry-notice");
            head.add(notice);
        }
        refused.addClassNames("rc-refused", Tone.WARNING.className());
        refused.getElement().setAttribute("role", "alert");
        head.add(notices, refused);
        getContent().add(head, form, ways(visibleCase), card);
        if (editable) {
            LocalDrafts.keep(form, visibleCase.caseSummary().id(), entry.id());
        }
    }

    /** After a return everything that the site left out is to be seen at once. */
    private static boolean showsMissing(VisibleCase visibleCase, FormInstance entry) {
        return visibleCase.caseSummary().submittedBefore()
                && !entry.isVisitOpen()
                && !entry.kept()
                && entry.form().isFilledBySite();
    }

    /** A hold is told by a notice of its own, with who and when. */
    private String whyReadOnly() {
        return obstacle == null || obstacle instanceof CaseObstacle.Held ? "" : obstacle.print();
    }

    private Div ways(VisibleCase visibleCase) {
        Div ways = new Div();
        ways.addClassName("rc-entry-ways");
        List<FormInstance> all =
                visibleCase.entries().stream().filter(each -> !each.kept()).toList();
        int here = Stream.iterate(0, i -> i < all.size(), i -> i + 1)
                .filter(i -> all.get(i).id().equals(entry.id()))
                .findFirst()
                .orElse(-1);
        if (here > 0) {
            ways.add(way(
                    visibleCase,
                    all.get(here - 1),
                    "rc-way-back",
                    t("Back: {0}", CaseTexts.title(visibleCase, all.get(here - 1)))));
        }
        if (here >= 0 && here + 1 < all.size()) {
            ways.add(way(
                    visibleCase,
                    all.get(here + 1),
                    "rc-way-on",
                    t("Next: {0}", CaseTexts.title(visibleCase, all.get(here + 1)))));
        }
        return ways;
    }

    private static RouterLink way(VisibleCase visibleCase, FormInstance to, String className, String text) {
        RouterLink link = new RouterLink();
        link.setRoute(
                CaseView.class,
                new RouteParameters(
                        new RouteParam("caseId", visibleCase.caseSummary().id().toString()),
                        new RouteParam("entryId", to.id().toString())));
        link.setText(text);
        link.addClassName(className);
        return link;
    }

    /** Puts the buttons of the form beside its title and the notices below it, in place of those before. */
    void surround(Component newTools, Component newNotices) {
        tools.removeAll();
        tools.add(newTools);
        notices.removeAll();
        notices.add(newNotices);
    }

    /** After an answer that the title shows. */
    void refreshTitle(VisibleCase read) {
        CaseTexts.show(title, read, entry);
    }

    /** Why something about this form was refused that has no field of its own; blank: that is over. */
    void tellRefused(String message) {
        if (!message.equals(refused.getText())) {
            refused.setText(message);
            if (!message.isEmpty()) {
                refused.scrollIntoView();
            }
        }
    }

    /** @see FieldCard#show */
    void showCard(String anchor, List<CardPart> parts, boolean spoken) {
        card.show(anchor, parts, spoken);
    }

    EntryForm form() {
        return form;
    }

    FormInstanceId instanceId() {
        return entry.id();
    }

    /** Whether the case as read again can be shown under the same fields. */
    boolean shows(VisibleCase read, FormInstance again) {
        return !again.kept() && isAsBefore(read, again);
    }

    /** Whether nothing has happened to the form but to its answers. */
    boolean isAsBefore(VisibleCase read, FormInstance again) {
        return Objects.equals(read.obstacle(again.id()).orElse(null), obstacle)
                && read.needsReason(again.id()) == needsReason
                && again.form().version() == entry.form().version()
                && Objects.equals(Hold.on(read.caseSummary(), again), hold)
                && read.caseSummary().state() == state;
    }

    /** Puts notices below the title of the form, in place of those before. */
    void surround(Component newNotices) {
        notices.removeAll();
        notices.add(newNotices);
    }

    Optional<Change> follow(VisibleCase read) {
        refreshTitle(read);
        return entry.kept()
                ? Optional.empty()
                : form.follow(read.evaluation(), read.caseSummary().tumourType());
    }

    void use(VisibleCase read) {
        form.use(read.evaluation(), read.caseSummary().tumourType());
    }
}
