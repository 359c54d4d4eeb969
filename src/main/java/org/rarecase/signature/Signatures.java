package org.rarecase.signature;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.PasswordCheck;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseSigning;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.Severity;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Messages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives electronic signatures. First the person says again who it is, then what was meant is signed; in between lies
 * nothing but the step that the signature belongs to.
 */
@Service
public class Signatures {

    private final SignatureRepository repository;
    private final CaseSigning cases;
    private final PasswordCheck passwords;
    private final CurrentAccount currentAccount;
    private final SignatureSettings settings;
    private final Seals seals;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate apart;

    Signatures(
            SignatureRepository repository,
            CaseSigning cases,
            PasswordCheck passwords,
            CurrentAccount currentAccount,
            SignatureSettings settings,
            Seals seals,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.cases = cases;
        this.passwords = passwords;
        this.currentAccount = currentAccount;
        this.settings = settings;
        this.seals = seals;
        this.events = events;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whether the next signature in this session takes the log-in name beside the password. */
    public boolean asksForName(SigningSession session) {
        return session.asksForName(currentAccount.account().userName(), clock.instant(), settings.continuousFor());
    }

    /**
     * Makes sure that it is the person who is logged in. A failure counts as a failed log-in and is in the trail,
     * whatever becomes of the transaction around this call.
     */
    public SignerReauthentication confirm(SigningSession session, Credentials given, SignatureTarget what) {
        Actor actor = currentAccount.as(what.meaning().role());
        String own = currentAccount.account().userName();
        String userName = asksForName(session) ? given.userName() : own;
        PasswordCheck.Result result = apart.execute(status -> {
            PasswordCheck.Result found = passwords.check(userName, given.password());
            if (found != PasswordCheck.Result.CONFIRMED) {
                events.publishEvent(new SigningAttemptRefused(actor, what, found.words()));
            }
            return found;
        });
        if (result != PasswordCheck.Result.CONFIRMED) {
            session.interrupted();
            throw new SigningRefused(why(result));
        }
        session.signed(own, clock.instant());
        return new SignerReauthentication(own, what);
    }

    private static String why(PasswordCheck.Result result) {
        String kept = " " + t("Nothing was signed; everything entered is saved.");
        return switch (result) {
            case LOCKED -> t("After several failed attempts your account is locked for some minutes.") + kept;
            case DEACTIVATED -> t("Your account is deactivated.") + kept;
            default ->
                t("User name or password is not right. Several failed attempts in a row lock your account.") + kept;
        };
    }

    /** Signs what was confirmed; refuses if it is not as the person saw it, or not what its meaning says. */
    @Transactional
    public Signature sign(SignerReauthentication confirmed) {
        Account own = currentAccount.account();
        if (!confirmed.use(own.userName())) {
            throw new IllegalStateException("Confirmed by another person or used before");
        }
        SignatureTarget what = confirmed.what();
        Actor actor = currentAccount.as(what.meaning().role());
        VisibleCase held = cases.lock(what.caseId());
        List<FormInstance> covered = SignedContent.covered(held.entries(), what.instanceId());
        requireSignable(held, what, covered);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Signature signature = repository.insert(seals.seal(
                new Signature(
                        0,
                        new Signature.Content(what.caseId(), what.instanceId(), what.contentHash()),
                        new Signature.Signer(new Actor(own.userName(), actor.role()), own.displayName()),
                        what.meaning(),
                        what.meaning().statement().in(Messages.language()),
                        now,
                        Signature.Seal.NONE),
                held.caseSummary().number()));
        if (what.meaning().mayLapse()) {
            cases.follow(what.caseId(), true);
        } else {
            cases.note(what.caseId());
        }
        events.publishEvent(new SignatureGiven(actor, signature, form(covered, what.instanceId())));
        return signature;
    }

    /**
     * Takes the confirmation for something that is no form, which its own module keeps with its signature.
     *
     * @param what as it stands now
     * @throws NotSignable if that is not what the person saw
     */
    public void identified(SignerReauthentication confirmed, SignatureTarget what) {
        if (!confirmed.use(currentAccount.account().userName())) {
            throw new IllegalStateException("Confirmed by another person or used before");
        }
        if (!confirmed.what().equals(what)) {
            throw new NotSignable(t("Somebody has changed this since you opened it. Nothing was signed."
                    + " Look at it again, then sign."));
        }
    }

    static @Nullable String form(List<FormInstance> covered, @Nullable FormInstanceId instanceId) {
        return instanceId == null || covered.isEmpty()
                ? null
                : covered.getFirst().form().key().value();
    }

    private static void requireSignable(VisibleCase held, SignatureTarget what, List<FormInstance> covered) {
        boolean ofRole = covered.stream().map(FormInstance::form).allMatch(what.meaning()::isSaidOf);
        if (covered.isEmpty() || !ofRole || covered.stream().anyMatch(FormInstance::kept)) {
            throw new NotSignable(t("This is not for you to sign. Nothing was signed."));
        }
        if (!SignedContent.hash(held.caseSummary(), held.entries(), what.instanceId())
                .filter(what.contentHash()::equals)
                .isPresent()) {
            throw new NotSignable(t("Somebody has changed this since you opened it. Nothing was signed."
                    + " Look at it again, then sign."));
        }
        long missing = what.meaning() == SignatureMeaning.REVIEWED ? missing(held, what, covered) : 0;
        if (missing > 0) {
            throw new NotSignable(
                    missing == 1
                            ? t("One item is missing or has a problem, so that it is not complete. Nothing was signed.")
                            : t(
                                    "{0} items are missing or have a problem, so that it is not complete. Nothing was"
                                            + " signed.",
                                    missing));
        }
    }

    private static long missing(VisibleCase held, SignatureTarget what, List<FormInstance> covered) {
        return covered.stream()
                .filter(entry -> what.instanceId() != null || !held.isUnusedRepeat(entry))
                .flatMap(entry -> held.evaluation(entry).findings(entry.id()).stream())
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }

    /** Whether the account may sign what the site fills. */
    public boolean maySignForSite() {
        return currentAccount.has(Role.INVESTIGATOR);
    }
}
