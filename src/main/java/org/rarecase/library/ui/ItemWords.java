package org.rarecase.library.ui;

import static org.rarecase.shared.Messages.t;

import java.util.stream.Collectors;
import org.rarecase.entry.RuleTrace;
import org.rarecase.entry.UnitText;
import org.rarecase.form.Item;
import org.rarecase.form.ItemType;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.Severity;

/** What the words of a form's file mean to somebody who has not written it. */
final class ItemWords {

    private ItemWords() {}

    static String type(ItemType type) {
        return switch (type) {
            case TEXT -> t("text");
            case LONG_TEXT -> t("long text");
            case INTEGER -> t("whole number");
            case DECIMAL -> t("number");
            case DATE -> t("date");
            case TIME -> t("time of day");
            case MEASUREMENT -> t("measurement");
            case QUANTITY -> t("quantity");
            case YES_NO -> t("yes or no");
            case CHOICE -> t("one of a few");
            case MULTIPLE_CHOICE -> t("several of a few");
            case CODE -> t("code of a list");
            case FILE -> t("file");
            case GROUP -> t("rows");
            default -> type.name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** Unit, limits and decimals; of a group, how many rows. */
    static String limits(Item item) {
        return switch (item) {
            case Item.Group it
            when it.minRows() != null || it.maxRows() != null ->
                t(
                        "{0} to {1} rows",
                        it.minRows() == null ? 0 : it.minRows(), it.maxRows() == null ? "∞" : it.maxRows());
            case Item.Quantity it ->
                limits(
                        it.range(),
                        it.units().stream()
                                .map(unit -> UnitText.of(unit.name()))
                                .collect(Collectors.joining(", ")));
            default -> limits(item.range(), item.unit() == null ? "" : UnitText.of(item.unit()));
        };
    }

    private static String limits(Item.Range range, String unit) {
        StringBuilder text = new StringBuilder();
        if (range.min() != null || range.max() != null) {
            text.append(range.min() == null ? "" : range.min().toPlainString())
                    .append(" … ")
                    .append(range.max() == null ? "" : range.max().toPlainString())
                    .append(' ');
        }
        text.append(unit);
        if (range.decimals() != null) {
            text.append(text.isEmpty() ? "" : ", ").append(t("decimals: {0}", range.decimals()));
        }
        return text.toString().strip();
    }

    static String flavours(Item item) {
        return item.nullFlavours().stream().sorted().map(ItemWords::flavour).collect(Collectors.joining(", "));
    }

    private static String flavour(NullFlavour flavour) {
        return switch (flavour) {
            case UNKNOWN -> t("Unknown");
            case NOT_DONE -> t("Not done");
            case NOT_APPLICABLE -> t("Not applicable");
            case NOT_ASKED -> t("Not asked");
            case BLANK -> t("No answer");
        };
    }

    static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> t("Blocks submission");
            case QUERY -> t("Becomes a query");
            case WARNING -> t("Informs");
        };
    }

    static String kind(RuleTrace.Kind kind) {
        return switch (kind) {
            case ASKED -> t("Asked only if");
            case REQUIRED -> t("Must be answered if");
            case DERIVED -> t("Calculated");
            case CHECK -> t("Check");
        };
    }
}
