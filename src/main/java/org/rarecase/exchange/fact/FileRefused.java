package org.rarecase.exchange.fact;

import java.util.List;
import org.rarecase.shared.Refusal;

/** A file as a whole cannot be read. Its message names the line. Nothing of it was taken. */
public class FileRefused extends Refusal {

    private final transient List<LeftOut> findings;

    public FileRefused(String message) {
        this(message, List.of());
    }

    /** @param findings all that is wrong with it, by line */
    public FileRefused(String message, List<LeftOut> findings) {
        super(message);
        this.findings = List.copyOf(findings);
    }

    /** What is wrong, line by line; empty where the message says all of it. */
    public List<LeftOut> findings() {
        return findings;
    }
}
