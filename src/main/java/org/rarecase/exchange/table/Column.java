package org.rarecase.exchange.table;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Item;

/**
 * A column of a table.
 *
 * @param name unique in its table: the key of an item, and what is behind two underscores: {@code onset__from}
 * @param label in English
 * @param most characters that a text may have; 0 of all other columns
 * @param whole whether all numbers in it are whole ones; false of all other columns
 * @param codes of a column of codes, else null
 * @param lowest no number in it is below; null if nothing is known
 * @param highest no number in it is above; null if nothing is known
 * @param item in the latest version that has it; null of the keys of the line
 */
public record Column(
        String name,
        CellType type,
        String label,
        int most,
        boolean whole,
        @Nullable CodeNumbers codes,
        @Nullable BigDecimal lowest,
        @Nullable BigDecimal highest,
        @Nullable Item item,
        Source source) {

    /** Where the cells of a column come from. */
    interface Source {
        @Nullable
        Object cell(Line line);
    }

    /** A key of the line. */
    static Column key(String name, CellType type, String label, int most) {
        return new Column(
                name,
                type,
                label,
                most,
                type == CellType.NUMBER,
                null,
                null,
                null,
                null,
                line -> line.keys().get(name));
    }

    /** Of UTF-8: four for a character of two units, three at most for each other. */
    public int mostBytes() {
        return 3 * most;
    }

    /** The codes of a column of codes. */
    public CodeNumbers numbers() {
        if (codes == null) {
            throw new IllegalStateException("No codes in " + name);
        }
        return codes;
    }

    /** Its cells may say why there is no value. */
    public boolean tellsWhy() {
        return item != null && type != CellType.TEXT && codes != CodeNumbers.FLAVOURS;
    }

    /**
     * The cell of a line: an object as {@link #type} says, a {@link org.rarecase.form.NullFlavour} where the item has no
     * value, or null if there is nothing to say.
     */
    @Nullable
    Object cell(Line line) {
        return source.cell(line);
    }
}
