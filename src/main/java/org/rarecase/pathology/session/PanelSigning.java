package org.rarecase.pathology.session;

import static org.rarecase.shared.Messages.t;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.Basis;
import org.rarecase.pathology.agreed.Stated;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TextLimit;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.signature.SignatureTarget;
import org.rarecase.signature.Signatures;
import org.rarecase.signature.SignerReauthentication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signatures on the decision of a panel; the last one makes it the agreed diagnosis of the review. */
@Service
public class PanelSigning {

    /** How long a participant has to sign, before absence may be noted. */
    public static final Duration WITHIN = Duration.ofDays(7);

    private final SessionRepository repository;
    private final PanelSessions sessions;
    private final AgreedDiagnoses agreed;
    private final Signatures signatures;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PanelSigning(
            SessionRepository repository,
            PanelSessions sessions,
            AgreedDiagnoses agreed,
            Signatures signatures,
            Accounts accounts,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.sessions = sessions;
        this.agreed = agreed;
        this.signatures = signatures;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /** What a participant is about to sign: the decision as shown, with who dissents. */
    public static SignatureTarget target(PanelCase shown) {
        return new SignatureTarget(shown.caseId(), null, SignatureMeaning.PANEL_DECIDED, hash(shown));
    }

    /** Signs the recorded decision. Participants only, each in turn. */
    @Transactional
    public void sign(long caseOfSession, SignerReauthentication confirmed) {
        Actor actor = currentAccount.as(Role.PATHOLOGIST);
        PanelCase item = decided(caseOfSession);
        PanelVote vote = item.vote(actor.userName())
                .filter(PanelVote::isOutstanding)
                .orElseThrow(() -> new SessionRefused(t("This is not for you to sign. Nothing was signed.")));
        String next = item.nextSigner().orElseThrow();
        if (!next.equals(vote.participant())) {
            throw new SessionRefused(t("{0} signs before you. Nothing was signed.", name(next)));
        }
        signatures.identified(confirmed, target(item));
        repository.sign(
                item.id(),
                actor.userName(),
                new SessionRepository.Signed(
                        clock.instant(),
                        currentAccount.account().displayName(),
                        SignatureMeaning.PANEL_DECIDED.statement().in(Messages.language()),
                        hash(item)));
        complete(actor, item.id(), SessionChanged.Step.DECISION_SIGNED, null, null);
    }

    /** Notes that a participant does not sign. Coordinators only, after the time to sign. */
    @Transactional
    public void noteAbsent(long caseOfSession, String participant, String reason) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        String why = reason(reason, t("Say in a few words why there is no signature. Nothing was changed."));
        PanelCase item = decided(caseOfSession);
        if (item.vote(participant).filter(PanelVote::isOutstanding).isEmpty()) {
            throw new SessionRefused(t("{0} is not waited for. Nothing was changed.", name(participant)));
        }
        Instant until = Objects.requireNonNull(item.decision().recordedAt()).plus(WITHIN);
        if (clock.instant().isBefore(until)) {
            throw new SessionRefused(
                    t("{0} has 7 days to sign, which have not passed. Nothing was changed.", name(participant)));
        }
        PanelRules.requireQuorum(
                item.votes().stream()
                        .filter(vote ->
                                vote.absent() == null && !vote.participant().equals(participant))
                        .toList(),
                t("{0} was not noted as absent.", name(participant)));
        repository.absent(item.id(), participant, why);
        complete(actor, item.id(), SessionChanged.Step.SIGNER_ABSENT, participant, why);
    }

    /** Takes the decision back to be written anew; signatures on it do not hold. Coordinators only. */
    @Transactional
    public void decideAgain(long caseOfSession, String reason) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        String why = reason(reason, t("Say in a few words why it is decided again. Nothing was changed."));
        PanelCase item = decided(caseOfSession);
        repository.clearSignatures(item.id());
        repository.state(item.id(), PanelCaseState.PREPARED);
        tell(actor, item, SessionChanged.Step.DECIDED_AGAIN, null, why);
    }

    /** Asks who is to sign next once more. Called by the process when the time has passed. */
    @Transactional
    public void ask(long reviewId) {
        repository
                .ofReview(reviewId)
                .ifPresent(item -> item.nextSigner()
                        .ifPresent(next -> tell(Actor.SYSTEM, item, SessionChanged.Step.SIGNER_ASKED, next, null)));
    }

    /** Told when it is so, since the process then asks what is still missing. */
    private void complete(
            Actor actor,
            long caseOfSession,
            SessionChanged.Step step,
            @Nullable String person,
            @Nullable String reason) {
        PanelCase item = sessions.held(caseOfSession);
        boolean valid = item.nextSigner().isEmpty();
        if (valid) {
            PanelRules.requireQuorum(
                    item.votes().stream().filter(vote -> vote.absent() == null).toList(), t("Nothing was changed."));
            repository.state(item.id(), PanelCaseState.VALID);
            agreed.state(
                    actor,
                    new Stated(
                            item.reviewId(),
                            Basis.PANEL,
                            item.decision().content(),
                            dissent(item.votes()),
                            item.decision().grounds()));
        }
        tell(actor, item, step, person, reason);
        if (valid) {
            tell(actor, item, SessionChanged.Step.DECISION_VALID, null, null);
        }
    }

    /** By name and text. */
    private @Nullable String dissent(List<PanelVote> votes) {
        String dissent = votes.stream()
                .filter(PanelVote::dissents)
                .map(vote -> name(vote.participant()) + ": " + vote.dissent())
                .collect(Collectors.joining("; "));
        return dissent.isEmpty() ? null : dissent;
    }

    private void tell(
            Actor actor, PanelCase item, SessionChanged.Step step, @Nullable String person, @Nullable String reason) {
        events.publishEvent(new SessionChanged(actor, item.caseId(), item.reviewId(), step, person, reason));
        events.publishEvent(new SessionTouched(item.sessionId()));
    }

    private static String reason(String given, String asked) {
        String why = TextLimit.REASON.accept(given, SessionRefused::new, t("Nothing was changed."));
        if (why.isEmpty()) {
            throw new SessionRefused(asked);
        }
        return why;
    }

    private String name(String userName) {
        return accounts.names(List.of(userName)).getOrDefault(userName, userName);
    }

    private PanelCase decided(long caseOfSession) {
        PanelCase item = sessions.held(caseOfSession);
        if (item.state() != PanelCaseState.DECIDED) {
            throw new SessionRefused(t("No decision of this case is to be signed. Nothing was changed."));
        }
        return item;
    }

    /** SHA-256 of all that is signed: case, decision, who took part and who dissents. */
    private static String hash(PanelCase item) {
        String signed =
                item.caseId() + "\n" + item.reviewId() + "\n" + item.decision().by() + "\n"
                        + item.decision().content() + "\n" + item.decision().grounds() + "\n"
                        + item.votes().stream()
                                .map(vote -> vote.participant() + "\t" + vote.dissent())
                                .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
