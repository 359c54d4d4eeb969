package org.rarecase.pathology.session;

import static org.rarecase.shared.Messages.t;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.print.Fo;
import org.rarecase.print.PdfPrinter;
import org.rarecase.print.Sheet;
import org.rarecase.shared.Messages;
import org.springframework.stereotype.Service;

/** The minutes of a session as PDF, for who may read the session. */
@Service
public class PanelMinutes {

    private final PanelSessions sessions;
    private final Casebook casebook;
    private final Accounts accounts;
    private final PdfPrinter printer;
    private final Clock clock;

    PanelMinutes(PanelSessions sessions, Casebook casebook, Accounts accounts, PdfPrinter printer, Clock clock) {
        this.sessions = sessions;
        this.casebook = casebook;
        this.accounts = accounts;
        this.printer = printer;
        this.clock = clock;
    }

    public byte[] print(long sessionId) {
        PanelSession session = sessions.find(sessionId);
        Map<CaseId, CaseSummary> numbers =
                casebook.records(session.cases().stream().map(PanelCase::caseId).toList());
        Fo fo = new Fo(Messages.language());
        Sheet sheet = new Sheet(fo, Messages.language());
        String title = t("Session of {0}", day(session));
        fo.in("layout-master-set", () -> sheet.master("4mm", "4mm", "2mm", "2mm"));
        sheet.pages(
                "minutes",
                () -> fo.in(
                        "flow",
                        () -> {
                            fo.block(title, "font-size", "16pt", "font-weight", "bold");
                            fo.block(t("Participants") + ": " + String.join(", ", names(session.participants())));
                            for (PanelCase item : session.cases()) {
                                CaseSummary found = numbers.get(item.caseId());
                                fo.block(found == null ? item.caseId().toString() : found.number(), Sheet.heading());
                                lines(item).forEach(line -> fo.block(line, "space-after", "1mm"));
                            }
                        },
                        "flow-name",
                        "xsl-region-body"));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            printer.print(fo.finish(), title, clock.instant(), pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private List<String> lines(PanelCase item) {
        PanelDecision decision = item.decision();
        boolean recorded = decision.recordedAt() != null && item.state() != PanelCaseState.PREPARED;
        Stream<String> said = item.statements().stream()
                .filter(statement -> !statement.text().isEmpty())
                .map(statement -> name(statement.author())
                        + (statement.reason() == null ? "" : " (" + statement.reason() + ")") + ": "
                        + statement.text());
        Stream<@Nullable String> decided = !recorded
                ? Stream.of()
                : Stream.of(
                        decision.by() == null ? null : decision.by().label(),
                        named(t("Morphology"), decision.content().morphology()),
                        named(t("Diagnosis"), decision.content().diagnosis()),
                        named(t("Grade"), decision.content().grade()),
                        named(t("Subtype"), decision.content().subtype()),
                        named(t("Grounds"), decision.grounds()));
        Stream<String> votes = !recorded ? Stream.of() : item.votes().stream().map(this::vote);
        return Stream.of(Stream.of(item.state().label()), said, decided.filter(line -> line != null), votes)
                .flatMap(each -> each)
                .toList();
    }

    private String vote(PanelVote vote) {
        String dissent = vote.dissent() == null
                ? ""
                : " · " + t("Dissent of {0}: {1}", name(vote.participant()), vote.dissent());
        String state = vote.signedAt() != null
                ? t("Signed") + " "
                        + DateTimeFormatter.ISO_INSTANT.format(vote.signedAt().atOffset(ZoneOffset.UTC))
                : vote.absent() == null ? t("Not signed") : t("Absent: {0}", vote.absent());
        return name(vote.participant()) + ": " + state + dissent;
    }

    private static @Nullable String named(String name, @Nullable String value) {
        return value == null ? null : name + ": " + value;
    }

    private static String day(PanelSession session) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Messages.language())
                .format(session.heldOn());
    }

    private List<String> names(List<String> userNames) {
        Map<String, String> names = accounts.names(userNames);
        return userNames.stream().map(each -> names.getOrDefault(each, each)).toList();
    }

    private String name(String userName) {
        return names(List.of(userName)).getFirst();
    }
}
