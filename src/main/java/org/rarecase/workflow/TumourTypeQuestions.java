package org.rarecase.workflow;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.Forms;
import org.rarecase.form.KnownItem;
import org.rarecase.form.code.Code;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.query.QueryRaising;
import org.rarecase.study.TumourType;
import org.springframework.stereotype.Component;

/**
 * Asks the site about the tumour type where the readers agreed on a morphology that the registry keeps under another one.
 * Nothing else is changed: the site moves the case itself.
 */
@Component
class TumourTypeQuestions {

    private final Casebook casebook;
    private final Forms forms;
    private final QueryRaising queries;

    TumourTypeQuestions(Casebook casebook, Forms forms, QueryRaising queries) {
        this.casebook = casebook;
        this.forms = forms;
        this.queries = queries;
    }

    /** As part of a step, in which everything of the case is open. */
    void ask(AgreedDiagnosis diagnosis) {
        VisibleCase shown = casebook.open(diagnosis.caseId());
        TumourType type = shown.caseSummary().tumourType();
        if (type != null) {
            code(diagnosis.content().morphology())
                    .filter(agreed -> !agreed.isFor(type.code()))
                    .ifPresent(agreed -> ask(shown, agreed));
        }
    }

    private void ask(VisibleCase shown, Code agreed) {
        shown.entries().stream()
                .filter(entry -> entry.form().key().equals(KnownItem.TUMOUR_TYPE.form()))
                .findFirst()
                .ifPresent(entry -> queries.raiseByReview(
                        shown,
                        new ItemRef(entry.id(), KnownItem.TUMOUR_TYPE.path()),
                        agreed.value() + " " + agreed.label().english(),
                        agreed.tumourTypes().stream().sorted().toList()));
    }

    private Optional<Code> code(@Nullable String morphology) {
        return morphology == null
                ? Optional.empty()
                : forms.inUse()
                        .find(KnownItem.MORPHOLOGY.form())
                        .flatMap(form -> form.find(KnownItem.MORPHOLOGY.path()))
                        .map(item -> item.codeList())
                        .flatMap(list -> list.find(morphology));
    }
}
