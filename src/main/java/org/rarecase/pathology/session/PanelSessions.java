package org.rarecase.pathology.session;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReviewState;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.agreed.DiagnosisContent;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.rarecase.study.SiteId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sessions of the panel: a coordinator prepares them and writes the decision down, each participant says what there is to
 * say. They are read by coordinators, participants and auditors; by nobody who still reads a case of it blinded.
 */
@Service
public class PanelSessions {

    private final SessionRepository repository;
    private final Reviews reviews;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PanelSessions(
            SessionRepository repository,
            Reviews reviews,
            Accounts accounts,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.reviews = reviews;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(CaseErased event) {
        repository.erase(event.caseId());
    }

    /** Whether the account has to do with sessions at all. */
    public boolean mayRead() {
        return currentAccount.has(Role.COORDINATOR)
                || currentAccount.has(Role.PATHOLOGIST)
                || currentAccount.has(Role.AUDITOR);
    }

    /** Those that the account may read, newest first. */
    @Transactional(readOnly = true)
    public List<PanelSession> newest(int limit) {
        if (!mayRead()) {
            return List.of();
        }
        return repository.newest(readsAll() ? null : currentAccount.account().userName(), limit).stream()
                .map(this::shown)
                .filter(session -> !session.cases().isEmpty())
                .toList();
    }

    /** @throws NotAllowed if it is not for the account, or there is none */
    @Transactional(readOnly = true)
    public PanelSession find(long id) {
        currentAccount.as(Role.COORDINATOR, Role.PATHOLOGIST, Role.AUDITOR);
        return repository
                .find(id)
                .filter(session -> readsAll()
                        || session.participants()
                                .contains(currentAccount.account().userName()))
                .map(this::shown)
                .filter(session -> !session.cases().isEmpty())
                .orElseThrow(() -> new NotAllowed(t("This session is not open to you.")));
    }

    /** The newest entry on an agenda of this review, whoever asks. Called by the process. */
    @Transactional(readOnly = true)
    public Optional<PanelCase> ofReview(long reviewId) {
        return repository.ofReview(reviewId);
    }

    private boolean readsAll() {
        return currentAccount.has(Role.COORDINATOR) || currentAccount.has(Role.AUDITOR);
    }

    private PanelSession shown(PanelSession session) {
        Set<CaseId> closed = repository.readBlinded(currentAccount.account().userName(), caseIds(session));
        Map<CaseId, SiteId> sites = repository.sites(caseIds(session));
        return new PanelSession(
                session.id(),
                session.heldOn(),
                session.preparedBy(),
                session.participants(),
                session.cases().stream()
                        .filter(item -> !closed.contains(item.caseId()))
                        .filter(item -> sites.get(item.caseId()) instanceof SiteId site
                                && currentAccount.sites().includes(site))
                        .toList());
    }

    private static List<CaseId> caseIds(PanelSession session) {
        return session.cases().stream().map(PanelCase::caseId).toList();
    }

    /** Who may be asked to a session on this review: its pathologists of the site, other than who still reads the case. */
    @Transactional
    public List<Account> eligible(long reviewId) {
        currentAccount.as(Role.COORDINATOR);
        CaseId caseId = signed(reviewId);
        return accounts.active(Role.PATHOLOGIST, repository.site(caseId)).stream()
                .filter(account -> repository
                        .readBlinded(account.userName(), List.of(caseId))
                        .isEmpty())
                .toList();
    }

    /**
     * Prepares a session on a review. Coordinators only.
     *
     * @param participants user names of pathologists, two at least
     * @return id of the session
     */
    @Transactional
    public long prepare(LocalDate heldOn, List<String> participants, long reviewId) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        List<String> who = List.copyOf(new LinkedHashSet<>(participants));
        PanelRules.requireParticipants(who);
        CaseId caseId = requireUndecided(reviewId);
        requireEligible(who, reviewId);
        long id = repository.insert(heldOn, actor.userName(), clock.instant());
        repository.addParticipants(id, who);
        repository.addCase(id, reviewId, caseId, who);
        prepared(actor, caseId, reviewId, id);
        return id;
    }

    /** Puts a further review on the agenda of a session that is still open. Coordinators only. */
    @Transactional
    public void add(long sessionId, long reviewId) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        PanelSession session = find(sessionId);
        CaseId caseId = requireUndecided(reviewId);
        requireEligible(session.participants(), reviewId);
        repository.addCase(sessionId, reviewId, caseId, session.participants());
        prepared(actor, caseId, reviewId, sessionId);
    }

    private void prepared(Actor actor, CaseId caseId, long reviewId, long sessionId) {
        events.publishEvent(
                new SessionChanged(actor, caseId, reviewId, SessionChanged.Step.SESSION_PREPARED, null, null));
        events.publishEvent(new SessionTouched(sessionId));
    }

    private CaseId requireUndecided(long reviewId) {
        CaseId caseId = signed(reviewId);
        if (repository.ofReview(reviewId).filter(item -> item.state().isOpen()).isPresent()) {
            throw new SessionRefused(t("This review is on the agenda of a session already. Nothing was changed."));
        }
        return caseId;
    }

    private CaseId signed(long reviewId) {
        return reviews.lock(reviewId).stream()
                .map(Reading::review)
                .filter(review -> review.state() == ReviewState.SIGNED)
                .findFirst()
                .orElseThrow(() -> new SessionRefused(
                        t("This review is not signed by all of its readers, or is agreed on. Nothing was changed.")))
                .caseId();
    }

    private void requireEligible(List<String> participants, long reviewId) {
        List<String> eligible =
                eligible(reviewId).stream().map(Account::userName).toList();
        List<String> others =
                participants.stream().filter(who -> !eligible.contains(who)).toList();
        if (!others.isEmpty()) {
            throw new SessionRefused(t(
                    "{0} cannot take part: not a pathologist of this site, or still reading this case. No session was"
                            + " prepared.",
                    String.join(", ", accounts.names(others).values())));
        }
    }

    /**
     * Keeps what a participant says of a case, as it is typed. Once the decision is recorded, it is a further version with
     * a reason, and what was said before stays.
     *
     * @param reason null before the decision is recorded
     */
    @Transactional
    public void say(long caseOfSession, String text, @Nullable String reason) {
        Actor actor = currentAccount.as(Role.PATHOLOGIST, Role.COORDINATOR);
        String said = TextLimit.PASSAGE.accept(text, SessionRefused::new, t("Nothing was changed."));
        PanelCase item = held(caseOfSession);
        int version =
                item.statement(actor.userName()).map(PanelStatement::version).orElse(0);
        if (item.state() == PanelCaseState.PREPARED) {
            repository.write(item.id(), actor.userName(), Math.max(1, version), said, null, clock.instant());
        } else {
            String why = TextLimit.REASON.accept(
                    reason == null ? "" : reason, SessionRefused::new, t("Nothing was changed."));
            if (why.isEmpty()) {
                throw new SessionRefused(
                        t("The decision is recorded: say in a few words why the statement is amended. Nothing was"
                                + " changed."));
            }
            repository.write(item.id(), actor.userName(), version + 1, said, why, clock.instant());
            events.publishEvent(new SessionChanged(
                    actor, item.caseId(), item.reviewId(), SessionChanged.Step.STATEMENT_AMENDED, null, why));
        }
        events.publishEvent(new SessionTouched(item.sessionId()));
    }

    /** Keeps what the coordinator has written of the decision so far. */
    @Transactional
    public void draft(long caseOfSession, Ballot ballot) {
        currentAccount.as(Role.COORDINATOR);
        Ballot accepted = accepted(ballot);
        PanelCase item = undecided(caseOfSession);
        repository.decide(item.id(), accepted, PanelCaseState.PREPARED, null);
        events.publishEvent(new SessionTouched(item.sessionId()));
    }

    /** Records the decision, which the participants sign from now on. Coordinators only. */
    @Transactional
    public void record(long caseOfSession, Ballot ballot) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        Ballot accepted = accepted(ballot);
        PanelCase item = undecided(caseOfSession);
        PanelRules.requireDecision(accepted.by(), accepted.content(), votes(item, accepted));
        repository.decide(item.id(), accepted, PanelCaseState.DECIDED, clock.instant());
        events.publishEvent(new SessionChanged(
                actor, item.caseId(), item.reviewId(), SessionChanged.Step.DECISION_RECORDED, null, null));
        events.publishEvent(new SessionTouched(item.sessionId()));
    }

    private static List<PanelVote> votes(PanelCase item, Ballot ballot) {
        return item.votes().stream()
                .map(vote -> new PanelVote(vote.participant(), ballot.dissents().get(vote.participant()), null, null))
                .toList();
    }

    private static Ballot accepted(Ballot ballot) {
        DiagnosisContent content = ballot.content();
        Map<String, String> dissents = new TreeMap<>();
        ballot.dissents().forEach((who, dissent) -> {
            String kept = TextLimit.LINE.accept(dissent, SessionRefused::new, t("The decision was not recorded."));
            if (!kept.isEmpty()) {
                dissents.put(who, kept);
            }
        });
        return new Ballot(
                ballot.by(),
                new DiagnosisContent(
                        content.morphology(),
                        accepted(content.diagnosis()),
                        accepted(content.grade()),
                        accepted(content.subtype()),
                        accepted(content.score())),
                accepted(ballot.grounds()),
                dissents);
    }

    private static @Nullable String accepted(@Nullable String typed) {
        String text = TextLimit.PASSAGE.accept(
                typed == null ? "" : typed, SessionRefused::new, t("The decision was not recorded."));
        return text.isEmpty() ? null : text;
    }

    private PanelCase undecided(long caseOfSession) {
        PanelCase item = held(caseOfSession);
        if (item.state() != PanelCaseState.PREPARED) {
            throw new SessionRefused(t("This case is decided, or ended. Nothing was changed."));
        }
        return item;
    }

    /** The case, held until the transaction ends, for whoever may write in its session. */
    @Transactional(propagation = Propagation.MANDATORY)
    public PanelCase held(long caseOfSession) {
        PanelCase item = repository
                .lockCase(caseOfSession)
                .filter(found -> found.state() != PanelCaseState.ENDED)
                .orElseThrow(() -> new SessionRefused(t("This case is decided, or ended. Nothing was changed.")));
        PanelSession session = find(item.sessionId());
        if (session.cases().stream().noneMatch(shown -> shown.id() == item.id())) {
            throw new NotAllowed(t("This session is not open to you."));
        }
        return item;
    }

    /** Called when there is no consent to it any more: what is not valid yet ends. */
    @Transactional
    public void end(CaseId caseId) {
        repository.end(caseId).forEach(session -> events.publishEvent(new SessionTouched(session)));
    }
}
