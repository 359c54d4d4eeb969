package org.rarecase.exchange.odm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.exchange.odm.OdmForm.Node;
import org.rarecase.exchange.odm.OdmForm.SectionNode;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.Rule;
import org.rarecase.shared.LocalizedText;

/** The forms, as a study of ODM. */
final class MetadataWriter {

    static final String STUDY = "ST.RARECASE";

    private final OdmXml x;
    private final Dialect dialect;

    MetadataWriter(OdmXml x, Dialect dialect) {
        this.x = x;
        this.dialect = dialect;
    }

    void write(List<Generation> generations) throws IOException {
        Set<String> units = new TreeSet<>();
        generations.forEach(generation -> generation
                .forms()
                .forEach(form -> form.forEachItem(node -> {
                    if (node.item().unit() != null) {
                        units.add(node.item().unit());
                    }
                })));
        dialect.study(x, units, STUDY, "Rarecase");
        for (Generation generation : generations) {
            version(generation);
        }
        x.end();
    }

    private void version(Generation generation) throws IOException {
        x.open("MetaDataVersion").attr("OID", generation.oid()).attr("Name", generation.name());
        events(generation.forms());
        for (OdmForm form : generation.forms()) {
            form(form);
        }
        for (OdmForm form : generation.forms()) {
            for (SectionNode section : form.sections()) {
                dialect.groupDef(x, section.oid(), section.section().key(), null);
                dialect.texts(x, "Description", section.section().title());
                dialect.members(this, section.nodes());
                x.end();
                groups(form, section.nodes());
            }
        }
        CodeLists lists = new CodeLists(generation.forms());
        ItemDefWriter items = new ItemDefWriter(x, dialect, lists);
        for (OdmForm form : generation.forms()) {
            items.write(form);
        }
        lists.write(x, dialect);
        rules(generation.forms());
        x.end();
    }

    private void events(List<OdmForm> forms) throws IOException {
        Map<String, @Nullable VisitKind> kinds = new LinkedHashMap<>();
        kinds.put(eventOid(null), null);
        for (VisitKind kind : VisitKind.values()) {
            kinds.put(eventOid(kind), kind);
        }
        dialect.protocol(x, List.copyOf(kinds.keySet()));
        for (Map.Entry<String, @Nullable VisitKind> event : kinds.entrySet()) {
            VisitKind kind = event.getValue();
            x.open("StudyEventDef").attr("OID", event.getKey()).attr("Name", event.getKey());
            x.attr("Repeating", kind == null ? "No" : "Yes");
            x.attr("Type", kind == null ? "Common" : kind == VisitKind.FOLLOW_UP ? "Scheduled" : "Unscheduled");
            int order = 1;
            for (OdmForm form : forms) {
                if (kind == null || form.form().repeats()) {
                    dialect.formRef(x, form, order++);
                }
            }
            x.end();
        }
    }

    /** @param kind null: what is submitted with the case */
    static String eventOid(@Nullable VisitKind kind) {
        return kind == null ? "SE.CASE" : "SE." + kind;
    }

    private void form(OdmForm form) throws IOException {
        FormDefinition definition = form.form();
        dialect.formDef(x, form);
        x.own("version", definition.version());
        x.own(
                "tumourType",
                definition.tumourType() == null ? null : definition.tumourType().code());
        x.own("filledBy", definition.filledBy()).own("titleFrom", definition.titleFrom());
        x.own("atLeastOnce", definition.atLeastOnce() ? "Yes" : null);
        x.own("blinded", definition.blinded() ? "Yes" : null);
        dialect.texts(x, "Description", definition.title());
        dialect.sections(this, form);
        x.end();
    }

    private void groups(OdmForm form, List<Node> nodes) throws IOException {
        for (Node node : nodes) {
            if (node.item() instanceof Item.Group group) {
                dialect.groupDef(x, node.oid(), node.item().key(), group);
                dialect.texts(x, "Description", group.label());
                dialect.members(this, node.inner());
                OwnProperties.aliases(x, node);
                OwnProperties.checks(x, form.form(), node);
                x.end();
                groups(form, node.inner());
            }
        }
    }

    /** @param node null of a section, which has no rules */
    void groupRef(String oid, int order, @Nullable Node node) throws IOException {
        boolean mandatory = node != null
                && node.item() instanceof Item.Group group
                && group.minRows() != null
                && group.minRows() > 0;
        x.open("ItemGroupRef").attr("ItemGroupOID", oid).attr("OrderNumber", order);
        x.attr("Mandatory", mandatory ? "Yes" : "No");
        x.attr("CollectionExceptionConditionOID", node == null ? null : condition(node));
        x.end();
    }

    void itemRef(Node node, OdmItem item, int order) throws IOException {
        x.open("ItemRef").attr("ItemOID", item.oid()).attr("OrderNumber", order);
        x.attr("Mandatory", node.item().required() && item.first() ? "Yes" : "No");
        x.attr("CollectionExceptionConditionOID", condition(node));
        if (item.part() == Part.VOLUME) {
            x.attr("MethodOID", volumeOid(node));
        } else if (item.first()) {
            x.attr(
                    "MethodOID",
                    node.item().derive() != null || node.item().byDefault() != null ? methodOid(node) : null);
        }
        if (dialect.hasSeveralValues() && item.part() == Part.ENTERED) {
            x.attr("UnitsItemOID", node.oid() + Part.UNIT.suffix());
        }
        x.end();
    }

    private static @Nullable String condition(Node node) {
        return node.item().askedWhen() == null ? null : "C" + unprefixed(node);
    }

    private static String methodOid(Node node) {
        return "M" + unprefixed(node);
    }

    private static String volumeOid(Node node) {
        return methodOid(node) + Part.VOLUME.suffix();
    }

    private static String unprefixed(Node node) {
        return node.oid().substring(node.oid().indexOf('.'));
    }

    /**
     * ODM says when something is <em>not</em> collected, and when a value is good: the opposite of what our rules say, which
     * hold only where they are true. The opposite of null is null in FEEL, so it is said in this way.
     */
    static String not(Rule rule) {
        return "if (" + rule.text() + ") then false else true";
    }

    private void rules(List<OdmForm> forms) throws IOException {
        List<Node> nodes = forms.stream().flatMap(OdmForm::nodes).collect(Collectors.toCollection(ArrayList::new));
        for (Node node : nodes) {
            Rule asked = node.item().askedWhen();
            if (asked != null) {
                rule("ConditionDef", "C" + unprefixed(node), null, "Not collected: " + node.path(), not(asked));
            }
        }
        for (Node node : nodes) {
            Rule derive = node.item().derive();
            Rule byDefault = node.item().byDefault();
            if (derive != null) {
                rule("MethodDef", methodOid(node), "Computation", "Calculates " + node.path(), derive.text());
            } else if (byDefault != null) {
                String type = dialect.hasSeveralValues() ? "Preload" : "Other";
                rule("MethodDef", methodOid(node), type, "First value of " + node.path(), byDefault.text());
            }
            if (node.item() instanceof Item.Measurement) {
                String volume = "Volume in ml of the ellipsoid with these axes, 0.523 · a · b · c";
                rule(
                        "MethodDef",
                        volumeOid(node),
                        "Computation",
                        volume,
                        node.item().key() + ".volume");
            }
        }
    }

    private void rule(String element, String oid, @Nullable String type, String name, String feel) throws IOException {
        x.open(element).attr("OID", oid).attr("Name", name).attr("Type", type);
        dialect.texts(x, "Description", LocalizedText.english(name));
        dialect.signature(x);
        dialect.feel(x, feel);
        x.end();
    }

    /** Reasons for having no value that an item offers, in the order of the language. */
    static @Nullable String flavours(Item item) {
        return item.nullFlavours().isEmpty()
                ? null
                : item.nullFlavours().stream().sorted().map(NullFlavour::code).collect(Collectors.joining(" "));
    }
}
