package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.Objects;
import org.rarecase.exchange.imports.Import;
import org.rarecase.exchange.load.LoadCheck;
import org.rarecase.exchange.load.LoadCounts;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Messages;
import org.rarecase.ui.RelativeTime;

/** What an import did, as long as its file is kept item by item. */
final class ImportReport extends Composite<Div> {

    ImportReport(ImportServices services, Import file) {
        LoadCheck check = Objects.requireNonNull(file.check());
        Actor confirmedBy = Objects.requireNonNull(file.confirmedBy());
        Instant confirmedAt = Objects.requireNonNull(file.confirmedAt());
        getContent().addClassName("rc-import-preview");
        getContent()
                .add(ImportSteps.card(
                        new H2(t("Import {0} is done", Objects.requireNonNull(file.number()))),
                        new Paragraph(did(check.counts())),
                        new Paragraph(t(
                                "Confirmed by {0}, {1}: {2}",
                                confirmedBy.userName(),
                                RelativeTime.local(confirmedAt),
                                Objects.requireNonNull(file.reason())))));
        if (file.keptUntil() == null) {
            getContent()
                    .add(
                            new Paragraph(
                                    t(
                                            "The file is not kept any more; its SHA-256 is, and each value names the import in the audit trail.")));
        } else {
            getContent().add(new ImportOutcomes(services, file.id(), check.counts(), outcome -> null));
        }
    }

    private static String did(LoadCounts counts) {
        return t(
                "Cases in the file: {0}, registered: {1}. Values: new {2}, replaced {3}, refused {4}, the others as they were.",
                Messages.number(counts.cases()),
                Messages.number(counts.added()),
                Messages.number(counts.fresh()),
                Messages.number(counts.taken()),
                Messages.number(counts.refused()));
    }
}
