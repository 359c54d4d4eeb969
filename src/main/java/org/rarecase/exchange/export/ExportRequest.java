package org.rarecase.exchange.export;

import java.util.List;
import org.rarecase.exchange.archive.ArchiveFormat;

/**
 * What somebody wants to be exported, for what and as what, as it is stored with the job.
 *
 * @param formats keys of formats, at least one
 * @param history with the audit trail, queries, signatures, verification and holds, in formats that tell them
 */
public record ExportRequest(
        Purpose purpose,
        ExportScope scope,
        List<String> formats,
        Recipient recipient,
        Disclosure disclosure,
        boolean history) {

    public ExportRequest {
        formats = formats.stream().distinct().sorted().toList();
    }

    /** Of cases as they are, without what was done to them. */
    public ExportRequest(
            Purpose purpose, ExportScope scope, List<String> formats, Recipient recipient, Disclosure disclosure) {
        this(purpose, scope, formats, recipient, disclosure, false);
    }

    /** Handed to nobody. */
    public static ExportRequest of(Purpose purpose, ExportScope scope, String... formats) {
        return new ExportRequest(purpose, scope, List.of(formats), Recipient.NOBODY, Disclosure.NOTHING);
    }

    public ExportRequest to(Recipient other, Disclosure disclosed) {
        return new ExportRequest(purpose, scope, formats, other, disclosed, history);
    }

    public ExportRequest withHistory() {
        return new ExportRequest(purpose, scope, formats, recipient, disclosure, true);
    }

    /** Whether it has trail, signatures and files besides the data. */
    boolean holdsAll() {
        return formats.contains(ArchiveFormat.KEY);
    }

    /** What the trail tells is of now, and of all forms. */
    boolean mayHoldAll() {
        return purpose == Purpose.ARCHIVE
                && scope.cut() == null
                && scope.forms().isEmpty();
    }

    boolean includes(Identifying what) {
        return !purpose.isResearch() || disclosure.included().contains(what);
    }
}
