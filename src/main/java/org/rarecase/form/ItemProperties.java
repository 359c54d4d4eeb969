package org.rarecase.form;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an item says, flat and under one name for all kinds. Names and order are part of the fingerprints that registries
 * keep, and so is that an item which is no date permits all precisions: what is added comes where it says nothing for the
 * forms that were there before.
 */
final class ItemProperties {

    private static final Set<DatePrecision> ALL = EnumSet.allOf(DatePrecision.class);

    private ItemProperties() {}

    static Map<String, @Nullable Object> of(Item item) {
        Item.Rules rules = item.common().rules();
        Item.Origin origin = item.origin();
        Item.Range range = item.range();
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("key", item.key());
        properties.put("type", item.type());
        properties.put("label", item.label());
        properties.put("help", item.help());
        properties.put("unit", range.unit());
        properties.put("units", item instanceof Item.Quantity it ? it.units() : List.of());
        properties.put("min", range.min());
        properties.put("max", range.max());
        properties.put("age", item instanceof Item.Number it && it.age());
        properties.put("decimals", range.decimals());
        properties.put("required", rules.required());
        properties.put("requiredWhen", rules.requiredWhen());
        properties.put("askedWhen", rules.askedWhen());
        properties.put("derive", rules.derive());
        properties.put("byDefault", rules.byDefault());
        properties.put("overridable", rules.overridable());
        properties.put("codeList", item.codeList());
        properties.put("byTumourType", item.isByTumourType());
        properties.put("nullFlavours", item.nullFlavours());
        properties.put("confirm", origin.confirm());
        properties.put("note", origin.note());
        properties.put("blinded", item.blinded());
        properties.put("shownToReader", item.shownToReader());
        properties.put("hiddenFromReader", item.hiddenFromReader());
        properties.put("verify", item.verify());
        properties.put("source", origin.source());
        properties.put("jrc", origin.jrc());
        properties.put("codings", origin.codings());
        properties.put("files", item instanceof Item.File it ? it.limits() : null);
        properties.put("datePrecisions", item instanceof Item.Date it ? it.precisions() : ALL);
        properties.put("minRows", item instanceof Item.Group it ? it.minRows() : null);
        properties.put("maxRows", item instanceof Item.Group it ? it.maxRows() : null);
        properties.put("table", item instanceof Item.Group it && it.table());
        properties.put("items", item.items());
        return properties;
    }
}
