package org.rarecase.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.rarecase.account.Account;
import org.rarecase.account.Accounts;
import org.rarecase.notification.MailableNotifications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands mails to the mail server, one after the other. The row of a mail is held while it is sent: other nodes pass it
 * over, and a node that is killed lets go of it. Only if it is killed between the word of the mail server and the commit
 * is a mail sent again, under the same message id.
 */
@Component
class MailDispatch {

    private static final Logger log = LoggerFactory.getLogger(MailDispatch.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int LONGEST_FAILURE = 300;

    private final MailRepository repository;
    private final MailableNotifications news;
    private final MailSetup setup;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile Instant pausedUntil = Instant.MIN;

    MailDispatch(
            MailRepository repository,
            MailableNotifications news,
            MailSetup setup,
            Accounts accounts,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.news = news;
        this.setup = setup;
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Called as the product itself. False if nothing is due, or the mail server is away and it is too early to ask again. */
    boolean sendNext() {
        return !clock.instant().isBefore(pausedUntil)
                && Boolean.TRUE.equals(transaction.execute(it ->
                        repository.lockNext(clock.instant()).map(this::send).orElse(false)));
    }

    /** Asks the mail server at the next turn, however short ago it did not answer. */
    void resumeNow() {
        pausedUntil = Instant.MIN;
    }

    private boolean send(OutgoingMail mail) {
        Optional<Account> reader = accounts.find(mail.account()).filter(it -> it.active() && it.email() != null);
        if (reader.isEmpty()) {
            repository.tried(mail.id(), OutgoingMail.State.FAILED, clock.instant(), OutgoingMail.NO_READER.english());
            return true;
        }
        try {
            JavaMailSender sender = setup.sender();
            sender.send(message(sender, mail, reader.get()));
            repository.tried(mail.id(), OutgoingMail.State.SENT, clock.instant(), null);
            return true;
        } catch (MailException failed) {
            return isRefused(failed) ? refused(mail, failed) : postponed(mail, failed);
        }
    }

    private boolean refused(OutgoingMail mail, MailException failed) {
        repository.tried(mail.id(), OutgoingMail.State.FAILED, clock.instant(), told(failed));
        return true;
    }

    private boolean postponed(OutgoingMail mail, MailException failed) {
        Instant again = clock.instant().plus(pause(mail.tries()));
        repository.tried(mail.id(), OutgoingMail.State.WAITING, again, told(failed));
        if (isOfThisMailAlone(failed)) {
            return true;
        }
        log.warn("The mail server does not take mails; they wait until {}: {}", again, told(failed));
        pausedUntil = again;
        return false;
    }

    private static Duration pause(int triesBefore) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(triesBefore, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private MimeMessage message(JavaMailSender sender, OutgoingMail mail, Account reader) {
        Locale language = reader.language();
        MailText text = new MailText(setup, language, news.ofMail(mail.id()));
        MimeMessage message = sender.createMimeMessage();
        try {
            MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(setup.from());
            helper.setTo(Objects.requireNonNull(reader.email()));
            helper.setSubject(text.subject());
            helper.setText(text.body());
            helper.setSentDate(Date.from(mail.madeAt()));
            message.setHeader("Message-ID", mail.messageId());
            message.setHeader("Content-Language", language.getLanguage());
            // So that no absence note comes back.
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException unusable) {
            throw new MailSendException("This mail cannot be written", unusable);
        }
    }

    /** The mail server knows no such address: asking again would not help. */
    private static boolean isRefused(MailException failed) {
        return failed instanceof MailSendException sending
                && sending.getFailedMessages().values().stream()
                        .anyMatch(cause -> cause instanceof SendFailedException refusal
                                && refusal.getInvalidAddresses() != null
                                && refusal.getInvalidAddresses().length > 0);
    }

    /** The mail server was there and spoke about the mail. */
    private static boolean isOfThisMailAlone(MailException failed) {
        return failed instanceof MailSendException sending
                && sending.getFailedMessages().values().stream().anyMatch(SendFailedException.class::isInstance);
    }

    /** The last word in the chain is that of the mail server. */
    private static String told(MailException failed) {
        Throwable told = failed instanceof MailSendException sending
                ? sending.getFailedMessages().values().stream()
                        .<Throwable>map(cause -> cause)
                        .findFirst()
                        .orElse(failed.getMostSpecificCause())
                : failed.getMostSpecificCause();
        while (told instanceof MessagingException chained && chained.getNextException() != null) {
            told = chained.getNextException();
        }
        String line = String.valueOf(told.getMessage()).replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_FAILURE));
    }
}
