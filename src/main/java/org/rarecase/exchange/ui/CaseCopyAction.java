package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.exchange.export.CaseCopies;
import org.rarecase.exchange.fact.Format;
import org.springframework.stereotype.Component;

/** The way to the PDF of a case, on its page. */
@Component
class CaseCopyAction implements CasePageExtension {

    private final CaseCopies copies;

    CaseCopyAction(CaseCopies copies) {
        this.copies = copies;
    }

    @Override
    public List<Action> actions(CaseContext context) {
        List<Format> documents = copies.documents(context.visibleCase());
        return documents.isEmpty()
                ? List.of()
                : List.of(new Action(t("PDF of this case"), () -> open(context, documents)));
    }

    private void open(CaseContext context, List<Format> documents) {
        new CaseCopyDialog(copies, context.visibleCase().caseSummary(), documents).open();
    }
}
