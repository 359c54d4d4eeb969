package org.rarecase.form;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of what a form asks and shows: its own text with the code lists and sections that it takes from
 * elsewhere. Blanks, comments, and what is open for a clinician to confirm make no difference.
 */
final class FormFingerprint {

    private static final Set<String> LEFT_OUT = Set.of("version", "confirm", "note", "verify");

    private FormFingerprint() {}

    static String of(FormDefinition form) {
        StringBuilder text = new StringBuilder();
        print(form, text);
        return hash(text.toString());
    }

    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(Object value, StringBuilder text) {
        switch (value) {
            case Item it -> printProperties(ItemProperties.of(it), text);
            case FormDefinition it -> printProperties(it.properties(), text);
            case Record it -> printProperties(PropertyDiff.properties(it), text);
            case Set<?> it ->
                printList(it.stream().map(FormFingerprint::printed).sorted().toList(), text);
            case Collection<?> it ->
                printList(it.stream().map(FormFingerprint::printed).toList(), text);
            case Map<?, ?> it -> {
                Map<String, String> sorted = new TreeMap<>();
                it.forEach((key, each) -> sorted.put(String.valueOf(key), printed(each)));
                text.append(sorted);
            }
            case BigDecimal it -> text.append(it.toPlainString());
            case String it -> text.append('"').append(it).append('"');
            case FilledBy it -> text.append('"').append(it).append('"');
            default -> text.append(value);
        }
    }

    private static String printed(Object value) {
        StringBuilder text = new StringBuilder();
        print(value, text);
        return text.toString();
    }

    private static void printList(List<String> texts, StringBuilder text) {
        text.append(texts.stream().collect(Collectors.joining(",", "[", "]")));
    }

    /** What says nothing is left out, so that forms written before a property came about keep their fingerprint. */
    private static void printProperties(Map<String, @Nullable Object> properties, StringBuilder text) {
        text.append('{');
        properties.forEach((name, value) -> {
            if (value != null && !LEFT_OUT.contains(name) && !saysNothing(value)) {
                text.append(name).append(':');
                print(value, text);
                text.append(';');
            }
        });
        text.append('}');
    }

    private static boolean saysNothing(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Boolean it -> !it;
            case Collection<?> it -> it.isEmpty();
            case Map<?, ?> it -> it.isEmpty();
            default -> false;
        };
    }
}
