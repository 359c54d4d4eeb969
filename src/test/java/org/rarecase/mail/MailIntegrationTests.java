package org.rarecase.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.SettableClock;
import org.rarecase.account.Account;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.OwnAccount;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.database.TestMySql;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.notification.Channel;
import org.rarecase.notification.Delivery;
import org.rarecase.notification.MailableNotifications;
import org.rarecase.notification.Notification;
import org.rarecase.notification.NotificationId;
import org.rarecase.notification.NotificationKind;
import org.rarecase.notification.NotificationPreferences;
import org.rarecase.notification.Notifications;
import org.rarecase.notification.NotificationsExpired;
import org.rarecase.notification.NotificationsOfAllKinds;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;

/** Mails over a real mail server, which is stopped and started. */
@ProcessTest
@Import(NotificationsOfAllKinds.class)
class MailIntegrationTests {

    private static final int PORT = freePort();
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    CaseScenario cases;

    @Autowired
    SettableClock clock;

    @Autowired
    Notifications news;

    @Autowired
    NotificationPreferences preferences;

    @Autowired
    MailJobs jobs;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    OutgoingMails mails;

    @Autowired
    MailRepository repository;

    @Autowired
    MailableNotifications mailable;

    @Autowired
    NotificationsOfAllKinds allKinds;

    @Autowired
    MailSetup setup;

    @Autowired
    MailDispatch dispatch;

    @Autowired
    Accounts accounts;

    @Autowired
    OwnAccount ownAccount;

    @Autowired
    CurrentAccount current;

    @Autowired
    PlatformTransactionManager transactions;

    private GreenMail server = server();

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> PORT);
        registry.add("spring.mail.properties.mail.smtp.timeout", () -> "1000");
        registry.add("rarecase.mail.from", () -> "rarecase@clinic.example");
        registry.add("rarecase.base-url", () -> "https://clinic.example/ecrf/");
        registry.add("rarecase.mail.zone", () -> "UTC");
    }

    @BeforeEach
    void startServer() {
        JdbcClient owner = JdbcClient.create(TestMySql.asOwnerOfSmallForms());
        owner.sql("UPDATE news_item SET to_mail = FALSE, mail_id = NULL").update();
        owner.sql("DELETE FROM news_mail").update();
        owner.sql("UPDATE account_account SET email = NULL").update();
        dispatch.resumeNow();
        cases.registry.monitor();
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop();
        clock.reset();
    }

    @Test
    void newsAreMailedWithKindCaseAndLinkOnly() throws Exception {
        String person = monitorAtOnce();
        CaseId id = cases.submitted("T09");
        jobs.mail();

        MimeMessage mail = received(person).getFirst();
        Notification item =
                cases.registry.as(person, () -> news.page(false, null, 1)).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Rarecase: news (1)");
        assertThat(mail.getFrom()[0]).hasToString("rarecase@clinic.example");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(text(mail))
                .isEqualTo("""
                There is news for you in Rarecase.

                Case submitted, case %s
                https://clinic.example/ecrf/news/go/%d

                --\s
                This mail holds no data of patients; the links show them after log-in.
                Choose what is mailed to you: https://clinic.example/ecrf/news/settings""".formatted(cases.record(id).number(), item.id().value()));

        jobs.mail();
        assertThat(received(person)).hasSize(1);
    }

    @Test
    void aMailSpeaksTheLanguageOfTheAccount() throws Exception {
        String person = monitorAtOnce();
        cases.registry.run(person, () -> ownAccount.setLanguage(Locale.GERMAN));
        cases.submitted("T09");
        jobs.mail();

        assertThat(received(person).getFirst().getSubject()).isEqualTo("Rarecase: Mitteilungen (1)");
        assertThat(text(received(person).getFirst())).contains("Fall eingereicht, Fall PAD-");
    }

    @Test
    void aServerThatIsDownDelaysMailsAndLosesNone() {
        String person = monitorAtOnce();
        String other = monitorAtOnce();
        server.stop();
        cases.submitted("T09");
        jobs.mail();
        assertThat(waiting()).hasSize(2);
        assertThat(waiting()).extracting(OutgoingMail::tries).containsExactly(1, 0);

        jobs.mail();
        assertThat(waiting())
                .as("It is not asked again at once")
                .extracting(OutgoingMail::tries)
                .containsExactly(1, 0);

        server = server();
        server.start();
        jobs.mail();
        assertThat(waiting()).hasSize(2);
        clock.advance(Duration.ofSeconds(31));
        jobs.mail();
        assertThat(waiting()).isEmpty();
        assertThat(received(person)).hasSize(1);
        assertThat(received(other)).hasSize(1);
    }

    @Test
    void whatWaitsIsTriedLessAndLessOften() {
        monitorAtOnce();
        server.stop();
        cases.submitted("T09");
        for (int seconds : List.of(30, 60, 120, 240, 480, 600, 600)) {
            jobs.mail();
            OutgoingMail mail = waiting().getFirst();
            assertThat(Duration.between(clock.instant(), mail.nextTryAt()))
                    .isBetween(Duration.ofSeconds(seconds - 5), Duration.ofSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds));
        }
        assertThat(waiting().getFirst().tries()).isEqualTo(7);
    }

    @Test
    void aServerThatIsSilentIsOneThatIsDown() throws Exception {
        String person = monitorAtOnce();
        server.stop();
        cases.submitted("T09");
        try (ServerSocket silent = new ServerSocket(PORT)) {
            jobs.mail();
            assertThat(silent.isBound()).isTrue();
        }
        assertThat(waiting()).hasSize(1);
        server = server();
        server.start();
        clock.advance(Duration.ofMinutes(1));
        jobs.mail();
        assertThat(received(person)).hasSize(1);
    }

    @Test
    void anAddressThatIsRefusedStopsNoOtherMail() throws Exception {
        String refused = monitorAtOnce();
        String person = monitorAtOnce();
        server.stop();
        cases.submitted("T09");
        try (RefusingMailServer refusing = new RefusingMailServer(PORT, refused)) {
            jobs.mail();
            assertThat(refusing.accepted()).containsExactly(address(person));
        }
        String administrator = cases.registry.administrator();
        List<OutgoingMail> failed =
                cases.registry.as(administrator, () -> mails.page(OutgoingMail.State.FAILED, null, 10));
        assertThat(failed).hasSize(1);
        assertThat(failed.getFirst().failure()).contains("550").doesNotContain("PAD-");

        server = server();
        server.start();
        jobs.mail();
        assertThat(received(refused)).isEmpty();
        cases.registry.run(administrator, () -> mails.retry(failed.getFirst().id()));
        jobs.mail();
        assertThat(received(refused)).hasSize(1);
    }

    @Test
    void severalNodesSendEachMailOnce() throws Exception {
        List<String> people =
                IntStream.range(0, 12).mapToObj(it -> monitorAtOnce()).toList();
        cases.submitted("T09");
        cases.submitted("T09");
        List<Callable<Boolean>> nodes = IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(it -> this::workAsAnotherNode)
                .toList();
        try (var threads = Executors.newFixedThreadPool(nodes.size())) {
            for (var node : threads.invokeAll(nodes)) {
                node.get();
            }
        }
        for (String person : people) {
            assertThat(received(person)).hasSize(1);
            assertThat(text(received(person).getFirst())).contains("news/go/");
        }
    }

    private boolean workAsAnotherNode() throws Exception {
        var packing = new MailDigests(repository, setup, mailable, transactions, clock);
        var sending = new MailDispatch(repository, mailable, setup, accounts, transactions, clock);
        return current.callAsSystem(() -> {
            packing.packWhatIsDue();
            boolean more = true;
            while (more) {
                more = sending.sendNext();
            }
            return true;
        });
    }

    @Test
    void aNodeKilledBeforeItNotedTheSendingSendsTheSameMessageAgain() throws Exception {
        String person = monitorAtOnce();
        cases.submitted("T09");
        var killed = new MailDispatch(repository, mailable, setup, accounts, new KilledAtCommit(transactions), clock);
        current.callAsSystem(() -> {
            new MailDigests(repository, setup, mailable, transactions, clock).packWhatIsDue();
            try {
                return killed.sendNext();
            } catch (TransactionSystemException thatIsTheKill) {
                return false;
            }
        });
        assertThat(received(person)).hasSize(1);
        assertThat(waiting()).hasSize(1);

        jobs.mail();
        assertThat(waiting()).isEmpty();
        assertThat(received(person)).hasSize(2);
        assertThat(received(person).get(0).getMessageID())
                .isEqualTo(received(person).get(1).getMessageID());
        assertThat(text(received(person).get(0)))
                .isEqualTo(text(received(person).get(1)));
    }

    @Test
    void aDailyMailHoldsAllNewsOfTheDay() throws Exception {
        String person = monitor();
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        cases.registry.run(person, () -> preferences.deliver(Delivery.DAILY, 9, null));
        clock.advance(Duration.between(now, now.plusDays(1).with(LocalTime.of(8, 0))));
        CaseId first = cases.submitted("T09");
        CaseId second = cases.submitted("T09");
        jobs.mail();
        assertThat(received(person)).isEmpty();

        clock.advance(Duration.ofMinutes(61));
        CaseId later = cases.submitted("T09");
        jobs.mail();
        assertThat(received(person)).hasSize(1);
        assertThat(text(received(person).getFirst()))
                .contains(cases.record(first).number(), cases.record(second).number())
                .doesNotContain(cases.record(later).number());

        clock.advance(Duration.ofDays(1));
        jobs.mail();
        assertThat(received(person)).hasSize(2);
        assertThat(text(received(person).get(1))).contains(cases.record(later).number());
    }

    @Test
    void theHourOfADailyMailIsMeantInTheZoneOfItsReader() {
        String tokyo = monitor();
        String honolulu = monitor();
        cases.registry.run(tokyo, () -> preferences.deliver(Delivery.DAILY, 9, ZoneId.of("Asia/Tokyo")));
        cases.registry.run(honolulu, () -> preferences.deliver(Delivery.DAILY, 9, ZoneId.of("Pacific/Honolulu")));
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        clock.advance(Duration.between(now, now.plusDays(1).with(LocalTime.of(23, 30))));
        cases.submitted("T09");

        clock.advance(Duration.ofHours(1));
        jobs.mail();
        assertThat(received(tokyo)).hasSize(1);
        assertThat(received(honolulu)).isEmpty();

        clock.advance(Duration.ofHours(18).plusMinutes(29));
        jobs.mail();
        assertThat(received(honolulu)).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        jobs.mail();
        assertThat(received(honolulu)).hasSize(1);
        assertThat(received(tokyo)).hasSize(1);
    }

    @Test
    void whatWasReadMeanwhileIsNotMailed() {
        String person = monitor();
        cases.submitted("T09");
        cases.registry.run(
                person,
                () -> news.markAllRead(news.page(false, null, 1).getFirst().id()));
        clock.advance(Duration.ofDays(2));
        jobs.mail();
        assertThat(received(person)).isEmpty();
    }

    @Test
    void newsByMailOnlyAreMailedAndNotListed() throws Exception {
        String person = monitorAtOnce();
        cases.registry.run(person, () -> preferences.choose(NotificationKind.CASE_SUBMITTED, Channel.PAGE, false));
        CaseId id = cases.submitted("T09");
        jobs.mail();

        assertThat(received(person)).hasSize(1);
        assertThat(cases.registry.as(person, () -> news.page(false, null, 10))).isEmpty();
        assertThat(cases.registry.as(person, news::unread)).isZero();
        long linked = Long.parseLong(text(received(person).getFirst()).replaceAll("(?s).*news/go/(\\d+).*", "$1"));
        assertThat(cases.registry
                        .as(person, () -> news.open(new NotificationId(linked)))
                        .caseId())
                .isEqualTo(id);
    }

    @Test
    void whoWantsNoMailsGetsNone() {
        String off = monitor();
        cases.registry.run(off, () -> preferences.deliver(Delivery.OFF, 7, null));
        String kindOff = monitorAtOnce();
        cases.registry.run(kindOff, () -> preferences.choose(NotificationKind.CASE_SUBMITTED, Channel.MAIL, false));
        String withoutAddress = monitorAtOnce();
        cases.registry.run(withoutAddress, () -> ownAccount.setEmail(null));
        String offMeanwhile = monitorAtOnce();
        String lostItsRole = monitorAtOnce();
        String deactivated = monitorAtOnce();
        cases.submitted("T09");
        cases.registry.run(offMeanwhile, () -> preferences.deliver(Delivery.OFF, 7, null));
        Account lost = cases.registry.as(lostItsRole, current::account);
        Account gone = cases.registry.as(deactivated, current::account);
        cases.registry.run(cases.registry.administrator(), () -> {
            accounts.change(lost.id(), "lost", Set.of(Role.AUDITOR), SiteScope.EVERYWHERE, "New task");
            accounts.deactivate(gone.id(), "left");
        });
        clock.advance(Duration.ofDays(2));
        jobs.mail();

        assertThat(waiting()).isEmpty();
        for (String person : List.of(off, kindOff, withoutAddress, offMeanwhile, lostItsRole, deactivated)) {
            assertThat(received(person)).as(person).isEmpty();
        }
    }

    /** Whatever a mail is made to say one day: it names kind and case, and holds nothing that was entered. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void mailsOfAllKindsHoldNothingClinical(String code) throws Exception {
        String person = monitorAtOnce();
        Account account = cases.registry.as(person, current::account);
        CaseId id = cases.submitted("T03");
        // An account from before both sides in one person were refused: it is told of every kind.
        JdbcClient owner = JdbcClient.create(TestMySql.asOwnerOfSmallForms());
        for (Role role : Role.values()) {
            owner.sql("INSERT IGNORE INTO account_role VALUES (?, ?)")
                    .params(account.id().value(), role.name())
                    .update();
        }
        cases.registry.run(
                cases.registry.administrator(),
                () -> accounts.change(
                        account.id(),
                        person,
                        Set.of(Role.values()),
                        SiteScope.EVERYWHERE,
                        Locale.of(code),
                        address(person),
                        null));
        allKinds.write(person, id, new FormKey("adrenocortical-tumour"), ItemPath.of("virilisation"), clock.instant());
        jobs.mail();

        MimeMessage mail = received(person).getFirst();
        String number = cases.record(id).number();
        assertThat(text(mail).lines().filter(line -> line.contains(number)))
                .as("each kind")
                .hasSize(NotificationKind.values().length);
        String kinds = Arrays.stream(NotificationKind.values())
                .map(kind -> Pattern.quote(kind.text().in(Locale.of(code))))
                .collect(Collectors.joining("|"));
        assertThat(text(mail)
                        .lines()
                        .filter(line -> !line.matches("(%s), (case|Fall) %s( \\(2.*\\))?".formatted(kinds, number)))
                        .filter(line -> !line.matches("https://clinic\\.example/ecrf/news/go/\\d+"))
                        .filter(line -> !line.isBlank()))
                .as("all that is not kind, case or link")
                .hasSize(4)
                .noneMatch(line -> line.matches(".*\\d.*"));
        String everything = raw(mail).toLowerCase(Locale.ROOT);
        assertThat(ClinicalWords.all()).hasSizeGreaterThan(200).noneMatch(everything::contains);
    }

    private static String raw(MimeMessage mail) throws Exception {
        StringBuilder raw = new StringBuilder(text(mail)).append(mail.getSubject());
        mail.getAllHeaders()
                .asIterator()
                .forEachRemaining(header ->
                        raw.append('\n').append(header.getName()).append(": ").append(header.getValue()));
        return raw.toString();
    }

    @Test
    void onlyAdministratorsSeeAndRetryMails() {
        assertThat(cases.registry.as(cases.registry.monitor(), () -> {
                    try {
                        mails.page(OutgoingMail.State.WAITING, null, 1);
                        return null;
                    } catch (NotAllowed refused) {
                        return refused;
                    }
                }))
                .isNotNull();
    }

    @Test
    void sentMailsAreForgottenWithTheirNews() {
        String person = monitorAtOnce();
        cases.submitted("T09");
        jobs.mail();
        clock.advance(Duration.ofDays(91));
        events.publishEvent(new NotificationsExpired(clock.instant().minus(Duration.ofDays(90))));

        assertThat(JdbcClient.create(TestMySql.asOwnerOfSmallForms())
                        .sql("SELECT COUNT(*) FROM news_mail")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(cases.registry.as(person, news::unread))
                .as("What was not read stays")
                .isOne();
    }

    private List<OutgoingMail> waiting() {
        return cases.registry.as(
                cases.registry.administrator(), () -> mails.page(OutgoingMail.State.WAITING, null, 100));
    }

    private List<MimeMessage> received(String person) {
        return Arrays.stream(server.getReceivedMessagesForDomain(address(person)))
                .toList();
    }

    private static String text(MimeMessage mail) throws Exception {
        assertThat(mail.getRecipients(Message.RecipientType.TO)).hasSize(1);
        return mail.getContent().toString().replace("\r\n", "\n").stripTrailing();
    }

    private static String address(String person) {
        return person + "@clinic.example";
    }

    private String monitorAtOnce() {
        String person = monitor();
        cases.registry.run(person, () -> preferences.deliver(Delivery.AT_ONCE, 7, null));
        return person;
    }

    private String monitor() {
        String userName = "mail-" + NEXT.incrementAndGet();
        cases.registry.run(
                cases.registry.administrator(),
                () -> accounts.create(
                        userName,
                        userName,
                        "kettles over the harbour",
                        Set.of(Role.MONITOR),
                        SiteScope.EVERYWHERE,
                        Locale.ENGLISH,
                        address(userName)));
        return userName;
    }

    private static GreenMail server() {
        return new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loses what was done, as a kill between the word of the mail server and the commit does. */
    private record KilledAtCommit(PlatformTransactionManager real) implements PlatformTransactionManager {

        @Override
        public TransactionStatus getTransaction(@org.jspecify.annotations.Nullable TransactionDefinition definition) {
            return real.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            real.rollback(status);
            throw new TransactionSystemException("killed");
        }

        @Override
        public void rollback(TransactionStatus status) {
            real.rollback(status);
        }
    }
}
