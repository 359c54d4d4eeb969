package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rarecase.account.Accounts;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.pathology.PathologyReview;
import org.rarecase.pathology.ReviewState;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.concordance.CodedVerdict;
import org.rarecase.pathology.concordance.CodedVerdicts;
import org.rarecase.pathology.concordance.Comparison;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FormText;
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

    private final transient CodedVerdicts coded;
    private final transient Accounts accounts;
    private final transient CaseContext context;
    private final transient Clock clock;

    CaseReview(
            Optional<PathologyReview> review,
            CodedVerdicts coded,
            Accounts accounts,
            CaseContext context,
            Clock clock) {
        this.coded = coded;
        this.accounts = accounts;
        this.context = context;
        this.clock = clock;
        addClassName("rc-review");
        review.ifPresentOrElse(
                this::show,
                () -> add(new EmptyState(
                        VaadinIcon.EYE,
                        t("No central review yet"),
                        t("It is asked for when the case is submitted, if its tumour type needs one."))));
    }

    private void show(PathologyReview review) {
        Div head = new Div(new H3(t("Central review")), state(review));
        head.addClassName("rc-step-heading");
        add(head);
        boolean visible = context.visibleCase().entries().stream()
                .anyMatch(entry -> entry.id().equals(review.instanceId()));
        if (visible) {
            add(new Anchor(CaseNavigation.address(review.caseId(), review.instanceId()), t("Open the form")));
        }
        Instant signedAt = review.signedAt();
        if (signedAt == null && review.state() == ReviewState.SIGNED) {
            add(new Paragraph(
                    t("A colleague signed this review. What it says is shown to you once you have signed a review"
                            + " of your own, so that you judge without knowing it.")));
            return;
        }
        if (signedAt == null) {
            add(new Paragraph(new Span(t("Requested") + " "), new RelativeTime(review.requestedAt(), clock)));
            add(new Paragraph(new Span(t("Due") + " "), new RelativeTime(review.dueAt(), clock)));
            return;
        }
        add(new Paragraph(new Span(t("Signed off by {0}", signedBy(review)) + " "), new RelativeTime(signedAt, clock)));
        if (visible) {
            compare(review);
            coded.of(context.visibleCase(), review.instanceId())
                    .ifPresent(found -> add(new Paragraph(sentence(found))));
        }
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

    private String signedBy(PathologyReview review) {
        String userName = String.valueOf(review.signedBy());
        return accounts.names(List.of(userName)).getOrDefault(userName, userName);
    }

    private Component state(PathologyReview review) {
        if (review.isOverdue(clock.instant())) {
            return new Badge(VaadinIcon.ALARM, t("Overdue"), Tone.DANGER);
        }
        return review.state() == ReviewState.WAITING
                ? new Badge(review.state().label(), Tone.INFO)
                : ReviewPanel.badge(review);
    }

    private void compare(PathologyReview review) {
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
