package org.rarecase.exchange.odm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.Section;
import org.rarecase.form.code.Code;

/** A version of a form with the OIDs of all that is in it; made once, used for each case. */
record OdmForm(String oid, FormDefinition form, List<SectionNode> sections) {

    record SectionNode(String oid, Section section, List<Node> nodes) {}

    /**
     * An item or a group.
     *
     * @param path keys of the groups around it and its own, with dots
     * @param items what it is in ODM; none of a group
     * @param inner what is in a group
     */
    record Node(String oid, String path, Item item, List<OdmItem> items, List<Node> inner) {

        boolean isGroup() {
            return item.isGroup();
        }
    }

    static OdmForm of(FormDefinition form, Dialect dialect) {
        String key = form.key().value();
        return new OdmForm(
                formOid(key),
                form,
                form.sections().stream()
                        .map(section -> new SectionNode(
                                "S." + key + "." + section.key(), section, nodes(key, "", section.items(), dialect)))
                        .toList());
    }

    static String formOid(String key) {
        return "F." + key;
    }

    private static List<Node> nodes(String form, String before, List<Item> items, Dialect dialect) {
        return items.stream().map(item -> node(form, before, item, dialect)).toList();
    }

    private static Node node(String form, String before, Item item, Dialect dialect) {
        String path = before + item.key();
        String name = form + "." + path;
        return item.isGroup()
                ? new Node("IG." + name, path, item, List.of(), nodes(form, path + ".", item.items(), dialect))
                : new Node("I." + name, path, item, items("I." + name, item, dialect), List.of());
    }

    private static List<OdmItem> items(String oid, Item item, Dialect dialect) {
        return switch (item) {
            case Item.Quantity it -> parts(oid, Part.VALUE, Part.ENTERED, Part.UNIT);
            case Item.Measurement it -> parts(oid, Part.A, Part.B, Part.C, Part.VOLUME);
            case Item.Choice it when it.isMultiple() && dialect.hasSeveralValues() -> parts(oid, Part.CODES);
            case Item.Choice it when it.isMultiple() -> codes(oid, it);
            default -> parts(oid, Part.VALUE);
        };
    }

    private static List<OdmItem> parts(String oid, Part... parts) {
        List<OdmItem> items = new ArrayList<>();
        for (Part part : parts) {
            items.add(new OdmItem(oid + part.suffix(), part, null, items.isEmpty()));
        }
        return List.copyOf(items);
    }

    private static List<OdmItem> codes(String oid, Item.Choice item) {
        List<OdmItem> items = new ArrayList<>();
        for (Code code : item.codes() == null ? List.<Code>of() : item.codes().codes()) {
            items.add(codeItem(oid, code.value(), items.isEmpty()));
        }
        return List.copyOf(items);
    }

    static OdmItem codeItem(String oid, String code, boolean first) {
        return new OdmItem(oid + Part.CODE.suffix() + code, Part.CODE, code, first);
    }

    /** Items and groups, each group before what is in it. */
    Stream<Node> nodes() {
        return sections.stream().flatMap(section -> section.nodes().stream()).flatMap(OdmForm::withInner);
    }

    private static Stream<Node> withInner(Node node) {
        return Stream.concat(Stream.of(node), node.inner().stream().flatMap(OdmForm::withInner));
    }

    void forEachItem(Consumer<Node> consumer) {
        nodes().filter(node -> !node.isGroup()).forEach(consumer);
    }

    /** @param path keys with dots, as checks name what they stand at */
    Optional<Node> find(String path) {
        return nodes().filter(node -> node.path().equals(path)).findFirst();
    }
}
