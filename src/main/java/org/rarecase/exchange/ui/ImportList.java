package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.rarecase.exchange.imports.Import;
import org.rarecase.shared.Messages;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.RelativeTime;

/** The imports of the account, the newest first. */
final class ImportList extends Composite<Div> {

    private final transient ImportServices services;

    ImportList(ImportServices services) {
        this.services = services;
        getContent().addClassName("rc-versions");
        show();
    }

    void show() {
        getContent().removeAll();
        List<Import> newest = services.imports().newest();
        if (newest.isEmpty()) {
            return;
        }
        PlainTable table = new PlainTable(t("Your imports"), t("File"), t("Uploaded"), t("Cases"), t("State"));
        newest.forEach(file ->
                table.addRow(name(file), new RelativeTime(file.sentAt(), services.clock()), cases(file), state(file)));
        getContent().add(new H2(t("Your imports")), table);
    }

    private static Component name(Import file) {
        Anchor link = new Anchor(ImportView.address(file.id()), file.fileName());
        link.addClassName("rc-row-link");
        Span size = new Span(ImportTexts.size(file.bytes()));
        size.addClassName("rc-second-line");
        return new Div(link, size);
    }

    private static Component cases(Import file) {
        return new Span(
                file.check() == null
                        ? "–"
                        : Messages.number(file.check().counts().cases()).in(Messages.language()));
    }

    private static Component state(Import file) {
        Div state = new Div(ImportTexts.state(file));
        if (file.number() != null) {
            Span number = new Span(t("import {0}", file.number()));
            number.addClassName("rc-second-line");
            state.add(number);
        }
        return state;
    }
}
