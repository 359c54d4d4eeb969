package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Messages;

/**
 * What a reader is told of a case: the answers of its site that its forms show to readers, and the local forms once nobody is
 * blinded any more.
 */
final class Referral extends Div {

    private final VisibleCase shown;

    Referral(CaseContext context) {
        shown = context.visibleCase();
        addClassName("rc-referral");
        add(new H2(t("Referral")));
        List<FormInstance> local = shown.entries().stream()
                .filter(entry -> entry.form().isFilledBySite() && !entry.kept())
                .toList();
        local.forEach(entry -> told(context, entry));
        if (shown.blinded()) {
            Paragraph hidden =
                    new Paragraph(t("What the site found is hidden until all readers of this review have signed."));
            hidden.addClassName("rc-quiet");
            add(hidden);
        } else {
            add(new H3(t("Forms of the site")));
            Div links = new Div();
            links.addClassName("rc-referral-forms");
            local.stream()
                    .filter(entry -> entry.form().blinded())
                    .forEach(entry -> links.add(new Anchor(
                            CaseNavigation.address(shown.caseSummary().id(), entry.id()), context.title(entry))));
            add(links);
        }
    }

    private void told(CaseContext context, FormInstance entry) {
        DescriptionList list = new DescriptionList();
        entry.form().shownToReader().forEach(item -> {
            Answer answer = shown.evaluation(entry).effective(new ItemRef(entry.id(), ItemPath.of(item.key())));
            String text = AnswerText.print(item, answer);
            if (!text.isBlank()) {
                list.add(new Term(label(item)), new Description(text));
            }
        });
        if (list.getChildren().findAny().isPresent()) {
            add(new H3(context.title(entry)), list);
        }
    }

    private static String label(Item item) {
        return item.label().in(Messages.language());
    }
}
