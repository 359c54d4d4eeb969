package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rarecase.account.Role;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReadingState;
import org.rarecase.pathology.ReviewConsent;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.pathology.concordance.CodedVerdict;
import org.rarecase.pathology.concordance.Comparison;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FormText;
import org.rarecase.ui.ReasonDialog;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;

/** State of a case's central review. */
class CaseReview extends Div {

    private static final String LOCAL = "local-pathology";

    /** What is compared: a name, the item of the local report, the item of the review. */
    private record Compared(LocalizedText name, String local, String central) {}

    private static final List<Compared> COMPARED = List.of(
            new Compared(texts("Morphology"), "morphology", "review_morphology"),
            new Compared(texts("Diagnosis"), "diagnosis_text", "review_diagnosis"),
            new Compared(texts("Subtype"), "", "review_subtype"),
            new Compared(texts("Grade"), "grade", "review_grade"),
            new Compared(texts("Score"), "", "review_score"),
            new Compared(texts("Confidence"), "", "confidence"));

    private final transient ReviewServices services;
    private final transient CaseContext context;

    CaseReview(List<Reading> readings, ReviewServices services, CaseContext context) {
        this.services = services;
        this.context = context;
        addClassName("rc-review");
        services.seats()
                .unassigned(context.visibleCase())
                .forEach(reading -> add(new SeatOffer(reading, services.seats(), context)));
        List<AgreedDiagnosis> agreed =
                ReviewTimeline.visible(services.agreed().ofCase(context.visibleCase()), services);
        agreed.stream().findFirst().ifPresent(latest -> add(new AgreedSummary(latest, agreed, services, context)));
        ReviewTimeline timeline = new ReviewTimeline(readings, agreed, services, context.visibleCase());
        if (timeline.getComponentCount() > 0) {
            add(timeline);
        }
        readings.stream().filter(reading -> !isOffered(reading)).forEach(review -> show(review, agreed));
        if (readings.isEmpty()) {
            add(nothing());
        }
    }

    /** Shown as what is to be done about it. */
    private boolean isOffered(Reading reading) {
        return reading.isUnassigned() && services.current().has(Role.COORDINATOR);
    }

    private Component nothing() {
        VisibleCase shown = context.visibleCase();
        if (shown.blinded()) {
            return new EmptyState(
                    VaadinIcon.EYE,
                    t("Nothing for you to read"),
                    t("A review is read by one person alone. What others found is shown to you once you have signed a"
                            + " review of your own."));
        }
        return ReviewConsent.of(shown) == ReviewConsent.NO
                ? new EmptyState(
                        VaadinIcon.EYE,
                        t("No central review"),
                        t("The consent does not cover a central review: none is opened."))
                : new EmptyState(
                        VaadinIcon.EYE,
                        t("No central review yet"),
                        t("It is asked for when the case is submitted, if its tumour type needs one."));
    }

    private void show(Reading review, List<AgreedDiagnosis> agreed) {
        Div head = new Div(new H3(t("Central review")), state(review));
        head.addClassName("rc-step-heading");
        add(head);
        boolean visible = context.visibleCase().entries().stream()
                .anyMatch(entry -> entry.id().equals(review.instanceId()));
        if (visible) {
            add(new Anchor(CaseNavigation.address(review.caseId(), review.instanceId()), t("Open the form")));
        }
        Instant signedAt = review.signedAt();
        if (signedAt == null && review.state() == ReadingState.SIGNED) {
            add(new Paragraph(
                    t("A colleague signed this review. What it says is shown to you once you have signed a review"
                            + " of your own, so that you judge without knowing it.")));
            return;
        }
        if (signedAt == null) {
            add(new Paragraph(new Span(t("Requested") + " "), new RelativeTime(review.offeredAt(), services.clock())));
            add(new Paragraph(new Span(t("Due") + " "), new RelativeTime(review.dueAt(), services.clock())));
            String reader = review.reader();
            if (review.state().isOpen() && reader != null) {
                if (review.state() == ReadingState.OFFERED) {
                    add(new Paragraph(t("{0} was asked to read it.", name(reader))));
                } else {
                    add(new Paragraph(t("Read by {0}", name(reader))));
                    offerOpinion(review);
                    offerHandingOver(review);
                }
            }
            return;
        }
        add(new Paragraph(
                new Span(t("Signed off by {0}", name(String.valueOf(review.signedBy()))) + " "),
                new RelativeTime(signedAt, services.clock())));
        if (visible) {
            compare(review);
            services.coded()
                    .of(context.visibleCase(), review.instanceId())
                    .ifPresent(found -> add(new Paragraph(sentence(found))));
        }
        offerAmending(review, agreed);
    }

    /** What a table makes of the codes, beside what a person says. */
    private static String sentence(CodedVerdict found) {
        String verdict = found.verdict().label();
        String differing = found.comparison().differing().stream()
                .sorted()
                .map(Comparison.Part::label)
                .collect(Collectors.joining(", "));
        if (differing.isEmpty()) {
            return t("By the codes: {0}.", verdict);
        }
        return found.isWithinDifferential()
                ? t("By the codes: {0} ({1}; within the differential diagnosis).", verdict, differing)
                : t("By the codes: {0} ({1}).", verdict, differing);
    }

    /** Where treatment cannot wait for the signature. */
    private void offerOpinion(Reading review) {
        if (services.current().account().userName().equals(review.reader())) {
            add(new Button(
                    t("Release a provisional opinion"),
                    click -> new OpinionDialog((diagnosis, reason) -> {
                                services.opinions().release(review.review().id(), diagnosis, reason);
                                context.refresh();
                            })
                            .open()));
        }
    }

    private void offerAmending(Reading review, List<AgreedDiagnosis> agreed) {
        Optional<AgreedDiagnosis> latest = agreed.stream()
                .findFirst()
                .filter(version -> version.reviewId() == review.review().id()
                        && version.agreement().isConfirmed());
        if (latest.isPresent() && services.current().account().userName().equals(review.signedBy())) {
            add(new Button(
                    t("Amend my reading"),
                    click -> new AmendDialog(
                                    t("Amend my reading"),
                                    t(
                                            "What you signed stays as it is, and readable. The new version is marked as amended"
                                                    + " with knowledge of the local diagnosis; figures use the first."),
                                    latest.get().content(),
                                    services.forms(),
                                    (content, reason) -> {
                                        services.amendments()
                                                .amendReading(review.review().id(), content, reason);
                                        context.refresh();
                                    })
                            .open()));
        }
    }

    /** Where the reader has left, or does not come to it. */
    private void offerHandingOver(Reading review) {
        if (services.current().has(Role.COORDINATOR)) {
            add(new Button(
                    t("Give to another reader"),
                    click -> new ReasonDialog(
                                    t("Give to another reader"),
                                    t("The review is read anew, in a blank form, by another reader. What was entered"
                                            + " so far is kept, and shown to auditors alone."),
                                    t("Give to another reader"),
                                    reason -> {
                                        services.seats().handOver(review.caseId(), review.instanceId(), reason);
                                        context.refresh();
                                    })
                            .open()));
        }
    }

    private String name(String userName) {
        return services.name(userName);
    }

    private Component state(Reading review) {
        if (review.isOverdue(services.clock().instant())) {
            return new Badge(VaadinIcon.ALARM, t("Overdue"), Tone.DANGER);
        }
        return review.state().isOpen() ? new Badge(review.state().label(), Tone.INFO) : ReviewPanel.badge(review);
    }

    private void compare(Reading review) {
        VisibleCase visibleCase = context.visibleCase();
        List<FormInstance> local = visibleCase.entries().stream()
                .filter(entry -> entry.form().key().value().equals(LOCAL))
                .toList();
        List<FormInstance> central = visibleCase.entries().stream()
                .filter(entry ->
                        entry.form().key().equals(Reviews.FORM) && entry.id().equals(review.instanceId()))
                .toList();
        if (local.isEmpty()) {
            return;
        }
        Element body = new Element("tbody");
        for (Compared row : COMPARED) {
            // The name on a line of its own: the panel is too narrow for a third column.
            body.appendChild(
                    new Element("tr")
                            .appendChild(new Element("th")
                                    .setAttribute("scope", "rowgroup")
                                    .setAttribute("colspan", "2")
                                    .setText(row.name().in(Messages.language()))),
                    new Element("tr")
                            .appendChild(
                                    new Element("td").setText(shown(values(local, row.local()))),
                                    new Element("td").setText(shown(values(central, row.central())))));
        }
        Element head = new Element("tr")
                .appendChild(
                        new Element("th").setAttribute("scope", "col").setText(t("Local")),
                        new Element("th").setAttribute("scope", "col").setText(t("Central")));
        Element table = new Element("table")
                .setAttribute("aria-label", t("Local and central diagnosis"))
                .appendChild(new Element("thead").appendChild(head), body);
        table.getClassList().add("rc-compare");
        getElement().appendChild(table);
    }

    private static String shown(String value) {
        return value.isBlank() ? "–" : value;
    }

    private String values(List<FormInstance> entries, String itemKey) {
        return entries.stream()
                .map(entry -> value(entry, itemKey))
                .filter(value -> !value.isBlank())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private String value(FormInstance entry, String itemKey) {
        Optional<Item> item = entry.form().find(itemKey);
        if (item.isEmpty()) {
            return "";
        }
        Answer answer =
                context.visibleCase().evaluation(entry).effective(new ItemRef(entry.id(), ItemPath.of(itemKey)));
        String printed = answer.print();
        return Optional.ofNullable(item.get().codeList())
                .flatMap(codes -> codes.find(printed))
                .map(code -> printed + " " + FormText.plain(code.label()))
                .orElse(printed);
    }
}
