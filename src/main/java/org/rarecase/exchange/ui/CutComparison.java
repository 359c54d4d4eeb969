package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rarecase.exchange.cut.CaseDifference;
import org.rarecase.exchange.cut.Cut;
import org.rarecase.exchange.cut.CutComparisons;
import org.rarecase.shared.Csv;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.Tone;

/** What changed from one cut to another, by case and item. */
final class CutComparison extends Div {

    /** Of one case; all are in the CSV. */
    private static final int MOST_ITEMS = 30;

    private final transient CutComparisons comparisons;
    private final transient Cut before;
    private final transient Cut after;
    private final PlainTable table =
            new PlainTable(t("What changed"), t("Case number"), t("Form"), t("Item"), t("Before"), t("After"));
    private final Button more = new Button(t("Show more"), click -> more());
    private String last = "";

    CutComparison(CutComparisons comparisons, Cut before, Cut after) {
        this.comparisons = comparisons;
        this.before = before;
        this.after = after;
        addClassName("rc-versions");
        CutComparisons.Counts counts = comparisons.count(before.id(), after.id());
        Paragraph told = new Paragraph(t(
                "New cases: {0}, changed: {1}, gone: {2}",
                Messages.number(counts.added()), Messages.number(counts.changed()), Messages.number(counts.gone())));
        add(new H2(t("From “{0}” to “{1}”", before.name(), after.name())), told);
        if (counts.all() > 0) {
            Anchor csv = new Anchor();
            csv.setText(t("Download CSV"));
            csv.setHref(csv(), AttachmentType.DOWNLOAD);
            add(new Div(csv), table, more);
            more();
        }
    }

    private void more() {
        List<CaseDifference> page = comparisons.page(before.id(), after.id(), last);
        page.forEach(this::add);
        more.setVisible(page.size() == CutComparisons.PAGE);
        if (!page.isEmpty()) {
            last = page.getLast().number();
        }
    }

    private void add(CaseDifference difference) {
        switch (difference.kind()) {
            case NEW -> whole(difference.number(), new Badge(t("New"), Tone.SUCCESS));
            case GONE -> whole(difference.number(), new Badge(t("Gone"), Tone.DANGER));
            case CHANGED -> items(difference);
        }
    }

    private void whole(String number, Badge what) {
        table.addRow(new Span(number), what, new Span(""), new Span(""), new Span(""));
    }

    private void items(CaseDifference difference) {
        difference.items().stream()
                .limit(MOST_ITEMS)
                .forEach(item -> table.addRow(
                        new Span(difference.number()),
                        new Span(item.form()),
                        new Span(item.item()),
                        new Span(item.before()),
                        new Span(item.after())));
        int left = difference.items().size() - MOST_ITEMS;
        if (left > 0) {
            table.addRow(
                    new Span(difference.number()),
                    new Span(t("Further items: {0}, all in the CSV", left)),
                    new Span(""),
                    new Span(""),
                    new Span(""));
        }
    }

    private DownloadHandler csv() {
        return event -> {
            event.setFileName("rarecase-cuts-" + before.id() + "-" + after.id() + ".csv");
            event.setContentType("text/csv");
            try (Writer out = new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8)) {
                out.write(Csv.print(List.of()));
                comparisons.print(before.id(), after.id(), cells -> out.write(Csv.line(cells)));
            }
        };
    }
}
