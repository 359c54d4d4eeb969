package org.rarecase.exchange.odm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.rarecase.exchange.fact.Content;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;

/**
 * Versions of forms that make one MetaDataVersion: the newest of each form, the one before it, and so on. Each version is in
 * exactly one, so that the file tells of each which one it was filled with, and items keep their OIDs.
 */
record Generation(String oid, String name, List<OdmForm> forms) {

    private static final int DIGITS = 12;

    /** The oldest first. */
    static List<Generation> of(Content content, Dialect dialect) {
        List<Generation> generations = new ArrayList<>();
        for (int before = 0; ; before++) {
            List<OdmForm> forms = new ArrayList<>();
            for (FormKey key : content.keys()) {
                List<FormDefinition> versions = content.versions(key);
                if (before < versions.size()) {
                    forms.add(OdmForm.of(versions.get(versions.size() - 1 - before), dialect));
                }
            }
            if (forms.isEmpty() && before > 0) {
                return generations;
            }
            generations.addFirst(new Generation(oid(forms), name(before), List.copyOf(forms)));
        }
    }

    private static String name(int before) {
        return before == 0 ? "Newest versions of the forms" : "Versions before the newest: " + before;
    }

    private static String oid(List<OdmForm> forms) {
        StringBuilder versions = new StringBuilder();
        forms.forEach(form -> versions.append(form.form().key())
                .append(' ')
                .append(form.form().version())
                .append('\n'));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(versions.toString().getBytes(StandardCharsets.UTF_8));
            return "MDV." + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Optional<OdmForm> find(FormDefinition form) {
        return forms.stream()
                .filter(it ->
                        it.form().version() == form.version() && it.form().key().equals(form.key()))
                .findFirst();
    }
}
