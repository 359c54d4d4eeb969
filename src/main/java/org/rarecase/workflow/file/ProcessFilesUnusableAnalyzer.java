package org.rarecase.workflow.file;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with a process file in place of a stack trace. */
class ProcessFilesUnusableAnalyzer extends AbstractFailureAnalyzer<ProcessFilesUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ProcessFilesUnusable cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Correct the file, or start without --processes. Nothing was changed.", cause);
    }
}
