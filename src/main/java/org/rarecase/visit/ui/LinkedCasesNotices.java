package org.rarecase.visit.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.ui.Tone;
import org.rarecase.visit.LinkedCases;
import org.springframework.core.annotation.Order;

/** The other cases of the same patient. Costs a statement only where there are any. */
@SpringComponent
@Order(99)
class LinkedCasesNotices implements CasePageExtension {

    private final LinkedCases linked;

    LinkedCasesNotices(LinkedCases linked) {
        this.linked = linked;
    }

    @Override
    public List<Notice> notices(CaseContext context) {
        return linked.of(context.visibleCase().caseSummary()).stream()
                .map(other -> new Notice(
                        Tone.INFO,
                        t("Another tumour of the same patient is documented in case {0}.", other.number()),
                        new Action(
                                t("Open case {0}", other.number()),
                                () -> UI.getCurrent().navigate(CaseNavigation.address(other.id())))))
                .toList();
    }
}
