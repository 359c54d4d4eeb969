package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.exchange.export.CaseCopies;
import org.rarecase.exchange.fact.Format;
import org.rarecase.shared.Messages;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.Selects;

/** Asks for the language in which a case is taken. */
final class CaseCopyDialog extends Dialog {

    private final transient CaseCopies copies;
    private final transient CaseSummary caseSummary;
    private final Select<Format> document = new Select<>();
    private final Anchor download = new Anchor();

    CaseCopyDialog(CaseCopies copies, CaseSummary caseSummary, List<Format> documents) {
        this.copies = copies;
        this.caseSummary = caseSummary;
        setHeaderTitle(t("PDF of this case"));
        setWidth("28rem");
        document.setLabel(t("Document"));
        document.setItems(documents);
        document.setItemLabelGenerator(each -> each == null ? "" : each.label().in(Messages.language()));
        document.setValue(inOwnLanguage(documents));
        document.setWidthFull();
        Selects.require(document);
        document.addValueChangeListener(change -> offer());
        add(
                new Paragraph(t("The filled forms as they are saved, with the queries and signatures that you may read."
                        + " The history of the case will say that you took it.")),
                document);
        download.addClassNames("rc-button-link", "rc-button-primary");
        download.setText(t("Download PDF"));
        getFooter().add(new Button(t("Close"), click -> close()), download);
        offer();
    }

    private static Format inOwnLanguage(List<Format> documents) {
        String own = "-" + Messages.language().getLanguage();
        return documents.stream()
                .filter(format -> format.key().endsWith(own))
                .findFirst()
                .orElse(documents.getFirst());
    }

    private void offer() {
        String format = document.getValue().key();
        String name = caseSummary.number() + ".pdf";
        download.setHref(
                DownloadHandler.fromInputStream(event -> {
                    try {
                        byte[] pdf = copies.take(caseSummary.id(), format);
                        return new DownloadResponse(new ByteArrayInputStream(pdf), name, "application/pdf", pdf.length);
                    } catch (Refusal refusal) {
                        return DownloadResponse.error(HttpStatusCode.NOT_FOUND, refusal.getMessage());
                    }
                }),
                AttachmentType.DOWNLOAD);
    }
}
