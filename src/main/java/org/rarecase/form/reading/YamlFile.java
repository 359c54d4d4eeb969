package org.rarecase.form.reading;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormLibrary;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML file as a tree that knows the line of each of its parts. Words are read as YAML 1.2 does: {@code yes} and
 * {@code no} are texts, which is what a list of codes means by them; so are {@code ~} and {@code null}, since no key may be
 * empty.
 */
final class YamlFile {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final int MAX_DEPTH = 50;

    private final Path path;
    private final JsonNode tree;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> spellings = new HashMap<>();
    private final List<FormLibrary.Problem> problems = new ArrayList<>();

    private YamlFile(Path path, String text) {
        this.path = path;
        encodingProblem(path, text).ifPresent(problems::add);
        this.tree = read(text);
    }

    static YamlFile parse(Path path, String text) {
        return new YamlFile(path, text);
    }

    Path path() {
        return path;
    }

    JsonNode tree() {
        return tree;
    }

    /** File name without its ending. */
    String name() {
        String name = path.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** What is wrong with the YAML itself. */
    List<FormLibrary.Problem> problems() {
        return problems;
    }

    /** Line of a part, by JSON pointer; of the nearest part around it if it is not there. */
    int line(String pointer) {
        String nearest = pointer;
        while (!lines.containsKey(nearest)) {
            nearest = nearest.substring(0, nearest.lastIndexOf('/'));
        }
        return lines.get(nearest);
    }

    /** What stands at a place as it is written there, since {@code 2E65} may be a code and {@code 1.10} a version. */
    String spelling(String pointer, JsonNode value) {
        return spellings.getOrDefault(pointer, value.asString());
    }

    private JsonNode read(String text) {
        lines.put("", 1);
        try {
            LoaderOptions options = new LoaderOptions();
            options.setNestingDepthLimit(MAX_DEPTH);
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                problems.add(new FormLibrary.Problem(path, 1, "The file is empty."));
                return NODES.objectNode();
            }
            return convert(root, "", 0);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            int line = mark == null ? 1 : mark.getLine() + 1;
            problems.add(new FormLibrary.Problem(path, line, "This is not YAML: " + explain(e) + "."));
        } catch (YAMLException e) {
            problems.add(new FormLibrary.Problem(path, 1, "This is not YAML: " + e.getMessage()));
        }
        return NODES.objectNode();
    }

    private static String explain(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.startsWith("mapping values are not allowed") || problem.endsWith("got :")) {
            return "there is a colon where none may be; put a text with a colon in quotes";
        }
        if (problem.endsWith("got ?")) {
            return "there is a question mark where none may be; put a text with a question mark in quotes";
        }
        return e.getContext() == null ? problem : e.getContext() + ", " + problem;
    }

    private JsonNode convert(Node node, String pointer, int depth) {
        if (depth > MAX_DEPTH) {
            throw new YAMLException("it is nested too deeply");
        }
        return switch (node) {
            case MappingNode mapping -> convertMapping(mapping, pointer, depth);
            case SequenceNode sequence -> {
                ArrayNode array = NODES.arrayNode();
                for (Node entry : sequence.getValue()) {
                    String inner = pointer + "/" + array.size();
                    lines.put(inner, line(entry));
                    array.add(convert(entry, inner, depth + 1));
                }
                yield array;
            }
            case ScalarNode scalar -> {
                JsonNode value = convertScalar(scalar);
                if (!value.isString()) {
                    spellings.put(pointer, scalar.getValue());
                }
                yield value;
            }
            default -> NODES.nullNode();
        };
    }

    private ObjectNode convertMapping(MappingNode mapping, String pointer, int depth) {
        ObjectNode object = NODES.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String inner = pointer + "/" + key;
            int line = line(tuple.getKeyNode());
            if (object.has(key)) {
                problems.add(new FormLibrary.Problem(
                        path,
                        line,
                        "“" + key + "” stands here a second time; the first is in line " + lines.get(inner)
                                + ". Keep one."));
            } else {
                lines.put(inner, line);
                object.set(key, convert(tuple.getValueNode(), inner, depth + 1));
            }
        }
        return object;
    }

    private static JsonNode convertScalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return NODES.stringNode(text);
        }
        return switch (text) {
            case "" -> NODES.nullNode();
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            default -> number(text);
        };
    }

    private static JsonNode number(String text) {
        if (INTEGER.matcher(text).matches() && !hasLeadingZero(text)) {
            return NODES.numberNode(new BigInteger(text));
        }
        if (DECIMAL.matcher(text).matches() && !hasLeadingZero(text)) {
            return NODES.numberNode(new BigDecimal(text));
        }
        return NODES.stringNode(text);
    }

    /** Such as the code {@code 01}, which is a text. */
    private static boolean hasLeadingZero(String text) {
        return text.length() > 1 && text.charAt(0) == '0' && Character.isDigit(text.charAt(1));
    }

    private static int line(@Nullable Node node) {
        return node == null ? 1 : node.getStartMark().getLine() + 1;
    }

    /** The first line that was not written in UTF-8, if there is one. */
    static Optional<FormLibrary.Problem> encodingProblem(Path file, String text) {
        int place = text.indexOf('\ufffd');
        if (place < 0) {
            return Optional.empty();
        }
        int line = 1 + (int) text.chars().limit(place).filter(c -> c == '\n').count();
        return Optional.of(new FormLibrary.Problem(
                file, line, "A letter is not in UTF-8. Save the file again with the encoding UTF-8."));
    }
}
