package org.rarecase.signature;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answers;
import org.rarecase.entry.CanonicalAnswers;
import org.rarecase.entry.FormInstanceId;

/**
 * What a signature covers, as a SHA-256 (21 CFR 11.70): one filled form, or all forms of the site that belong to the
 * case, visits left out.
 *
 * <p>Format 1: one byte 1; the number of the case; how many forms; each, in the order of ids: id (8 bytes), key of the
 * form, version and ordinal (4 bytes each), and the answers as {@link CanonicalAnswers}. Texts and answers are their
 * length (4 bytes) and their bytes.
 */
final class SignedContent {

    private static final byte FORMAT = 1;

    private SignedContent() {}

    /** Of the case as it is on the page; empty if there is no such form in it. */
    static Optional<String> hash(VisibleCase shown, @Nullable FormInstanceId instanceId) {
        return hash(
                shown.caseSummary(),
                shown.entries(),
                instanceId,
                entry -> shown.evaluation().knows(entry.id())
                        ? shown.evaluation().answers(entry.id())
                        : entry.answers());
    }

    /** Of the case as it is stored. */
    static Optional<String> hash(
            CaseSummary caseSummary, List<FormInstance> entries, @Nullable FormInstanceId instanceId) {
        return hash(caseSummary, entries, instanceId, FormInstance::answers);
    }

    private static Optional<String> hash(
            CaseSummary caseSummary,
            List<FormInstance> entries,
            @Nullable FormInstanceId instanceId,
            Function<FormInstance, Answers> answers) {
        List<FormInstance> signed = covered(entries, instanceId);
        return instanceId != null && signed.isEmpty()
                ? Optional.empty()
                : Optional.of(digest(caseSummary.number(), signed, answers));
    }

    /** The forms that a signature covers. What is submitted on its own is no part of the case that was signed. */
    static List<FormInstance> covered(List<FormInstance> entries, @Nullable FormInstanceId instanceId) {
        return entries.stream()
                .filter(entry -> instanceId == null
                        ? isOfSite(entry) && entry.visit() == null
                        : entry.id().equals(instanceId))
                .sorted(Comparator.comparing(FormInstance::id))
                .toList();
    }

    /** Visits are submitted one by one, and leave what was signed before as it was. */
    private static boolean isOfSite(FormInstance entry) {
        return !entry.kept() && entry.visit() == null && entry.form().isFilledBySite();
    }

    private static String digest(String number, List<FormInstance> entries, Function<FormInstance, Answers> answers) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            write(out, number.getBytes(StandardCharsets.UTF_8));
            out.writeInt(entries.size());
            for (FormInstance entry : entries) {
                out.writeLong(entry.id().value());
                write(out, entry.form().key().value().getBytes(StandardCharsets.UTF_8));
                out.writeInt(entry.form().version());
                out.writeInt(entry.ordinal());
                write(out, CanonicalAnswers.of(answers.apply(entry)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(Seals.sha256(bytes.toByteArray()));
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
