package org.rarecase.exchange.export;

import static org.rarecase.shared.Messages.t;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.VisibleCases;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.exchange.cut.Cut;
import org.rarecase.exchange.cut.CutSource;
import org.rarecase.exchange.fact.Format;
import org.rarecase.form.Forms;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.rarecase.study.SiteId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** What accounts export: they ask for it, follow it and fetch it, each its own and nobody anybody else's. */
@Service
public class Exports {

    private static final int NEWEST = 20;
    private static final int MOST_UNDER_WAY = 3;

    private record Asked(long id) {}

    private final ExportRepository repository;
    private final ExportRunner runner;
    private final ExportSettings settings;
    private final List<Format> formats;
    private final VisibleCases cases;
    private final CutSource cuts;
    private final Forms forms;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Exports(
            ExportRepository repository,
            ExportRunner runner,
            ExportSettings settings,
            List<Format> formats,
            VisibleCases cases,
            CutSource cuts,
            Forms forms,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.runner = runner;
        this.settings = settings;
        this.formats = List.copyOf(formats);
        this.cases = cases;
        this.cuts = cuts;
        this.forms = forms;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /** What the account may export for; nothing if it may not export at all. */
    public List<Purpose> purposes() {
        return Purpose.of(currentAccount.account());
    }

    /** As what cases can be exported. */
    public List<Format> formats() {
        return formats;
    }

    /** The data cuts that the account can export from, the newest first. */
    @Transactional(readOnly = true)
    public List<Cut> cuts() {
        return cuts.usable();
    }

    /** Countries to which data may be handed on, by their two letters. */
    public List<String> countries() {
        return Arrays.stream(Locale.getISOCountries())
                .filter(settings::permits)
                .sorted()
                .toList();
    }

    /** How many cases would be read; a research export may leave some of them out. */
    @Transactional(readOnly = true)
    public int count(ExportRequest request) {
        currentAccount.as(request.purpose().roles());
        Long cut = request.scope().cut();
        boolean restricted = request.purpose().holdsRestricted();
        return cut == null
                ? cases.count(request.scope().cases(), restricted)
                : cuts.count(cut, request.scope().cases(), restricted);
    }

    /** Begins an export and gives its id. */
    @Transactional
    public long start(ExportRequest request) {
        Actor actor = currentAccount.as(request.purpose().roles());
        ExportRequest accepted = accepted(request.holdsAll() ? request.withHistory() : request);
        if (repository.underWay(actor.userName()) >= MOST_UNDER_WAY) {
            throw new ExportRefused(t(
                    "Exports of yours that are under way: {0}. Nothing was started. Wait for one to end, or cancel one.",
                    MOST_UNDER_WAY));
        }
        if (count(accepted) == 0) {
            throw new ExportRefused(t("No case fits. Nothing was started. Choose fewer conditions."));
        }
        long id = repository.insert(actor, accepted, currentAccount.sites(), clock.instant());
        events.publishEvent(new Asked(id));
        return id;
    }

    private void requireHistoryToBeTold(ExportRequest request) {
        List<Format> telling = formats.stream().filter(Format::tellsHistory).toList();
        if (request.history()
                && telling.stream().noneMatch(format -> request.formats().contains(format.key()))) {
            throw new ExportRefused(t(
                    "None of these formats tells what was done to a case. Nothing was started. Choose one that does: {0}.",
                    String.join(", ", telling.stream().map(Format::key).toList())));
        }
        if (request.history() && request.scope().cut() != null) {
            throw new ExportRefused(
                    t("A data cut holds cases without what was done to them. Nothing was started. Export the"
                            + " cases as they are now, or without history."));
        }
        if (request.history() && !request.includes(Identifying.EXACT_DATES)) {
            throw new ExportRefused(t(
                    "What was done to a case is told with its moments. Nothing was started. Include exact dates and say"
                            + " why, or export without history."));
        }
    }

    private ExportRequest accepted(ExportRequest request) {
        if (request.formats().isEmpty()) {
            throw new ExportRefused(t("Choose at least one format. Nothing was started."));
        }
        for (String format : request.formats()) {
            if (formats.stream().noneMatch(known -> known.key().equals(format))) {
                throw new ExportRefused(t(
                        "“{0}” is no format. Nothing was started. Possible are: {1}.",
                        format,
                        String.join(", ", formats.stream().map(Format::key).toList())));
            }
        }
        if (request.holdsAll() && !request.mayHoldAll()) {
            throw new ExportRefused(t("An archive is made for the purpose “Archive”, of cases as they are now, with all"
                    + " forms. Nothing was started."));
        }
        String number = request.scope().number();
        if (number != null) {
            text(number, TextLimit.NAME);
        }
        requireHistoryToBeTold(request);
        for (String form : request.scope().forms()) {
            if (forms.all().stream().noneMatch(known -> known.key().value().equals(form))) {
                throw new ExportRefused(t("There is no form “{0}”. Nothing was started.", form));
            }
        }
        Long site = request.scope().site();
        if (site != null && !currentAccount.sites().includes(new SiteId(site))) {
            throw new ExportRefused(t("This is not one of your sites. Nothing was started. Choose another one."));
        }
        return request.purpose().hasRecipient() ? handedOn(request) : request.to(Recipient.NOBODY, Disclosure.NOTHING);
    }

    private ExportRequest handedOn(ExportRequest request) {
        String project = text(request.recipient().project(), TextLimit.NAME);
        String recipient = text(request.recipient().name(), TextLimit.NAME);
        String reason = text(request.disclosure().reason(), TextLimit.REASON);
        String country = request.recipient().country();
        boolean research = request.purpose().isResearch();
        if (research && project.isEmpty()) {
            throw new ExportRefused(t("Name the project. Nothing was started."));
        }
        if (recipient.isEmpty()) {
            throw new ExportRefused(t("Name who gets the data. Nothing was started."));
        }
        if (!settings.permits(country)) {
            throw new ExportRefused(
                    country.isEmpty()
                            ? t("Choose the country of the recipient. Nothing was started.")
                            : t(
                                    "Data may not be handed on to {0}: the settings of this registry do not permit it. Nothing"
                                            + " was started.",
                                    country));
        }
        List<Identifying> included = research ? request.disclosure().included() : List.<Identifying>of();
        if (!included.isEmpty() && reason.isEmpty()) {
            throw new ExportRefused(t("Say why the project needs what may lead to a patient. Nothing was started."));
        }
        return request.to(
                new Recipient(research ? project : "", recipient, country),
                new Disclosure(
                        included,
                        included.isEmpty() ? "" : reason,
                        research && request.disclosure().daysFromDiagnosis()));
    }

    private static String text(String written, TextLimit limit) {
        return limit.accept(written, ExportRefused::new, t("Nothing was started."));
    }

    @TransactionalEventListener
    void on(Asked asked) {
        runner.asked();
    }

    /** Those of the account, the newest first. */
    @Transactional(readOnly = true)
    public List<Export> newest() {
        return repository.of(currentAccount.account().userName(), NEWEST);
    }

    /** Ends an export of the account; nothing of it stays. */
    @Transactional
    public void cancel(long id) {
        own(id);
        if (!repository.end(id, Export.State.CANCELLED, null, clock.instant())) {
            throw new ExportRefused(t("The export has ended already. Nothing was cancelled."));
        }
    }

    /** The package of an export of the account, as long as it is kept and the account sees what it saw then. */
    @Transactional(readOnly = true)
    public InputStream open(long id) {
        Export export = own(id);
        currentAccount.as(export.request().purpose().roles());
        Export.Made made = export.made();
        boolean kept = export.state() == Export.State.DONE
                && made != null
                && clock.instant().isBefore(made.keptUntil());
        if (!kept || !SeenSites.stillSeen(repository.sites(id), currentAccount.sites())) {
            throw notFound();
        }
        return new SequenceInputStream(new Parts(repository, id));
    }

    private Export own(long id) {
        Account account = currentAccount.account();
        return repository
                .find(id)
                .filter(found -> found.requestedBy().userName().equals(account.userName()))
                .orElseThrow(Exports::notFound);
    }

    private static ExportNotFound notFound() {
        return new ExportNotFound(
                t("There is no such export of yours, or it is not kept any more. Make it again under Data → Export."));
    }

    /** What is erased is in no package either; which held it is not known, so none is kept. */
    @EventListener
    void on(CaseErased event) {
        repository.remove(repository.kept());
    }

    /** One part is in memory at a time. */
    private static final class Parts implements Enumeration<InputStream> {

        private final ExportRepository repository;
        private final long id;
        private int number;
        private @Nullable Optional<byte[]> next;

        Parts(ExportRepository repository, long id) {
            this.repository = repository;
            this.id = id;
        }

        @Override
        public boolean hasMoreElements() {
            Optional<byte[]> found = next == null ? repository.part(id, number) : next;
            next = found;
            return found.isPresent();
        }

        @Override
        public InputStream nextElement() {
            if (!hasMoreElements() || next == null) {
                throw new NoSuchElementException();
            }
            InputStream part = new ByteArrayInputStream(next.orElseThrow());
            next = null;
            number++;
            return part;
        }
    }
}
