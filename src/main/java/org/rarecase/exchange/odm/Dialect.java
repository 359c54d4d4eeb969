package org.rarecase.exchange.odm;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.odm.OdmForm.Node;
import org.rarecase.exchange.odm.OdmForm.SectionNode;
import org.rarecase.form.DatePrecision;
import org.rarecase.form.Item;
import org.rarecase.form.code.Coding;
import org.rarecase.shared.LocalizedText;

/** What differs between the two versions of ODM. */
abstract sealed class Dialect permits Odm132, Odm20 {

    static final Dialect ODM_1_3_2 = new Odm132();
    static final Dialect ODM_2_0 = new Odm20();

    abstract String version();

    abstract String namespace();

    /** Whether an item may have several values, or needs an item for each. */
    abstract boolean hasSeveralValues();

    /** What the name is called by which somebody logs in. */
    abstract String userNameElement();

    /** The type of a number with a fraction. */
    abstract String decimalType();

    /** What a filled form is called: {@code FormData}, and the attributes that name it. */
    abstract String formElement();

    abstract String formOidName();

    abstract String formRepeatKeyName();

    abstract void study(OdmXml x, Iterable<String> units, String oid, String name) throws IOException;

    /** The plan of visits, by the OIDs of their kinds. */
    abstract void protocol(OdmXml x, List<String> events) throws IOException;

    static void eventRefs(OdmXml x, List<String> events) throws IOException {
        int order = 1;
        for (String event : events) {
            x.open("StudyEventRef").attr("StudyEventOID", event).attr("OrderNumber", order++);
            x.attr("Mandatory", "No").end();
        }
    }

    abstract void formRef(OdmXml x, OdmForm form, int order) throws IOException;

    /** Begins the definition of a form. */
    abstract void formDef(OdmXml x, OdmForm form) throws IOException;

    /** References to the groups of a form, within its definition. */
    abstract void sections(MetadataWriter metadata, OdmForm form) throws IOException;

    abstract void groupDef(OdmXml x, String oid, String name, Item.@Nullable Group group) throws IOException;

    /** References to what is in a section or a group. */
    abstract void members(MetadataWriter metadata, List<Node> nodes) throws IOException;

    /** What tells how precise a number is. */
    abstract void precision(OdmXml x, Item item) throws IOException;

    abstract void help(OdmXml x, LocalizedText help) throws IOException;

    abstract void unitRef(OdmXml x, @Nullable String unit) throws IOException;

    /** A rule, where an expression stands. */
    abstract void feel(OdmXml x, String text) throws IOException;

    /** What comes before the expressions of a condition, a method, or a check. */
    abstract void signature(OdmXml x) throws IOException;

    /** What an item or a code is called in terminologies; comes just before its aliases. */
    abstract void codings(OdmXml x, List<Coding> codings) throws IOException;

    abstract void translated(OdmXml x, String language, String text) throws IOException;

    abstract void value(OdmXml x, List<String> values) throws IOException;

    /** The sections, groups and rows of a filled form. */
    abstract void rows(FormWriter writer, SectionNode section) throws IOException;

    /** A text in all its languages, English first. */
    final void texts(OdmXml x, String element, LocalizedText text) throws IOException {
        x.open(element);
        translated(x, "en", text.english());
        Map<String, String> others = new TreeMap<>(text.byLanguage());
        others.keySet().removeIf(Predicate.not(language -> language.length() == 2 && !language.equals("en")));
        for (Map.Entry<String, String> other : others.entrySet()) {
            translated(x, other.getKey(), other.getValue());
        }
        x.end();
    }

    final String dataType(Item item, Part part) {
        return switch (part) {
            case A, B, C, VOLUME, ENTERED -> decimalType();
            case UNIT, CODES -> "text";
            case CODE -> "boolean";
            case VALUE ->
                switch (item) {
                    case Item.Number it -> it.isWhole() ? "integer" : decimalType();
                    case Item.Quantity it -> decimalType();
                    case Item.Date it -> it.precisions().equals(DAY) ? "date" : "partialDate";
                    case Item.Time it -> "time";
                    case Item.File it -> "URI";
                    default -> "text";
                };
        };
    }

    private static final java.util.Set<DatePrecision> DAY = java.util.Set.of(DatePrecision.DAY);
}
