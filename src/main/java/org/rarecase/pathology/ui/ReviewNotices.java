package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.pathology.acknowledgement.Acknowledgement;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.pathology.opinion.ProvisionalOpinion;
import org.rarecase.ui.Tone;
import org.springframework.core.annotation.Order;

/** Says at the head of a case what the site is told of its central review: at once, and what it has to do then. */
@SpringComponent
@Order(9)
class ReviewNotices implements CasePageExtension {

    private final ReviewServices services;

    ReviewNotices(ReviewServices services) {
        this.services = services;
    }

    @Override
    public List<Notice> notices(CaseContext context) {
        VisibleCase shown = context.visibleCase();
        if (shown.blinded()) {
            return List.of();
        }
        List<Notice> notices = new ArrayList<>();
        List<AgreedDiagnosis> agreed = services.agreed().ofCase(shown);
        agreed.stream()
                .filter(version -> version.informedAt() != null)
                .findFirst()
                .flatMap(told ->
                        complete(shown, told, services.acknowledgements().ofCase(shown, agreed)))
                .ifPresent(notices::add);
        if (mayBeRead(shown)) {
            services.opinions().ofCase(shown).stream()
                    .filter(ProvisionalOpinion::holds)
                    .map(this::provisional)
                    .forEach(notices::add);
        }
        return notices;
    }

    /** As long as nothing is approved; afterwards only what waits. */
    private Optional<Notice> complete(VisibleCase shown, AgreedDiagnosis told, List<Acknowledgement> acknowledgements) {
        String words = AgreedWords.of(told.content(), services.forms());
        if (acknowledgements.stream().anyMatch(Acknowledgement::isWaiting)) {
            return Optional.of(new Notice(
                    Tone.DANGER,
                    t(
                            "The central review is complete: {0}. An investigator of the site has to acknowledge it: see the"
                                    + " next steps.",
                            words)));
        }
        return shown.caseSummary().state() == CaseState.APPROVED
                ? Optional.empty()
                : Optional.of(new Notice(Tone.INFO, t("The central review is complete: {0}.", words)));
    }

    private Notice provisional(ProvisionalOpinion opinion) {
        return new Notice(
                Tone.WARNING,
                t(
                        "Provisional, by one reader, before the central review is signed: {0}. Why it could not wait: {1}",
                        opinion.diagnosis(), opinion.reason()));
    }

    /** A case that was approved, or in which nothing may be collected, has no review that is read. */
    private static boolean mayBeRead(VisibleCase shown) {
        return shown.caseSummary().submittedBefore()
                && shown.caseSummary().state() != CaseState.APPROVED
                && shown.caseSummary().consent().permitsCollection();
    }
}
