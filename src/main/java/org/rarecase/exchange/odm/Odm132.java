package org.rarecase.exchange.odm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.odm.OdmForm.Node;
import org.rarecase.exchange.odm.OdmForm.SectionNode;
import org.rarecase.form.Item;
import org.rarecase.form.code.CodeSystem;
import org.rarecase.form.code.Coding;
import org.rarecase.shared.LocalizedText;

/** Forms and groups are apart, groups do not nest, an item has one value, units stand before all else. */
final class Odm132 extends Dialect {

    @Override
    String version() {
        return "1.3.2";
    }

    @Override
    String namespace() {
        return "http://www.cdisc.org/ns/odm/v1.3";
    }

    @Override
    boolean hasSeveralValues() {
        return false;
    }

    @Override
    String userNameElement() {
        return "LoginName";
    }

    @Override
    String decimalType() {
        return "float";
    }

    @Override
    String formElement() {
        return "FormData";
    }

    @Override
    String formOidName() {
        return "FormOID";
    }

    @Override
    String formRepeatKeyName() {
        return "FormRepeatKey";
    }

    @Override
    void study(OdmXml x, Iterable<String> units, String oid, String name) throws IOException {
        x.open("Study").attr("OID", oid).open("GlobalVariables");
        x.leaf("StudyName", name).leaf("StudyDescription", name).leaf("ProtocolName", name);
        x.end().open("BasicDefinitions");
        for (String unit : units) {
            x.open("MeasurementUnit").attr("OID", unitOid(unit)).attr("Name", unit);
            texts(x, "Symbol", LocalizedText.english(unit));
            x.end();
        }
        x.end();
    }

    private static String unitOid(String unit) {
        return "MU." + unit;
    }

    @Override
    void protocol(OdmXml x, List<String> events) throws IOException {
        x.open("Protocol");
        eventRefs(x, events);
        x.end();
    }

    @Override
    void formRef(OdmXml x, OdmForm form, int order) throws IOException {
        x.open("FormRef").attr("FormOID", form.oid()).attr("OrderNumber", order);
        x.attr("Mandatory", "No").end();
    }

    @Override
    void formDef(OdmXml x, OdmForm form) throws IOException {
        x.open("FormDef").attr("OID", form.oid()).attr("Name", form.form().key());
        x.attr("Repeating", form.form().repeats() ? "Yes" : "No");
    }

    @Override
    void sections(MetadataWriter metadata, OdmForm form) throws IOException {
        int order = 1;
        for (SectionNode section : form.sections()) {
            metadata.groupRef(section.oid(), order++, null);
            for (Node node : groups(section.nodes())) {
                metadata.groupRef(node.oid(), order++, node);
            }
        }
    }

    /** With those within them. */
    private static List<Node> groups(List<Node> nodes) {
        List<Node> groups = new ArrayList<>();
        nodes.stream().filter(Node::isGroup).forEach(node -> {
            groups.add(node);
            groups.addAll(groups(node.inner()));
        });
        return groups;
    }

    @Override
    void groupDef(OdmXml x, String oid, String name, Item.@Nullable Group group) throws IOException {
        x.open("ItemGroupDef").attr("OID", oid).attr("Name", name);
        x.attr("Repeating", group == null ? "No" : "Yes");
        if (group != null) {
            x.own("minRows", group.minRows()).own("maxRows", group.maxRows());
            OwnProperties.of(x, group);
        }
    }

    @Override
    void members(MetadataWriter metadata, List<Node> nodes) throws IOException {
        int order = 1;
        for (Node node : nodes) {
            for (OdmItem item : node.items()) {
                metadata.itemRef(node, item, order++);
            }
        }
    }

    @Override
    void precision(OdmXml x, Item item) throws IOException {
        x.attr("SignificantDigits", item.range().decimals());
    }

    @Override
    void help(OdmXml x, LocalizedText help) throws IOException {
        texts(x, "Description", help);
    }

    @Override
    void unitRef(OdmXml x, @Nullable String unit) throws IOException {
        if (unit != null) {
            x.open("MeasurementUnitRef")
                    .attr("MeasurementUnitOID", unitOid(unit))
                    .end();
        }
    }

    @Override
    void feel(OdmXml x, String text) throws IOException {
        x.open("FormalExpression").attr("Context", "FEEL").text(text).end();
    }

    @Override
    void signature(OdmXml x) {}

    /** Aliases, of which each may be there once: several codes of a system stand in one. */
    @Override
    void codings(OdmXml x, List<Coding> codings) throws IOException {
        Map<String, String> codes = new LinkedHashMap<>();
        codings.forEach(
                coding -> codes.merge(context(coding.system()), coding.code(), (first, next) -> first + " " + next));
        for (Map.Entry<String, String> each : codes.entrySet()) {
            x.open("Alias").attr("Context", each.getKey()).attr("Name", each.getValue());
            x.end();
        }
    }

    /** Of the alias that has a code of it. */
    static String context(CodeSystem system) {
        return switch (system) {
            case NCIT -> "nci:ExtCodeID";
            case LOINC -> "LOINC";
            case ICDO -> "ICD-O-3";
            case HGNC -> "HGNC";
            case ORPHA -> "ORPHA";
        };
    }

    @Override
    void translated(OdmXml x, String language, String text) throws IOException {
        x.open("TranslatedText").language(language).text(text).end();
    }

    @Override
    void value(OdmXml x, List<String> values) throws IOException {
        for (String value : values) {
            x.attr("Value", value);
        }
    }

    @Override
    void rows(FormWriter writer, SectionNode section) throws IOException {
        writer.openSection(section);
        writer.singles(section.nodes());
        writer.end();
        writer.rowsSideBySide(section.nodes());
    }
}
