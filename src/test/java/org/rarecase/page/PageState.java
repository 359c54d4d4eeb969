package org.rarecase.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a page consists of, as the server tells it: nodes by number, each with maps and lists by number of the feature.
 * Only what a client needs to find elements is taken in.
 */
final class PageState {

    private static final int ELEMENT = 0;
    private static final int CHILDREN = 2;
    private static final int ATTRIBUTES = 3;
    private static final int CLASSES = 11;

    private static final class Node {
        private final Map<Integer, Map<String, JsonNode>> maps = new HashMap<>();
        private final Map<Integer, List<JsonNode>> lists = new HashMap<>();
        private final List<Integer> children = new ArrayList<>();
    }

    private static final String PATH = "data-path";

    private final Map<Integer, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> byPath = new LinkedHashMap<>();

    void take(JsonNode changes) {
        changes.forEach(this::takeOne);
    }

    private void takeOne(JsonNode change) {
        int id = change.path("node").asInt();
        if (change.path("type").asString().equals("detach")) {
            nodes.remove(id);
            byPath.values().remove(id);
            return;
        }
        Node node = nodes.computeIfAbsent(id, it -> new Node());
        int feature = change.path("feat").asInt();
        switch (change.path("type").asString()) {
            case "put" -> {
                JsonNode value = change.has("nodeValue") ? change.get("nodeValue") : change.get("value");
                node.maps
                        .computeIfAbsent(feature, it -> new HashMap<>())
                        .put(change.path("key").asString(), value);
                if (feature == ATTRIBUTES && change.path("key").asString().equals(PATH)) {
                    byPath.put(value.asString(), id);
                }
            }
            case "remove" ->
                node.maps
                        .getOrDefault(feature, new HashMap<>())
                        .remove(change.path("key").asString());
            case "splice" -> splice(node, feature, change);
            case "clear" -> {
                node.lists.remove(feature);
                if (feature == CHILDREN) {
                    node.children.clear();
                }
            }
            default -> {
                // attach: it is there now
            }
        }
    }

    private static void splice(Node node, int feature, JsonNode change) {
        int index = change.path("index").asInt();
        int removed = change.path("remove").asInt();
        if (feature == CHILDREN) {
            IntStream.range(0, removed).forEach(each -> node.children.remove(index));
            List<Integer> added = new ArrayList<>();
            change.path("addNodes").forEach(each -> added.add(each.asInt()));
            node.children.addAll(index, added);
        } else {
            List<JsonNode> list = node.lists.computeIfAbsent(feature, it -> new ArrayList<>());
            IntStream.range(0, removed).forEach(each -> list.remove(index));
            List<JsonNode> added = new ArrayList<>();
            change.path("add").forEach(added::add);
            list.addAll(index, added);
        }
    }

    Stream<Integer> all() {
        return nodes.keySet().stream();
    }

    /** The elements that stand for an item of a form, by its path. */
    Map<String, Integer> byPath() {
        return byPath;
    }

    String tag(int id) {
        return text(id, ELEMENT, "tag");
    }

    String attribute(int id, String name) {
        return text(id, ATTRIBUTES, name);
    }

    boolean hasAttribute(int id, String name) {
        return node(id).maps.getOrDefault(ATTRIBUTES, Map.of()).containsKey(name);
    }

    boolean hasClass(int id, String name) {
        return node(id).lists.getOrDefault(CLASSES, List.of()).stream()
                .anyMatch(each -> each.asString("").equals(name));
    }

    boolean isHidden(int id) {
        return text(id, ELEMENT, "visible").equals("false");
    }

    /** The first within this element, itself included. */
    Optional<Integer> within(int id, Predicate<Integer> wanted) {
        if (!nodes.containsKey(id)) {
            return Optional.empty();
        }
        return wanted.test(id)
                ? Optional.of(id)
                : node(id).children.stream()
                        .flatMap(child -> within(child, wanted).stream())
                        .findFirst();
    }

    private Node node(int id) {
        return Objects.requireNonNull(nodes.get(id), "no node " + id);
    }

    private String text(int id, int feature, String key) {
        JsonNode found = node(id).maps.getOrDefault(feature, Map.of()).get(key);
        return found == null || found.isNull() ? "" : found.asString("");
    }
}
