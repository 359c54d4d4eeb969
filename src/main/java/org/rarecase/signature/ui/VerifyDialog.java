package org.rarecase.signature.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.rarecase.account.Role;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.signature.Signature;
import org.rarecase.signature.SignatureChecks;
import org.rarecase.signature.SignatureVerification;
import org.rarecase.ui.Badge;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.RelativeTime;

/** Each signature of a case with what a check of it has found, against the database as it is now. */
class VerifyDialog extends Dialog {

    VerifyDialog(SignatureChecks checks, CaseContext context) {
        setHeaderTitle(
                t("Signatures of case {0}", context.visibleCase().caseSummary().number()));
        addClassName("rc-signatures");
        setWidth("36rem");
        List<SignatureVerification> found =
                checks.verify(context.visibleCase().caseSummary().id());
        if (found.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.PENCIL,
                    t("Nothing is signed"),
                    t("A case or a visit is signed when it is submitted, a review when it is signed off.")));
        } else {
            long valid = found.stream().filter(SignatureVerification::isValid).count();
            add(new Paragraph(t("Valid signatures: {0} of {1}.", valid, found.size())));
            UnorderedList list = new UnorderedList();
            list.addClassName("rc-signature-list");
            found.forEach(checked -> list.add(line(checked, context)));
            add(list);
        }
        getFooter().add(new Button(t("Close"), click -> close()));
    }

    private static ListItem line(SignatureVerification checked, CaseContext context) {
        Signature signature = checked.signature();
        Badge badge = new Badge(
                checked.isValid() ? VaadinIcon.CHECK : VaadinIcon.WARNING,
                checked.result().label(),
                SignatureTexts.tone(checked.result()));
        Span subject = new Span(subject(signature, context));
        subject.addClassName("rc-signature-subject");
        Div head = new Div(subject, badge);
        head.addClassName("rc-signature-head");
        Paragraph statement = new Paragraph(signature.statement());
        statement.addClassName("rc-signature-statement");
        Span who = new Span(signature.printedName() + ", " + Role.label(signature.role()) + ", "
                + RelativeTime.local(signature.signedAt()));
        who.getElement().setAttribute("title", RelativeTime.exact(signature.signedAt()));
        who.addClassName("rc-quiet");
        return new ListItem(head, statement, who);
    }

    private static String subject(Signature signature, CaseContext context) {
        FormInstanceId instanceId = signature.instanceId();
        return instanceId == null
                ? t("Whole case")
                : context.visibleCase().entries().stream()
                        .filter(entry -> entry.id().equals(instanceId))
                        .findFirst()
                        .map(context::title)
                        .orElse(t("A form"));
    }
}
