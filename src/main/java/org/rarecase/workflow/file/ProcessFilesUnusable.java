package org.rarecase.workflow.file;

import org.rarecase.shared.Refusal;

/** A process file cannot be deployed. The message names file and line; the deployed processes stay as they were. */
public class ProcessFilesUnusable extends Refusal {

    private final String problem;

    ProcessFilesUnusable(String problem) {
        super(problem + " Nothing was deployed; correct the file, or start without --processes.");
        this.problem = problem;
    }

    /** File, line and what is wrong there, without what to do about it. */
    String problem() {
        return problem;
    }
}
