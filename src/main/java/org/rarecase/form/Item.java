package org.rarecase.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;

/**
 * One question of a form.
 *
 * @param key stable for ever, unique in its form or group
 * @param unit UCUM-like unit of a number, or null; of a quantity, the unit of record
 * @param units in which a quantity may be entered, the unit of record first; else empty
 * @param age a number of days that is shown in years and months too
 * @param decimals digits after the point that a decimal may have, or null for any number
 * @param required must be answered, by a value or by one of {@code nullFlavours}, before the case is submitted
 * @param requiredWhen as {@code required}, where the rule is true
 * @param askedWhen shown only where the rule is true
 * @param derive calculates the value; the item is then read-only
 * @param byDefault gives the value that the item has when its form or row is added; the item is then like any other
 * @param overridable a derived value may be replaced, with a reason
 * @param codeList of a choice or code
 * @param byTumourType offers only the codes for the case's tumour type
 * @param nullFlavours reasons for having no value that the item offers
 * @param confirm a clinician has not confirmed it yet; {@code note} tells what is open
 * @param blinded hidden, a group with all that is in it, from a pathologist who has not signed the review off
 * @param verify whether its value is compared with the source
 * @param source where a rule or a score comes from
 * @param jrc number of the JRC common data element, or null
 * @param codings what it is called in public terminologies
 * @param files what may be uploaded, or null where the item is no file
 * @param datePrecisions what a date may be given as; all three without a word in the file
 * @param minRows rows that a group must have at least, or null
 * @param maxRows rows that a group may have at most, or null
 * @param table a group shown with one line for each row
 * @param items of a group, else empty
 */
public record Item(
        String key,
        ItemType type,
        LocalizedText label,
        LocalizedText help,
        @Nullable String unit,
        List<Unit> units,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        boolean age,
        @Nullable Integer decimals,
        boolean required,
        @Nullable Rule requiredWhen,
        @Nullable Rule askedWhen,
        @Nullable Rule derive,
        @Nullable Rule byDefault,
        boolean overridable,
        @Nullable CodeList codeList,
        boolean byTumourType,
        Set<NullFlavour> nullFlavours,
        boolean confirm,
        @Nullable String note,
        boolean blinded,
        SdvRequirement verify,
        @Nullable String source,
        @Nullable String jrc,
        List<Coding> codings,
        @Nullable FileLimits files,
        Set<DatePrecision> datePrecisions,
        @Nullable Integer minRows,
        @Nullable Integer maxRows,
        boolean table,
        List<Item> items) {

    /** A unit in which the quantity may be entered. */
    public Optional<Unit> findUnit(String name) {
        return units.stream().filter(unit -> unit.name().equals(name)).findFirst();
    }

    Item with(List<Item> others) {
        return new Item(
                key,
                type,
                label,
                help,
                unit,
                units,
                min,
                max,
                age,
                decimals,
                required,
                requiredWhen,
                askedWhen,
                derive,
                byDefault,
                overridable,
                codeList,
                byTumourType,
                nullFlavours,
                confirm,
                note,
                blinded,
                verify,
                source,
                jrc,
                codings,
                files,
                datePrecisions,
                minRows,
                maxRows,
                table,
                others);
    }

    public boolean isDerived() {
        return derive != null;
    }

    /** Its value is one of those that are compared with the source first of all. */
    public boolean isCritical() {
        return verify != SdvRequirement.NO;
    }

    public boolean isGroup() {
        return type == ItemType.GROUP;
    }
}
