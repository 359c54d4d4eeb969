package org.rarecase.form.reading;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormLibrary;
import org.rarecase.shared.LocalizedText;
import tools.jackson.databind.JsonNode;

/** A place in a YAML file: what stands there and in which line. What is not there reads as empty. */
record YamlNode(YamlFile file, String pointer, JsonNode value) {

    static YamlNode of(YamlFile file) {
        return new YamlNode(file, "", file.tree());
    }

    Path path() {
        return file.path();
    }

    int line() {
        return file.line(pointer);
    }

    boolean has(String key) {
        return value.has(key);
    }

    YamlNode at(String key) {
        return new YamlNode(file, pointer + "/" + key, value.path(key));
    }

    List<YamlNode> list(String key) {
        return at(key).list();
    }

    /** The entries, if this is a list. */
    List<YamlNode> list() {
        List<YamlNode> parts = new ArrayList<>();
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            parts.add(new YamlNode(file, pointer + "/" + i, value.get(i)));
        }
        return parts;
    }

    /** As it is spelled in the file. */
    String text() {
        return value.isValueNode() && !value.isNull() ? file.spelling(pointer, value) : "";
    }

    String text(String key, String otherwise) {
        return has(key) ? at(key).text() : otherwise;
    }

    @Nullable
    String textOrNull(String key) {
        return has(key) ? at(key).text() : null;
    }

    boolean flag(String key) {
        return flag(key, false);
    }

    boolean flag(String key, boolean otherwise) {
        JsonNode flag = value.path(key);
        return flag.isBoolean() ? flag.booleanValue() : otherwise;
    }

    @Nullable
    BigDecimal number(String key) {
        JsonNode number = value.path(key);
        return number.isNumber() ? number.decimalValue() : null;
    }

    @Nullable
    Integer integer(String key) {
        JsonNode number = value.path(key);
        return number.isIntegralNumber() ? Integer.valueOf(number.intValue()) : null;
    }

    List<String> texts(String key) {
        return list(key).stream().map(YamlNode::text).toList();
    }

    /** A text in several languages; {@link LocalizedText#NONE} if there is none. */
    LocalizedText translated(String key) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        YamlNode texts = at(key);
        texts.value()
                .propertyNames()
                .forEach(language -> byLanguage.put(
                        language.toLowerCase(Locale.ROOT), texts.at(language).text()));
        return byLanguage.containsKey("en") ? new LocalizedText(byLanguage) : LocalizedText.NONE;
    }

    FormLibrary.Problem problem(String message) {
        return new FormLibrary.Problem(path(), line(), message.strip());
    }
}
