package org.rarecase.workflow;

import org.rarecase.shared.Refusal;

/** A process file cannot be deployed. The message names file and line; the deployed processes stay as they were. */
public class ProcessFilesUnusable extends Refusal {

    ProcessFilesUnusable(String message) {
        super(message + " Nothing was deployed; correct the file, or start without --processes.");
    }
}
