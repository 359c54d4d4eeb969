package org.rarecase.exchange.export;

import static org.rarecase.shared.Messages.t;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactSource;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Format;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One case as a document, at once, for those who may export it; the trail of the case says who took it. */
@Service
public class CaseCopies {

    private static final Role[] TAKERS = {Role.INVESTIGATOR, Role.MONITOR, Role.COORDINATOR, Role.AUDITOR};

    private final Casebook casebook;
    private final FactSource source;
    private final List<Format> documents;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;

    CaseCopies(
            Casebook casebook,
            FactSource source,
            List<Format> formats,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events) {
        this.casebook = casebook;
        this.source = source;
        this.documents = formats.stream()
                .filter(format -> format.kind() == Format.Kind.DOCUMENT)
                .toList();
        this.currentAccount = currentAccount;
        this.events = events;
    }

    /** As what the account may take the case; nothing if it may not. */
    public List<Format> documents(VisibleCase opened) {
        return mayTake(opened) ? documents : List.of();
    }

    private boolean mayTake(VisibleCase opened) {
        boolean readable =
                opened.caseSummary().consent().permitsUse() || Casebook.readsRestricted(currentAccount.account());
        return readable && !Purpose.of(currentAccount.account()).isEmpty();
    }

    /** The document of a case as it is now. */
    @Transactional
    public byte[] take(CaseId id, String format) {
        Actor actor = currentAccount.as(TAKERS);
        VisibleCase opened = casebook.open(id);
        Format chosen = documents(opened).stream()
                .filter(each -> each.key().equals(format))
                .findFirst()
                .orElseThrow(
                        () -> new ExportRefused(
                                t(
                                        "This case cannot be taken as a document. Its use is restricted, or there is no such format.")));
        Document document = new Document(chosen);
        try (document) {
            source.read(opened, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] made = document.made();
        events.publishEvent(new ExportMade(
                actor,
                List.of(AuditLine.ofCase(
                        "case.exported", id.value(), null, format + "; sha256 " + sha256(made), null))));
        return made;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one file that a document of one case is. */
    private static final class Document implements FactSource.Reader, AutoCloseable {

        private final Format format;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private @Nullable FactWriter writer;

        Document(Format format) {
            this.format = format;
        }

        @Override
        public Content begin(Content content, int cases, int restricted) throws IOException {
            writer = format.writer(content, name -> bytes);
            return content;
        }

        @Override
        public void read(CaseFact fact) throws IOException {
            if (writer != null) {
                writer.write(fact);
            }
        }

        @Override
        public void close() throws IOException {
            if (writer != null) {
                writer.close();
            }
        }

        byte[] made() {
            return bytes.toByteArray();
        }
    }
}
