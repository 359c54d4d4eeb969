package org.rarecase.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.Case;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.WholeCases;
import org.rarecase.casebook.visit.CaseLinks;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.form.KnownItem;
import org.rarecase.shared.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cases of the same patient: each tumour has a case of its own, and they know of each other. */
@Service
public class LinkedCases {

    private static final FormKey DEMOGRAPHICS = KnownItem.DATE_OF_BIRTH.form();

    private final CaseLinks links;
    private final WholeCases cases;
    private final Casebook casebook;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;

    LinkedCases(
            CaseLinks links,
            WholeCases cases,
            Casebook casebook,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events) {
        this.links = links;
        this.cases = cases;
        this.casebook = casebook;
        this.currentAccount = currentAccount;
        this.events = events;
    }

    /** Registers the case of another tumour at the same site, with the demographics of this one. Called by the process. */
    @Transactional
    public CaseId register(CaseId id) {
        Case stored = cases.lock(id);
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        CaseSummary known = stored.caseSummary();
        CaseSummary registered = casebook.register(known.site().id());
        CaseId first = known.firstCase() == null ? id : known.firstCase();
        links.link(first, List.of(id, registered.id()));
        takeOverDemographics(stored, registered.id());
        CasesLinked linked = new CasesLinked(actor, known.id(), known.number(), registered.id(), registered.number());
        events.publishEvent(linked);
        events.publishEvent(linked.theOtherWayRound());
        return registered.id();
    }

    private void takeOverDemographics(Case from, CaseId to) {
        for (FormInstance entry : casebook.open(to).entries()) {
            if (entry.form().key().equals(DEMOGRAPHICS)) {
                List<Change> changes = from.entries().stream()
                        .filter(each -> each.form().key().equals(DEMOGRAPHICS))
                        .flatMap(each -> each.answers().all().entrySet().stream())
                        .filter(answer -> isTakenOver(entry, answer))
                        .map(answer ->
                                new Change(answer.getKey(), entry.answers().get(answer.getKey()), answer.getValue()))
                        .toList();
                if (!changes.isEmpty()) {
                    casebook.save(
                            to,
                            entry.id(),
                            changes,
                            "taken over from case " + from.caseSummary().number());
                }
            }
        }
    }

    /** Height and weight were those of another time. */
    private static boolean isTakenOver(FormInstance entry, Map.Entry<ItemPath, Answer> answer) {
        return answer.getKey().group() == null
                && !answer.getKey().toString().endsWith("height")
                && !answer.getKey().toString().endsWith("weight")
                && entry.form()
                        .find(answer.getKey())
                        .filter(item -> !item.isDerived() && !item.isGroup())
                        .isPresent();
    }

    /** The other cases of the patient that the account may read; none for reviewers, who judge one tumour alone. */
    @Transactional(readOnly = true)
    public List<CaseSummary> of(CaseSummary shown) {
        if (shown.firstCase() == null || currentAccount.account().isReviewerOnly()) {
            return List.of();
        }
        List<CaseId> others = new ArrayList<>(links.linked(shown.firstCase()));
        others.remove(shown.id());
        return List.copyOf(casebook.records(others).values());
    }
}
