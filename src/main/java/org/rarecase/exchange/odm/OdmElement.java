package org.rarecase.exchange.odm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.code.CodeSystem;

/**
 * An element of the definitions of a file, which are small.
 *
 * @param own its attributes of our name space
 */
record OdmElement(
        String name,
        Map<String, String> attributes,
        Map<String, String> own,
        List<OdmElement> children,
        String text,
        int line,
        int column) {

    @Nullable
    String attr(String attribute) {
        return attributes.get(attribute);
    }

    String oid() {
        return attributes.getOrDefault("OID", "");
    }

    /** Its name, else its OID. */
    String called() {
        String called = attributes.getOrDefault("Name", "");
        return called.isBlank() ? oid() : called;
    }

    boolean says(String ownName) {
        return "Yes".equals(own.get(ownName));
    }

    Stream<OdmElement> all(String childName) {
        return children.stream().filter(child -> child.name().equals(childName));
    }

    Optional<OdmElement> first(String childName) {
        return all(childName).findFirst();
    }

    /** The texts of a child by language; none if it is not there or says nothing. */
    Map<String, String> texts(String childName) {
        Map<String, String> texts = new LinkedHashMap<>();
        first(childName).ifPresent(child -> {
            child.all("TranslatedText").forEach(each -> {
                String language = each.attributes().getOrDefault("lang", "en");
                String key = language.length() > 2 ? language.substring(0, 2) : language;
                if (!each.text().isEmpty()) {
                    texts.putIfAbsent(key, each.text());
                }
            });
            if (texts.isEmpty() && !child.text().isBlank()) {
                texts.put("en", child.text().strip());
            }
        });
        return texts;
    }

    Optional<String> alias(String context) {
        return all("Alias")
                .filter(alias -> context.equals(alias.attr("Context")))
                .map(alias -> alias.attributes().getOrDefault("Name", ""))
                .findFirst();
    }

    /** Aliases of a context that goes on with a language, by language. */
    Map<String, String> aliases(String context) {
        Map<String, String> texts = new LinkedHashMap<>();
        all("Alias").forEach(alias -> {
            String of = alias.attributes().getOrDefault("Context", "");
            if (of.startsWith(context)) {
                texts.put(of.substring(context.length()), alias.attributes().getOrDefault("Name", ""));
            }
        });
        return texts;
    }

    /** What it is called in a terminology. */
    Optional<String> coding(CodeSystem system) {
        return all("Coding")
                .filter(coding -> system.name().equals(coding.attr("SystemName")))
                .map(coding -> coding.attributes().getOrDefault("Code", ""))
                .findFirst()
                .or(() -> alias(Odm132.context(system)))
                .or(() -> alias("rarecase:" + system.key()));
    }
}
