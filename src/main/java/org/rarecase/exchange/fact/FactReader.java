package org.rarecase.exchange.fact;

import java.io.IOException;
import java.io.InputStream;

/** Reads cases from a file. */
@FunctionalInterface
public interface FactReader {

    /**
     * Reads a file to its end, with one case in memory.
     *
     * @param known each version of each form that a case may have here
     * @throws FileRefused if it is none of this format, was cut, or has what may not be in such a file; the cases before
     *     have been given to the sink by then
     */
    void read(InputStream file, Content known, Sink sink) throws IOException;

    /** Takes what is read. */
    interface Sink {

        /**
         * @param fact of forms and items what the file has, and no others
         * @param line of the file in which the case begins, from 1 on
         */
        void read(CaseFact fact, int line) throws IOException;

        /** Told before the case that it is of, or, if it is of none, at the end. */
        void leftOut(LeftOut what) throws IOException;
    }
}
