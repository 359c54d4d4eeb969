package org.rarecase.exchange.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.audit.AuditTrail;
import org.rarecase.audit.ChainedEntry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.Hold;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.exchange.fact.CaseHistory.Author;
import org.rarecase.exchange.fact.CaseHistory.Held;
import org.rarecase.exchange.fact.CaseHistory.Message;
import org.rarecase.exchange.fact.CaseHistory.Place;
import org.rarecase.exchange.fact.CaseHistory.Question;
import org.rarecase.exchange.fact.CaseHistory.Signed;
import org.rarecase.exchange.fact.CaseHistory.Step;
import org.rarecase.exchange.fact.CaseHistory.Verified;
import org.rarecase.query.DataQueries;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryMessage;
import org.rarecase.sdv.SourceDataVerification;
import org.rarecase.sdv.VerifiedMark;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.signature.Signature;
import org.rarecase.signature.SignatureChecks;
import org.rarecase.signature.SignatureVerification;
import org.rarecase.study.Studies;
import org.springframework.stereotype.Component;

/**
 * The histories of a page of cases, in a count of statements that does not depend on how many they are. Each module tells
 * what its page would show to the account.
 */
@Component
class Histories {

    private final AuditTrail trail;
    private final DataQueries queries;
    private final SignatureChecks signatures;
    private final SourceDataVerification verification;
    private final Accounts accounts;
    private final Studies studies;
    private final CurrentAccount currentAccount;

    Histories(
            AuditTrail trail,
            DataQueries queries,
            SignatureChecks signatures,
            SourceDataVerification verification,
            Accounts accounts,
            Studies studies,
            CurrentAccount currentAccount) {
        this.trail = trail;
        this.queries = queries;
        this.signatures = signatures;
        this.verification = verification;
        this.accounts = accounts;
        this.studies = studies;
        this.currentAccount = currentAccount;
    }

    /** All that histories may name to the account. */
    Parties parties() {
        List<String> people = trail.people();
        Map<String, String> names = accounts.names(people);
        return new Parties(
                people.stream()
                        .map(name -> new Parties.Person(name, names.get(name)))
                        .toList(),
                studies.sites().stream()
                        .filter(site -> currentAccount.sites().includes(site.id()))
                        .map(site -> new Parties.Location(site.code(), site.name()))
                        .toList());
    }

    Map<CaseId, CaseHistory> of(List<VisibleCase> page) {
        Map<CaseId, List<ChainedEntry>> lines = trail.ofCases(page);
        Map<CaseId, List<DataQueries.Thread>> threads = queries.ofCases(page);
        Map<CaseId, List<SignatureVerification>> signed = signatures.of(page);
        Map<ItemRef, VerifiedMark> marks = verification.marks(page);
        Map<CaseId, CaseHistory> histories = new HashMap<>();
        for (VisibleCase each : page) {
            CaseId id = each.caseSummary().id();
            OfCase one = new OfCase(each);
            histories.put(
                    id,
                    new CaseHistory(
                            lines.getOrDefault(id, List.of()).stream()
                                    .map(one::step)
                                    .toList(),
                            threads.getOrDefault(id, List.of()).stream()
                                    .map(one::question)
                                    .toList(),
                            signed.getOrDefault(id, List.of()).stream()
                                    .map(one::signed)
                                    .toList(),
                            one.verified(marks),
                            one.held()));
        }
        return histories;
    }

    private static Author author(Actor actor) {
        return new Author(actor.userName(), actor.role());
    }

    private static final class OfCase {

        private final VisibleCase opened;
        private final Map<Long, FormInstance> entries = new HashMap<>();

        OfCase(VisibleCase opened) {
            this.opened = opened;
            opened.entries().forEach(entry -> entries.put(entry.id().value(), entry));
        }

        private @Nullable Place place(@Nullable Long instance, @Nullable String item) {
            FormInstance entry = instance == null ? null : entries.get(instance);
            return entry == null ? null : new Place(entry.form().key().value(), entry.ordinal(), item);
        }

        private @Nullable Place place(@Nullable FormInstanceId instance) {
            return place(FormInstanceId.stored(instance), null);
        }

        Step step(ChainedEntry chained) {
            AuditLine line = chained.entry().line();
            return new Step(
                    chained.entry().seq(),
                    chained.entry().at(),
                    author(chained.entry().actor()),
                    line.kind(),
                    place(line.instanceId(), line.itemPath()),
                    line.oldValue(),
                    line.newValue(),
                    line.reason(),
                    chained.hash());
        }

        Question question(DataQueries.Thread thread) {
            DataQuery query = thread.query();
            ItemRef at = query.place();
            return new Question(
                    query.id().value(),
                    at == null
                            ? place(query.instanceId())
                            : place(at.instanceId().value(), at.path().toString()),
                    Keys.of(query.state()),
                    query.check(),
                    query.value(),
                    thread.messages().stream().map(OfCase::message).toList());
        }

        private static Message message(QueryMessage message) {
            QueryMessage.ValueChange change = message.change();
            return new Message(
                    message.writtenAt(),
                    new Author(message.author(), message.role()),
                    Keys.of(message.state()),
                    message.text(),
                    message.reason() == null ? null : Keys.of(message.reason()),
                    change == null ? null : change.before(),
                    change == null ? null : change.after());
        }

        Signed signed(SignatureVerification checked) {
            Signature signature = checked.signature();
            return new Signed(
                    place(signature.instanceId()),
                    signature.signedAt(),
                    new Author(signature.userName(), signature.role()),
                    signature.printedName(),
                    signature.meaning() == null ? "" : Keys.of(signature.meaning()),
                    signature.statement(),
                    signature.contentHash(),
                    signature.keyId(),
                    signature.sealCode(),
                    Keys.of(checked.result()),
                    checked.lapse() == null ? null : checked.lapse().at(),
                    checked.lapse() == null ? null : checked.lapse().userName());
        }

        List<Verified> verified(Map<ItemRef, VerifiedMark> marks) {
            List<Verified> verified = new ArrayList<>();
            marks.forEach((at, mark) -> {
                Place place = place(at.instanceId().value(), at.path().toString());
                if (place != null) {
                    verified.add(new Verified(place, mark.at(), mark.by()));
                }
            });
            return verified;
        }

        List<Held> held() {
            List<Held> held = new ArrayList<>();
            add(held, null, opened.caseSummary().hold(), false);
            for (FormInstance entry : opened.entries()) {
                add(held, place(entry.id()), entry.hold(), false);
            }
            return held;
        }

        private static void add(List<Held> held, @Nullable Place place, @Nullable Hold hold, boolean covered) {
            if (hold != null) {
                held.add(new Held(place, Keys.of(hold.level()), hold.since(), hold.by(), hold.reason(), covered));
                add(held, place, hold.covered(), true);
            }
        }
    }
}
