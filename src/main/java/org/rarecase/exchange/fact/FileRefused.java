package org.rarecase.exchange.fact;

import org.rarecase.shared.Refusal;

/** A file as a whole cannot be read. Its message names the line. Nothing of it was taken. */
public class FileRefused extends Refusal {

    public FileRefused(String message) {
        super(message);
    }
}
