package org.rarecase.query.board.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.Function;
import org.rarecase.query.board.QueryBulk;
import org.rarecase.ui.Notices;

/** Tells what was done, and of everything else why it was not. */
final class BulkOutcome {

    private BulkOutcome() {}

    /** @param done such as "3 queries were changed" */
    static <T> void tell(String done, QueryBulk.Outcome<T> outcome, Function<T, String> name) {
        if (outcome.failures().isEmpty()) {
            Notices.success(done);
            return;
        }
        int failed = outcome.failures().size();
        Dialog dialog = new Dialog(failed == 1 ? t("1 was left as it is") : t("{0} were left as they are", failed));
        dialog.setWidth("34rem");
        dialog.add(new Paragraph(done), list(outcome, name));
        dialog.getFooter().add(new Button(t("OK"), click -> dialog.close()));
        dialog.open();
    }

    static <T> UnorderedList list(QueryBulk.Outcome<T> outcome, Function<T, String> name) {
        UnorderedList list = new UnorderedList();
        list.addClassName("rc-bulk-failures");
        outcome.failures().forEach(failure -> {
            Span subject = new Span(name.apply(failure.subject()));
            subject.addClassName("rc-number");
            list.add(new ListItem(subject, new Paragraph(failure.why())));
        });
        return list;
    }
}
