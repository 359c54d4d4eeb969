package org.rarecase.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.code.CodeList;
import org.rarecase.form.code.Coding;
import org.rarecase.shared.LocalizedText;

/** One question of a form, or a repeating group of them: what all have, and for each kind what it has besides. */
public sealed interface Item {

    Common common();

    ItemType type();

    /**
     * What every item has.
     *
     * @param key stable for ever, unique in its form or group
     * @param nullFlavours reasons for having no value that the item offers
     * @param blinded hidden, a group with all that is in it, from a pathologist who has not signed the review off
     * @param shownToReader told to that pathologist all the same, as it is and whatever it follows from
     * @param hiddenFromReader never shown to central readers, also not after they have signed
     * @param verify whether its value is compared with the source
     */
    record Common(
            String key,
            LocalizedText label,
            LocalizedText help,
            Rules rules,
            Set<NullFlavour> nullFlavours,
            boolean blinded,
            boolean shownToReader,
            boolean hiddenFromReader,
            SdvRequirement verify,
            Origin origin) {

        Common withoutRules() {
            return new Common(
                    key,
                    label,
                    help,
                    Rules.NONE,
                    nullFlavours,
                    blinded,
                    shownToReader,
                    hiddenFromReader,
                    verify,
                    origin);
        }
    }

    /**
     * When it is asked, when it must be answered, and what value it has by itself.
     *
     * @param required must be answered, by a value or by one of the null flavours, before the case is submitted
     * @param requiredWhen as {@code required}, where the rule is true
     * @param askedWhen shown only where the rule is true
     * @param derive calculates the value; the item is then read-only
     * @param byDefault gives the value that the item has when its form or row is added; the item is then like any other
     * @param overridable a derived value may be replaced, with a reason
     */
    record Rules(
            boolean required,
            @Nullable Rule requiredWhen,
            @Nullable Rule askedWhen,
            @Nullable Rule derive,
            @Nullable Rule byDefault,
            boolean overridable) {

        static final Rules NONE = new Rules(false, null, null, null, null, false);
    }

    /**
     * Where it comes from, and what of it is open.
     *
     * @param confirm a clinician has not confirmed it yet; {@code note} tells what is open
     * @param source where a rule or a score comes from
     * @param jrc number of the JRC common data element, or null
     * @param codings what it is called in public terminologies
     */
    record Origin(
            boolean confirm,
            @Nullable String note,
            @Nullable String source,
            @Nullable String jrc,
            List<Coding> codings) {}

    /**
     * What a number may be.
     *
     * @param unit UCUM-like, or null; of a quantity, the unit of record
     * @param decimals digits after the point that it may have, or null for any number
     */
    record Range(
            @Nullable String unit,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable Integer decimals) {

        static final Range NONE = new Range(null, null, null, null);
    }

    /** Whose answer is a number, or several. */
    sealed interface Numeric extends Item {
        Range range();
    }

    /** @param type text or long text */
    record Text(Common common, ItemType type) implements Item {

        public boolean isLong() {
            return type == ItemType.LONG_TEXT;
        }
    }

    /**
     * @param type integer or decimal
     * @param age a number of days that is shown in years and months too
     */
    record Number(Common common, ItemType type, Range range, boolean age) implements Numeric {

        public boolean isWhole() {
            return type == ItemType.INTEGER;
        }
    }

    /** @param precisions what it may be given as; all three without a word in the file */
    record Date(Common common, Set<DatePrecision> precisions) implements Item {
        @Override
        public ItemType type() {
            return ItemType.DATE;
        }
    }

    record Time(Common common) implements Item {
        @Override
        public ItemType type() {
            return ItemType.TIME;
        }
    }

    /** @param range of each axis */
    record Measurement(Common common, Range range) implements Numeric {
        @Override
        public ItemType type() {
            return ItemType.MEASUREMENT;
        }
    }

    /** @param units in which it may be entered, the unit of record first */
    record Quantity(Common common, Range range, List<Unit> units) implements Numeric {
        @Override
        public ItemType type() {
            return ItemType.QUANTITY;
        }

        /** A unit in which it may be entered. */
        public Optional<Unit> findUnit(String name) {
            return units.stream().filter(unit -> unit.name().equals(name)).findFirst();
        }
    }

    record YesNo(Common common) implements Item {
        @Override
        public ItemType type() {
            return ItemType.YES_NO;
        }
    }

    /**
     * @param type choice, multiple choice or code
     * @param codes null only in a form with mistakes that was good once
     * @param byTumourType offers only the codes for the case's tumour type
     */
    record Choice(Common common, ItemType type, @Nullable CodeList codes, boolean byTumourType) implements Item {

        /** One of so many that it is searched for. */
        public boolean isSearched() {
            return type == ItemType.CODE;
        }

        /** Several may be chosen. */
        public boolean isMultiple() {
            return type == ItemType.MULTIPLE_CHOICE;
        }
    }

    /** @param limits what may be uploaded */
    record File(Common common, FileLimits limits) implements Item {
        @Override
        public ItemType type() {
            return ItemType.FILE;
        }
    }

    /**
     * @param minRows rows that it must have at least, or null
     * @param maxRows rows that it may have at most, or null
     * @param table shown with one line for each row
     */
    record Group(
            Common common,
            @Nullable Integer minRows,
            @Nullable Integer maxRows,
            boolean table,
            List<Item> items) implements Item {
        @Override
        public ItemType type() {
            return ItemType.GROUP;
        }

        Group with(Common other) {
            return new Group(other, minRows, maxRows, table, items);
        }

        Group with(List<Item> others) {
            return new Group(common, minRows, maxRows, table, others);
        }
    }

    default String key() {
        return common().key();
    }

    default LocalizedText label() {
        return common().label();
    }

    default LocalizedText help() {
        return common().help();
    }

    default boolean required() {
        return common().rules().required();
    }

    default @Nullable Rule requiredWhen() {
        return common().rules().requiredWhen();
    }

    default @Nullable Rule askedWhen() {
        return common().rules().askedWhen();
    }

    default @Nullable Rule derive() {
        return common().rules().derive();
    }

    default @Nullable Rule byDefault() {
        return common().rules().byDefault();
    }

    default boolean overridable() {
        return common().rules().overridable();
    }

    default Set<NullFlavour> nullFlavours() {
        return common().nullFlavours();
    }

    default boolean blinded() {
        return common().blinded();
    }

    default boolean shownToReader() {
        return common().shownToReader();
    }

    default boolean hiddenFromReader() {
        return common().hiddenFromReader();
    }

    default SdvRequirement verify() {
        return common().verify();
    }

    default Origin origin() {
        return common().origin();
    }

    default boolean isDerived() {
        return derive() != null;
    }

    /** Its value is one of those that are compared with the source first of all. */
    default boolean isCritical() {
        return verify() != SdvRequirement.NO;
    }

    default boolean isGroup() {
        return this instanceof Group;
    }

    /** Those of a group, else none. */
    default List<Item> items() {
        return List.of();
    }

    /** What is chosen from, where there is a list. */
    default @Nullable CodeList codeList() {
        return this instanceof Choice it ? it.codes() : null;
    }

    /** Of a choice that depends on the tumour type of the case. */
    default boolean isByTumourType() {
        return this instanceof Choice it && it.byTumourType();
    }

    /** What its number is in; null where it has none, and of all but numbers. */
    default @Nullable String unit() {
        return range().unit();
    }

    /** What its number may be; of all but numbers, nothing is said. */
    default Range range() {
        return Range.NONE;
    }
}
