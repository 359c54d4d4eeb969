package org.rarecase.form.reading;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rarecase.form.FormLibrary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares a file with its JSON schema and says in words what is wrong; the schema's descriptions say what is right. */
final class SchemaCheck {

    private static final String FOLDER = "/rarecase/forms/";
    private static final String BASE = "https://rarecase.org/forms/";

    private final Map<String, JsonNode> roots = new HashMap<>();
    private final Schema form;
    private final Schema codeList;
    private final Schema section;
    private final Schema casebook;
    private final Schema definitions;

    SchemaCheck() {
        Map<String, String> schemas = new HashMap<>();
        for (String name : List.of("form", "section", "codelist", "casebook", "definitions")) {
            JsonNode schema = JsonMapper.shared().readTree(read(name + ".schema.json"));
            leaveToFormReader(schema);
            schemas.put(BASE + name + ".schema.json", schema.toString());
            roots.put(BASE + name + ".schema.json", schema);
        }
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas));
        form = registry.getSchema(SchemaLocation.of(BASE + "form.schema.json"));
        codeList = registry.getSchema(SchemaLocation.of(BASE + "codelist.schema.json"));
        section = registry.getSchema(SchemaLocation.of(BASE + "section.schema.json"));
        casebook = registry.getSchema(SchemaLocation.of(BASE + "casebook.schema.json"));
        definitions = registry.getSchema(SchemaLocation.of(BASE + "definitions.schema.json"));
    }

    /** Which keys belong to which type of item stands in the schema for editors; the reader says it in better words. */
    private static void leaveToFormReader(JsonNode schema) {
        if (schema.path("$defs") instanceof ObjectNode parts && parts.has("keysOfType")) {
            parts.put("keysOfType", true);
        }
    }

    /** The schemas are part of the product: a registry's own folder of forms need not hold them. */
    private static String read(String name) {
        try (InputStream stream = Objects.requireNonNull(SchemaCheck.class.getResourceAsStream(FOLDER + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + name, e);
        }
    }

    List<FormLibrary.Problem> form(YamlFile file) {
        return check(form, file);
    }

    List<FormLibrary.Problem> section(YamlFile file) {
        return check(section, file);
    }

    List<FormLibrary.Problem> codeList(YamlFile file) {
        return check(codeList, file);
    }

    List<FormLibrary.Problem> casebook(YamlFile file) {
        return check(casebook, file);
    }

    List<FormLibrary.Problem> definitions(YamlFile file) {
        return check(definitions, file);
    }

    private List<FormLibrary.Problem> check(Schema schema, YamlFile file) {
        List<FormLibrary.Problem> problems = new ArrayList<>();
        for (Error error : schema.validate(file.tree())) {
            String pointer = error.getInstanceLocation().toString();
            boolean unknownKey = error.getKeyword().equals("additionalProperties");
            int line = file.line(unknownKey ? pointer + "/" + error.getProperty() : pointer);
            problems.add(new FormLibrary.Problem(file.path(), line, message(error, pointer, file)));
        }
        return problems;
    }

    private String message(Error error, String pointer, YamlFile file) {
        JsonNode parent = parent(error);
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        String subject = name.isEmpty() || Character.isDigit(name.charAt(0)) ? "This" : "“" + name + "”";
        String right = parent.path("description").asString("");
        return switch (error.getKeyword()) {
            case "required" -> missing(error.getProperty(), parent);
            case "additionalProperties" ->
                "“" + error.getProperty() + "” is not known here. "
                        + Suggestions.of(
                                error.getProperty(), parent.path("properties").propertyNames());
            case "enum" -> {
                List<String> permitted = new ArrayList<>();
                parent.path("enum").forEach(it -> permitted.add(it.asString()));
                yield "“" + shown(error) + "” is not possible for " + place(pointer) + ". "
                        + Suggestions.of(shown(error), permitted);
            }
            case "type" ->
                subject + " cannot be " + kind(error.getInstanceNode(), file, pointer) + ". Right would be: " + right;
            case "pattern" ->
                "“" + shown(error) + "” is not possible for " + place(pointer) + ". Right would be: "
                        + (right.isEmpty() ? "two-letter languages such as en and de." : right);
            case "minItems", "minProperties", "minLength" -> subject + " is empty. Right would be: " + right;
            case "uniqueItems" -> subject + " names something twice. Right would be: " + right;
            default -> subject + ": " + error.getMessage() + ". Right would be: " + right;
        };
    }

    private static String missing(String key, JsonNode parent) {
        JsonNode property = parent.path("properties").path(key);
        String example = key.equals("label") || key.equals("title") || key.equals("message") || key.equals("en")
                ? "a text by language, English at least: {en: …}."
                : property.path("description").asString("a key");
        return "“" + key + "” is missing. Right would be: " + example;
    }

    /** What a list's entry or a key is called in the file. */
    private static String place(String pointer) {
        String[] names = pointer.split("/");
        for (int i = names.length - 1; i >= 0; i--) {
            if (!names[i].isEmpty() && !Character.isDigit(names[i].charAt(0))) {
                return "“" + names[i] + "”";
            }
        }
        return "this place";
    }

    private static String shown(Error error) {
        JsonNode node = error.getInstanceNode();
        return node == null ? "" : node.asString(node.toString());
    }

    private static String kind(JsonNode node, YamlFile file, String pointer) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "a block of keys";
            case NULL -> "empty";
            case NUMBER -> "the number " + file.spelling(pointer, node);
            case BOOLEAN -> node.asString();
            default -> "the text “" + node.asString() + "”";
        };
    }

    /** The schema object in which the violated keyword stands. */
    private JsonNode parent(Error error) {
        SchemaLocation location = error.getSchemaLocation();
        JsonNode node =
                Objects.requireNonNull(roots.get(location.getAbsoluteIri().toString()));
        for (int i = 0; i < location.getFragment().getNameCount() - 1; i++) {
            JsonNode inner = node.path(location.getFragment().getName(i));
            node = inner.isArray() ? inner : described(inner, node);
        }
        return node;
    }

    /** A schema without a description of its own takes over that of the schema around it. */
    private static JsonNode described(JsonNode inner, JsonNode outer) {
        if (inner instanceof ObjectNode object && !object.has("description") && outer.has("description")) {
            return object.deepCopy().set("description", outer.get("description"));
        }
        return inner;
    }
}
