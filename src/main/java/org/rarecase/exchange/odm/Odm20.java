package org.rarecase.exchange.odm;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.odm.OdmForm.Node;
import org.rarecase.exchange.odm.OdmForm.SectionNode;
import org.rarecase.form.Item;
import org.rarecase.form.code.CodeSystem;
import org.rarecase.form.code.Coding;
import org.rarecase.shared.LocalizedText;

/** Forms, sections and groups are item groups, one within the other; an item may have several values. */
final class Odm20 extends Dialect {

    private static final String PLAN = "SEG.CASE";

    @Override
    String version() {
        return "2.0";
    }

    @Override
    String namespace() {
        return "http://www.cdisc.org/ns/odm/v2.0";
    }

    @Override
    boolean hasSeveralValues() {
        return true;
    }

    @Override
    String userNameElement() {
        return "UserName";
    }

    @Override
    String decimalType() {
        return "decimal";
    }

    @Override
    String formElement() {
        return "ItemGroupData";
    }

    @Override
    String formOidName() {
        return "ItemGroupOID";
    }

    @Override
    String formRepeatKeyName() {
        return "ItemGroupRepeatKey";
    }

    @Override
    void study(OdmXml x, Iterable<String> units, String oid, String name) throws IOException {
        x.open("Study").attr("OID", oid).attr("StudyName", name).attr("ProtocolName", name);
    }

    @Override
    void protocol(OdmXml x, List<String> events) throws IOException {
        x.open("Protocol").open("StudyEventGroupRef").attr("StudyEventGroupOID", PLAN);
        x.attr("Mandatory", "Yes").end().end();
        x.open("StudyEventGroupDef").attr("OID", PLAN).attr("Name", "Case");
        eventRefs(x, events);
        x.end();
    }

    @Override
    void formRef(OdmXml x, OdmForm form, int order) throws IOException {
        x.open("ItemGroupRef").attr("ItemGroupOID", form.oid()).attr("OrderNumber", order);
        x.attr("Mandatory", "No").end();
    }

    @Override
    void formDef(OdmXml x, OdmForm form) throws IOException {
        x.open("ItemGroupDef").attr("OID", form.oid()).attr("Name", form.form().key());
        x.attr("Repeating", form.form().repeats() ? "Simple" : "No").attr("Type", "Form");
    }

    @Override
    void sections(MetadataWriter metadata, OdmForm form) throws IOException {
        int order = 1;
        for (SectionNode section : form.sections()) {
            metadata.groupRef(section.oid(), order++, null);
        }
    }

    @Override
    void groupDef(OdmXml x, String oid, String name, Item.@Nullable Group group) throws IOException {
        x.open("ItemGroupDef").attr("OID", oid).attr("Name", name);
        if (group == null) {
            x.attr("Repeating", "No").attr("Type", "Section");
        } else {
            x.attr("Repeating", "Dynamic").attr("RepeatingLimit", group.maxRows());
            x.attr("Type", "Concept").own("minRows", group.minRows()).own("maxRows", group.maxRows());
            OwnProperties.of(x, group);
        }
    }

    @Override
    void members(MetadataWriter metadata, List<Node> nodes) throws IOException {
        int order = 1;
        for (Node node : nodes) {
            if (node.isGroup()) {
                metadata.groupRef(node.oid(), order++, node);
            }
            for (OdmItem item : node.items()) {
                metadata.itemRef(node, item, order++);
            }
        }
    }

    @Override
    void precision(OdmXml x, Item item) throws IOException {
        x.own("decimals", item.range().decimals());
    }

    @Override
    void help(OdmXml x, LocalizedText help) throws IOException {
        texts(x, "CRFCompletionInstructions", help);
    }

    @Override
    void unitRef(OdmXml x, @Nullable String unit) {}

    @Override
    void feel(OdmXml x, String text) throws IOException {
        x.open("FormalExpression").attr("Context", "FEEL").leaf("Code", text).end();
    }

    @Override
    void signature(OdmXml x) throws IOException {
        x.open("MethodSignature").end();
    }

    @Override
    void codings(OdmXml x, List<Coding> codings) throws IOException {
        for (Coding coding : codings) {
            x.open("Coding").attr("Code", coding.code()).attr("System", address(coding.system()));
            x.attr("SystemName", coding.system()).end();
        }
    }

    /** As HL7's terminology server names these systems. */
    private static String address(CodeSystem system) {
        return switch (system) {
            case NCIT -> "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl";
            case LOINC -> "http://loinc.org";
            case ICDO -> "http://terminology.hl7.org/CodeSystem/icd-o-3";
            case HGNC -> "http://www.genenames.org";
            case ORPHA -> "http://www.orpha.net";
        };
    }

    @Override
    void translated(OdmXml x, String language, String text) throws IOException {
        x.open("TranslatedText").language(language).attr("Type", "text/plain");
        x.text(text).end();
    }

    @Override
    void value(OdmXml x, List<String> values) throws IOException {
        for (String value : values) {
            x.leaf("Value", value);
        }
    }

    @Override
    void rows(FormWriter writer, SectionNode section) throws IOException {
        writer.openSection(section);
        writer.nested(section.nodes());
        writer.end();
    }
}
