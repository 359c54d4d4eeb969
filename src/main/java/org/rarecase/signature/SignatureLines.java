package org.rarecase.signature;

import java.util.Arrays;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TraceReader;
import org.springframework.stereotype.Component;

/** What was signed, as the trail has it behind the printed name, in the language of the reader. */
@Component
class SignatureLines implements TraceReader {

    @Override
    public AuditLine read(AuditLine line) {
        String told = line.newValue();
        return told == null || !line.kind().startsWith("signature.")
                ? line
                : line.withValues(
                        line.oldValue(),
                        Arrays.stream(SignatureMeaning.values())
                                .map(SignatureMeaning::statement)
                                .filter(statement -> told.endsWith(": " + statement.english()))
                                .findFirst()
                                .map(statement -> told.substring(
                                                0,
                                                told.length()
                                                        - statement.english().length())
                                        + statement.in(Messages.language()))
                                .orElse(told));
    }
}
