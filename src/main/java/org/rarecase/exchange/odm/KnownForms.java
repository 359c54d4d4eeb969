package org.rarecase.exchange.odm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.odm.OdmForm.Node;
import org.rarecase.exchange.odm.OdmForm.SectionNode;

/** The forms of this installation by their OIDs. */
final class KnownForms {

    /** What an OID within a form stands for. */
    record Target(Node node, OdmItem item) {}

    /**
     * A section, or the rows of a group.
     *
     * @param group null of a section
     * @param outer the group around that of the rows, or null
     */
    record Scope(@Nullable Node group, @Nullable Node outer, Map<String, Target> items, List<Node> nodes) {

        /** Also a code of a multiple choice that is not in its list: the check of the answers tells that. */
        @Nullable
        Target find(String oid) {
            Target found = items.get(oid);
            return found != null
                    ? found
                    : nodes.stream()
                            .filter(node -> !node.items().isEmpty()
                                    && node.items().getFirst().part() == Part.CODE
                                    && oid.startsWith(node.oid() + Part.CODE.suffix()))
                            .map(node -> new Target(
                                    node,
                                    OdmForm.codeItem(
                                            node.oid(), oid.substring(node.oid().length() + 1), false)))
                            .findFirst()
                            .orElse(null);
        }
    }

    /** A version of a form, with its sections and groups by OID. */
    record Known(OdmForm form, Map<String, Scope> scopes) {

        static Known of(OdmForm form) {
            Map<String, Scope> scopes = new HashMap<>();
            for (SectionNode section : form.sections()) {
                add(scopes, section.oid(), null, null, section.nodes());
            }
            return new Known(form, scopes);
        }

        private static void add(
                Map<String, Scope> scopes, String oid, @Nullable Node group, @Nullable Node outer, List<Node> nodes) {
            Map<String, Target> items = new HashMap<>();
            nodes.forEach(node -> node.items().forEach(item -> items.put(item.oid(), new Target(node, item))));
            scopes.put(oid, new Scope(group, outer, items, nodes));
            nodes.stream().filter(Node::isGroup).forEach(node -> add(scopes, node.oid(), node, group, node.inner()));
        }
    }

    private final Map<String, TreeMap<Integer, Known>> forms = new HashMap<>();
    private final List<String> order;

    KnownForms(Content content, Dialect dialect) {
        content.forms().forEach(form -> {
            OdmForm odm = OdmForm.of(form, dialect);
            forms.computeIfAbsent(odm.oid(), it -> new TreeMap<>()).put(form.version(), Known.of(odm));
        });
        order = content.keys().stream().map(key -> OdmForm.formOid(key.value())).toList();
    }

    boolean has(String oid) {
        return forms.containsKey(oid);
    }

    String versions(String oid) {
        return String.join(
                ", ",
                forms.getOrDefault(oid, new TreeMap<>()).keySet().stream()
                        .map(String::valueOf)
                        .toList());
    }

    /** @param version as the file tells it; null where it tells none, which is clear if there is one only */
    Optional<Known> find(String oid, @Nullable String version) {
        TreeMap<Integer, Known> versions = forms.getOrDefault(oid, new TreeMap<>());
        if (version == null) {
            return versions.size() == 1 ? Optional.of(versions.firstEntry().getValue()) : Optional.empty();
        }
        return versions.entrySet().stream()
                .filter(each -> String.valueOf(each.getKey()).equals(version))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Where a form stands in the casebook. */
    int place(String formKey) {
        return order.indexOf(OdmForm.formOid(formKey));
    }
}
