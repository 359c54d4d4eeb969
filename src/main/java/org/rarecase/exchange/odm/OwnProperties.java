package org.rarecase.exchange.odm;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.exchange.odm.OdmForm.Node;
import org.rarecase.form.Check;
import org.rarecase.form.DatePrecision;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.SdvRequirement;
import org.rarecase.form.Unit;
import org.rarecase.form.code.Coding;
import org.rarecase.shared.LocalizedText;

/** What an item says that ODM has no place for, so that its form can be made again from the file. */
final class OwnProperties {

    /** Between units, each as {@code times plus name}. */
    static final String BETWEEN_UNITS = "|";

    static final String GROUP_CHECK = "groupCheck";

    private OwnProperties() {}

    /** As attributes of the definition that was begun. */
    static void of(OdmXml x, Item item) throws IOException {
        if (item.isGroup()) {
            x.own("type", Keys.of(item.type()));
        }
        x.own("blinded", item.blinded() ? "Yes" : null);
        x.own("shownToReader", item.shownToReader() ? "Yes" : null);
        x.own("hiddenFromReader", item.hiddenFromReader() ? "Yes" : null);
        x.own("verify", item.verify() == SdvRequirement.NO ? null : Keys.of(item.verify()));
        x.own("confirm", item.origin().confirm() ? "Yes" : null);
        x.own("note", item.origin().note()).own("source", item.origin().source());
        switch (item) {
            case Item.Group it -> x.own("table", it.table() ? "Yes" : null);
            case Item.Choice it -> x.own("forTumourType", it.byTumourType() ? "Yes" : null);
            case Item.Number it -> x.own("showAs", it.age() ? "age" : null);
            case Item.Date it -> x.own("precision", precision(it));
            case Item.Quantity it ->
                x.own(
                        "units",
                        it.units().stream()
                                .skip(1)
                                .map(OwnProperties::unit)
                                .collect(Collectors.joining(BETWEEN_UNITS)));
            case Item.File it -> {
                x.own(
                        "accept",
                        it.limits().accept().stream().sorted().map(Keys::of).collect(Collectors.joining(" ")));
                x.own("maxMegabytes", it.limits().maxMegabytes());
            }
            default -> {}
        }
    }

    private static String precision(Item.Date item) {
        return EnumSet.copyOf(item.precisions()).stream()
                .map(DatePrecision::code)
                .collect(Collectors.joining(" "));
    }

    private static String unit(Unit unit) {
        return unit.times().toPlainString() + " " + unit.plus().toPlainString() + " " + unit.name();
    }

    /** Of a group, as aliases. */
    static void aliases(OdmXml x, Node group) throws IOException {
        alias(x, "rarecase:path", group.path());
        texts(x, "rarecase:help:", group.item().help());
        if (group.item().origin().jrc() != null) {
            alias(x, "JRC-CDE", group.item().origin().jrc());
        }
        for (Coding coding : group.item().origin().codings()) {
            alias(x, "rarecase:" + coding.system().key(), coding.code());
        }
    }

    /** Edit checks at a group, for which ODM has no place. */
    static void checks(OdmXml x, FormDefinition form, Node group) throws IOException {
        for (Check check : form.checks()) {
            if (check.item().equals(group.path())) {
                x.openOwn(GROUP_CHECK).own("check", check.key()).own("severity", Keys.of(check.severity()));
                x.own("confirm", check.confirm() ? "Yes" : null)
                        .own("when", check.when().text());
                for (Map.Entry<String, String> each :
                        new TreeMap<>(check.message().byLanguage()).entrySet()) {
                    x.openOwn("says").own("language", each.getKey()).own("text", each.getValue());
                    x.end();
                }
                x.end();
            }
        }
    }

    /** A text, an alias for each language. */
    static void texts(OdmXml x, String context, LocalizedText text) throws IOException {
        for (Map.Entry<String, String> each : new TreeMap<>(text.byLanguage()).entrySet()) {
            alias(x, context + each.getKey(), each.getValue());
        }
    }

    private static void alias(OdmXml x, String context, String name) throws IOException {
        x.open("Alias").attr("Context", context).attr("Name", name).end();
    }
}
