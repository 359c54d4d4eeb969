package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.rarecase.exchange.export.Recipient;
import org.rarecase.exchange.export.WithdrawnCase;
import org.rarecase.shared.Messages;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.RelativeTime;

/** Cases that recipients have and may not use any more, by project and recipient; nothing if there are none. */
final class WithdrawnCases extends Composite<Div> {

    private final transient Clock clock;

    WithdrawnCases(List<WithdrawnCase> withdrawn, Clock clock) {
        this.clock = clock;
        getContent().addClassName("rc-versions");
        if (withdrawn.isEmpty()) {
            return;
        }
        PlainTable table = new PlainTable(
                t("Withdrawn after an export"),
                t("Recipient"),
                t("Case"),
                t("In the export as"),
                t("What ended"),
                t("Since"));
        withdrawn.forEach(each -> table.addRow(
                recipient(each.recipient()),
                new Span(each.number()),
                knownAs(each),
                new Span(each.ended().label().in(Messages.language())),
                since(each)));
        getContent()
                .add(
                        new H2(t("Withdrawn after an export")),
                        new Paragraph(t("These cases went to a recipient. They are in no new export to it.")),
                        table);
    }

    private static Component recipient(Recipient to) {
        Span name = new Span(to.name());
        return to.project().isEmpty() ? name : new Div(new Span(to.project()), second(to.name()));
    }

    private static Component knownAs(WithdrawnCase withdrawn) {
        String exports = withdrawn.exports().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new Div(new Span(withdrawn.knownAs()), second(t("Export {0}", exports)));
    }

    private Component since(WithdrawnCase withdrawn) {
        return withdrawn.since() == null ? new Span("–") : new RelativeTime(withdrawn.since(), clock);
    }

    private static Span second(String text) {
        Span span = new Span(text);
        span.addClassName("rc-second-line");
        return span;
    }
}
