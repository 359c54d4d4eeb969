package org.rarecase.exchange.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table, row by row. */
public interface Rows extends Closeable {

    /** More columns than any table of cases has. */
    int MOST_COLUMNS = 5000;

    /** More than any form takes in one item, and room for what is not taken. */
    int LONGEST_CELL = 100_000;

    /**
     * @param line of the file, or row of the sheet, from 1 on
     * @param cells one for each column; empty where there is nothing
     * @param typed those that the file itself says to be a number or a day: written with a decimal point, or as 2012-04-03
     */
    record Row(int line, List<String> cells, BitSet typed) {}

    /** The names of the columns. */
    List<String> head();

    /** The next row that is not empty; null at the end. */
    @Nullable
    Row next() throws IOException;
}
