package org.rarecase;

import java.time.LocalDate;
import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;

/** Cases in the words of those who fill them. What comes next is up to the test: no process runs here. */
public class Cases {

    public final Registry registry;
    public final Casebook casebook;
    private final CaseLifecycle lifecycle;

    public Cases(Registry registry, Casebook casebook, CaseLifecycle lifecycle) {
        this.registry = registry;
        this.casebook = casebook;
        this.lifecycle = lifecycle;
    }

    public CaseId registered() {
        String anna = registry.anna();
        return registry.as(anna, () -> casebook.register(registry.siteOf(anna)).id());
    }

    /** @param tumourType T03 needs a central review, T09 does not */
    public CaseId submitted(String tumourType) {
        CaseId id = registered();
        answer(id, "diagnosis", "tumour_type", Answer.text(tumourType));
        submit(id);
        return id;
    }

    public CaseId diagnosed(LocalDate day) {
        CaseId id = registered();
        answer(id, "diagnosis", "tumour_type", Answer.text("T09"));
        answer(id, "diagnosis", "date_of_diagnosis", Answer.text(day.toString()));
        return id;
    }

    public void submit(CaseId id) {
        registry.run(registry.anna(), () -> lifecycle.submit(id));
    }

    public void returnToSite(CaseId id, String reason) {
        registry.run(registry.coordinator(), () -> lifecycle.returnToSite(id, reason));
    }

    public void approve(CaseId id) {
        registry.run(registry.coordinator(), () -> lifecycle.approve(id, null));
    }

    /** From then on pathologists see the case, and are blinded. */
    public FormInstanceId openReviewForm(CaseId id) {
        return registry.as(
                registry.coordinator(), () -> lifecycle.openReviewForm(id, new FormKey("central-review"), null));
    }

    public void answer(CaseId id, String form, String item, Answer answer) {
        boolean review = form.equals("central-review") || form.equals("review-comparison");
        String person = review ? registry.pathologist() : registry.anna();
        registry.run(person, () -> {
            FormInstance entry = entry(id, form);
            ItemPath path = ItemPath.parse(item);
            String reason = casebook.open(id).needsReason(entry.id()) ? "Typing error" : null;
            casebook.save(
                    id, entry.id(), List.of(new Change(path, entry.answers().get(path), answer)), reason);
        });
    }

    public ItemRef place(CaseId id, String form, String item) {
        return registry.as(registry.anna(), () -> new ItemRef(entry(id, form).id(), ItemPath.parse(item)));
    }

    /** The latest filling, as the site sees it. */
    public FormInstance shown(CaseId id, String form) {
        return registry.as(registry.anna(), () -> entry(id, form));
    }

    private FormInstance entry(CaseId id, String form) {
        return casebook.open(id).entries().stream()
                .filter(it -> it.form().key().value().equals(form))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    public CaseSummary record(CaseId id) {
        return registry.as(registry.auditor(), () -> casebook.record(id));
    }
}
