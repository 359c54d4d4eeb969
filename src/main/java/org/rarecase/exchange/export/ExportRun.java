package org.rarecase.exchange.export;

import static org.rarecase.shared.Messages.number;
import static org.rarecase.shared.Messages.texts;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactSource;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.fact.Selection;
import org.rarecase.form.FormKey;
import org.rarecase.form.KnownItem;
import org.rarecase.shared.LocalizedText;

/** Writes the cases of one export in its formats, as its purpose has them, and counts what it leaves out. */
final class ExportRun implements FactSource.Reader, Closeable {

    /** Somebody cancelled it. */
    static final class Cancelled extends RuntimeException {}

    /** Called with how many cases were read so far of how many. */
    interface Progress {
        /** False if it is to end. */
        boolean go(int total, int read);
    }

    /** What those are read from that decide whether a case is in a research export. */
    static final Set<FormKey> DECISIVE = Stream.of(
                    KnownItem.DATA_REUSE, KnownItem.CONSENT_MODULES, KnownItem.DATE_OF_DIAGNOSIS)
            .map(KnownItem::form)
            .collect(Collectors.toUnmodifiableSet());

    private final ExportRequest request;
    private final List<Format> formats;
    private final ResearchView research;
    private final String salt;
    private final ExportFolder folder;
    private final Progress progress;
    private final @Nullable ConsentToday today;
    private final List<FactWriter> writers = new ArrayList<>();
    private List<ForeignRules.Stated> rules = List.of();
    private int total;
    private int read;
    private int written;
    private int restricted;
    private int withoutReuse;
    private int withoutTransfer;
    private int withdrawnSince;
    private final List<String> handedOn = new ArrayList<>();
    private Instant asOf = Instant.EPOCH;

    ExportRun(
            ExportRequest request,
            List<Format> formats,
            Pseudonyms pseudonyms,
            ExportFolder folder,
            Progress progress,
            @Nullable ConsentToday today) {
        this.request = request;
        this.formats = formats;
        this.research = new ResearchView(request, pseudonyms);
        this.salt = request.purpose().isResearch() && !request.includes(Identifying.CASE_NUMBER)
                ? pseudonyms.order(request.recipient().project())
                : "";
        this.folder = folder;
        this.progress = progress;
        this.today = today;
    }

    Selection selection() {
        Set<FormKey> forms = new HashSet<>(request.scope().formKeys());
        if (!forms.isEmpty() && request.purpose().hasRecipient()) {
            forms.addAll(DECISIVE);
        }
        return new Selection(
                request.scope().cases(), forms, request.purpose().holdsRestricted(), salt, request.history());
    }

    @Override
    public Content begin(Content content, int cases, int notUsed) throws IOException {
        total = cases;
        restricted = notUsed;
        asOf = content.asOf();
        go();
        Content chosen = content.with(content.forms().stream()
                .filter(form -> request.scope().holds(form.key()))
                .toList());
        Content shown = request.purpose().isResearch() ? research.of(chosen) : chosen;
        rules = ForeignRules.of(shown);
        for (Format format : formats) {
            writers.add(format.writer(shown, folder.of(format.key())));
        }
        return content;
    }

    @Override
    public void read(CaseFact fact) throws IOException {
        read++;
        if (request.purpose().isResearch() && !KnownAnswers.permitReuse(fact)) {
            withoutReuse++;
        } else if (leavesTheUnion() && !KnownAnswers.permitTransferOutsideTheUnion(fact)) {
            withoutTransfer++;
        } else if (isWithdrawnSince(fact)) {
            withdrawnSince++;
        } else {
            written++;
            if (request.purpose().hasRecipient()) {
                handedOn.add(fact.subject());
            }
            List<FormFact> chosen = fact.forms().stream()
                    .filter(form -> request.scope().holds(form.form().key()))
                    .toList();
            CaseFact shown = request.purpose().isResearch() ? research.of(fact, chosen) : fact.with(chosen);
            for (FactWriter writer : writers) {
                writer.write(shown);
            }
        }
        if (read % FactSource.PAGE == 0) {
            go();
        }
    }

    private boolean isWithdrawnSince(CaseFact fact) {
        return today != null
                && (request.purpose().isResearch() && !today.permitsReuse(fact)
                        || leavesTheUnion() && !today.permitsTransferOutsideTheUnion(fact));
    }

    private boolean leavesTheUnion() {
        return request.purpose().hasRecipient()
                && !ExportSettings.EUROPEAN.contains(request.recipient().country());
    }

    private void go() {
        if (!progress.go(total, read)) {
            throw new Cancelled();
        }
    }

    int total() {
        return total;
    }

    /** The moment that all cases were seen at; known once it has begun. */
    Instant asOf() {
        return asOf;
    }

    int written() {
        return written;
    }

    /** The numbers of the cases that somebody else gets. */
    List<String> handedOn() {
        return handedOn;
    }

    /** What is not in the files, and why, in the words of a report. */
    List<LocalizedText> leftOut() {
        List<LocalizedText> leftOut = new ArrayList<>();
        add(leftOut, restricted, "Cases whose use is restricted, since consent was withdrawn or ended: {0}");
        add(leftOut, withoutReuse, "Cases without a recorded consent to the reuse of data: {0}");
        add(leftOut, withoutTransfer, "Cases without a recorded consent to a transfer outside the EU: {0}");
        add(leftOut, withdrawnSince, "Cases whose consent to this use was withdrawn since the cut was made: {0}");
        if (request.purpose().isResearch()) {
            for (Identifying what : Identifying.values()) {
                if (!request.includes(what)) {
                    leftOut.add(what.label());
                }
            }
        }
        if (!request.holdsAll()) {
            leftOut.add(texts("What is in uploaded files; the tables name them"));
        }
        if (!request.history()) {
            leftOut.add(texts("The audit trail, queries and signatures"));
        } else {
            formats.stream()
                    .filter(format -> !format.tellsHistory())
                    .forEach(format -> leftOut.add(texts(
                            "{0}: the audit trail, queries and signatures, which this format does not tell",
                            format.label())));
        }
        return leftOut;
    }

    /** Rules that go along with a format and that other programs do not understand. */
    List<ForeignRules.Stated> foreignRules() {
        return formats.stream().anyMatch(Format::carriesRules) ? rules : List.of();
    }

    private static void add(List<LocalizedText> leftOut, int cases, String text) {
        if (cases > 0) {
            leftOut.add(texts(text, number(cases)));
        }
    }

    @Override
    public void close() throws IOException {
        for (FactWriter writer : writers) {
            writer.close();
        }
    }
}
