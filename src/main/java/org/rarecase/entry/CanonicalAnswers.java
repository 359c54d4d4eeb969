package org.rarecase.entry;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Answers as bytes that are the same whenever the answers are the same, so that what was signed can be told from what
 * was changed.
 *
 * <p>Format 1: the number of items; each by its key, in the order of keys, and its answer; the number of groups; each by
 * its key, in the order of keys, the number of its rows, and each row in its own order: its key and what it holds, in the
 * same form again. An answer is one byte for its kind ({@code T}ext, {@code N}umber, {@code M}easurement,
 * {@code Q}uantity, {@code C}odes, {@code F}ile, {@code 0} for none, {@code O}verridden) and its parts; a number is its
 * text without trailing zeros; a text is its length in bytes of UTF-8 and these bytes. Lengths take 4 bytes, big-endian.
 */
public final class CanonicalAnswers {

    private CanonicalAnswers() {}

    public static byte[] of(Answers answers) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Answers answers) throws IOException {
        out.writeInt(answers.items().size());
        for (var item : sorted(answers.items())) {
            text(out, item.getKey());
            write(out, item.getValue());
        }
        out.writeInt(answers.groups().size());
        for (var group : sorted(answers.groups())) {
            text(out, group.getKey());
            out.writeInt(group.getValue().size());
            for (var row : group.getValue().entrySet()) {
                text(out, row.getKey());
                write(out, row.getValue());
            }
        }
    }

    private static <T> List<Map.Entry<String, T>> sorted(Map<String, T> entries) {
        return entries.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    private static void write(DataOutputStream out, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Text it -> {
                out.writeByte('T');
                text(out, it.text());
            }
            case Answer.Number it -> {
                out.writeByte('N');
                number(out, it.number());
            }
            case Answer.Measurement it -> {
                out.writeByte('M');
                out.writeInt(it.axes().size());
                for (BigDecimal axis : it.axes()) {
                    number(out, axis);
                }
            }
            case Answer.Quantity it -> {
                out.writeByte('Q');
                number(out, it.entered());
                text(out, it.unit());
                number(out, it.value());
            }
            case Answer.Codes it -> {
                out.writeByte('C');
                out.writeInt(it.codes().size());
                for (String code : it.codes()) {
                    text(out, code);
                }
            }
            case Answer.File it -> {
                out.writeByte('F');
                text(out, it.name());
                text(out, it.mediaType());
                out.writeLong(it.bytes());
                text(out, it.sha256());
            }
            case Answer.Missing it -> {
                out.writeByte('0');
                text(out, it.flavour().code());
            }
            case Answer.Overridden it -> {
                out.writeByte('O');
                write(out, it.value());
                text(out, it.reason());
            }
        }
    }

    private static void number(DataOutputStream out, BigDecimal number) throws IOException {
        text(out, number.toPlainString());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
