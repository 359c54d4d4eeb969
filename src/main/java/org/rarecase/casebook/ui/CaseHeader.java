package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Anchor;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.form.FormLibrary;
import org.rarecase.ui.PageHeader;

/** Number, site, tumour type and state of the case. */
final class CaseHeader {

    private CaseHeader() {}

    static PageHeader of(VisibleCase shown, FormLibrary inUse) {
        var caseSummary = shown.caseSummary();
        PageHeader header = new PageHeader(caseSummary.number())
                .withSubtitle(caseSummary.site().name() + " · " + CaseTexts.tumourType(inUse, caseSummary))
                .withBadges(CaseTexts.badges(caseSummary));
        return hasOtherVersions(shown, inUse) ? header.withActions(versions(caseSummary.id())) : header;
    }

    /** A form is not in the version in use, or was in another one before it was moved. */
    private static boolean hasOtherVersions(VisibleCase shown, FormLibrary inUse) {
        return shown.entries().stream()
                .map(FormInstance::form)
                .anyMatch(form -> form.version() > 1
                        || inUse.find(form.key())
                                .filter(other -> other.version() != form.version())
                                .isPresent());
    }

    private static Anchor versions(CaseId id) {
        Anchor versions = new Anchor(CaseNavigation.address(id) + "/versions", t("Form versions"));
        versions.addClassName("rc-versions-back");
        return versions;
    }
}
