package org.rarecase.exchange.odm;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.AnswerLimits;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.exchange.odm.OdmForm.Node;
import org.rarecase.form.Check;
import org.rarecase.form.Item;
import org.rarecase.form.Rule;
import org.rarecase.form.Severity;
import org.rarecase.shared.LocalizedText;

/** Items with their texts, limits, checks and codings. */
final class ItemDefWriter {

    private final OdmXml x;
    private final Dialect dialect;
    private final CodeLists lists;

    ItemDefWriter(OdmXml x, Dialect dialect, CodeLists lists) {
        this.x = x;
        this.dialect = dialect;
        this.lists = lists;
    }

    void write(OdmForm form) throws IOException {
        for (Node node : form.nodes().toList()) {
            for (OdmItem item : node.items()) {
                write(form, node, item);
            }
        }
    }

    private void write(OdmForm form, Node node, OdmItem odm) throws IOException {
        Item item = node.item();
        x.open("ItemDef")
                .attr("OID", odm.oid())
                .attr("Name", odm.oid().substring(odm.oid().indexOf('.', 2) + 1));
        x.attr("DataType", dialect.dataType(item, odm.part()));
        x.attr("Length", item instanceof Item.Text ? AnswerLimits.ofText(item).most() : null);
        if (isNumber(item, odm.part())) {
            dialect.precision(x, item);
        }
        if (odm.first()) {
            own(item);
            x.own("list", odm.part() == Part.CODE ? lists.ofCodes(node) : null);
        }
        boolean helpFirst = !dialect.hasSeveralValues();
        if (helpFirst) {
            help(item, odm);
        }
        dialect.texts(x, "Question", question(item, odm));
        if (!helpFirst) {
            help(item, odm);
        }
        String unit = unit(item, odm.part());
        dialect.unitRef(x, unit);
        limits(item, odm.part());
        if (odm.first()) {
            for (Check check : form.form().checks()) {
                if (check.item().equals(node.path())) {
                    check(check);
                }
            }
        }
        String list = lists.of(node, odm);
        if (list != null) {
            x.open("CodeListRef").attr("CodeListOID", list).end();
        }
        if (odm.first()) {
            dialect.codings(x, item.origin().codings());
            alias("JRC-CDE", item.origin().jrc());
        }
        alias("rarecase:path", node.path());
        alias("rarecase:part", odm.part() == Part.VALUE || odm.part() == Part.CODES ? null : part(odm));
        alias("rarecase:unit", unit);
        if (odm.first() && odm.part() != Part.VALUE && odm.part() != Part.CODES) {
            OwnProperties.texts(x, "rarecase:label:", item.label());
        }
        x.end();
    }

    private void own(Item item) throws IOException {
        Rule required = item.requiredWhen();
        x.own("type", Keys.of(item.type()));
        x.own("flavours", MetadataWriter.flavours(item));
        x.own("requiredWhen", required == null ? null : required.text());
        x.own("overridable", item.overridable() ? "Yes" : null);
        OwnProperties.of(x, item);
    }

    private void help(Item item, OdmItem odm) throws IOException {
        if (odm.first() && !item.help().isEmpty()) {
            dialect.help(x, item.help());
        }
    }

    private static String part(OdmItem odm) {
        return odm.code() != null ? odm.code() : odm.part().suffix().substring(1);
    }

    /** Of a part, what it is a part of, and which. */
    private static LocalizedText question(Item item, OdmItem odm) {
        if (odm.part() == Part.VALUE || odm.part() == Part.CODES) {
            return item.label();
        }
        LocalizedText part = odm.code() == null || item.codeList() == null
                ? LocalizedText.english(part(odm))
                : item.codeList().find(odm.code()).orElseThrow().label();
        Set<String> languages = new TreeSet<>(item.label().byLanguage().keySet());
        languages.addAll(part.byLanguage().keySet());
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : languages) {
            Locale locale = Locale.of(language);
            texts.put(language, item.label().in(locale) + " [" + part.in(locale) + "]");
        }
        return new LocalizedText(texts);
    }

    private static boolean isNumber(Item item, Part part) {
        return item instanceof Item.Numeric
                && (part == Part.VALUE || part == Part.A || part == Part.B || part == Part.C);
    }

    private static @Nullable String unit(Item item, Part part) {
        return isNumber(item, part) ? item.unit() : null;
    }

    private void limits(Item item, Part part) throws IOException {
        if (isNumber(item, part)) {
            limit("GE", item.range().min());
            limit("LE", item.range().max());
        }
    }

    private void limit(String comparator, @Nullable BigDecimal limit) throws IOException {
        if (limit != null) {
            x.open("RangeCheck").attr("Comparator", comparator).attr("SoftHard", "Hard");
            x.leaf("CheckValue", limit.toPlainString()).end();
        }
    }

    private void check(Check check) throws IOException {
        x.open("RangeCheck").attr("SoftHard", check.severity() == Severity.ERROR ? "Hard" : "Soft");
        x.own("check", check.key())
                .own("severity", Keys.of(check.severity()))
                .own("confirm", check.confirm() ? "Yes" : null);
        dialect.signature(x);
        dialect.feel(x, MetadataWriter.not(check.when()));
        dialect.texts(x, "ErrorMessage", check.message());
        x.end();
    }

    private void alias(String context, @Nullable String name) throws IOException {
        if (name != null) {
            x.open("Alias").attr("Context", context).attr("Name", name).end();
        }
    }
}
