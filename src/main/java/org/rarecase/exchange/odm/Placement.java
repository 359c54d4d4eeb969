package org.rarecase.exchange.odm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Where records of the trail are among what they are about: first in ODM 1.3, after the content in 2.0. */
final class Placement {

    private static final String RECORD = "AuditRecord";
    private static final Set<String> CONTENT =
            Set.of("SubjectData", "StudyEventData", "FormData", "ItemGroupData", "ItemData", "Value");

    private static final class Siblings {
        private boolean any;
        private boolean record;
    }

    private final Deque<Siblings> open = new ArrayDeque<>();

    /** For an element that may stand anywhere. */
    void begin() {
        open.push(new Siblings());
    }

    /** For each element as it begins. */
    boolean isWrong(Dialect dialect, String name) {
        Siblings siblings = open.peek();
        boolean wrong = false;
        if (siblings != null) {
            boolean isRecord = name.equals(RECORD);
            wrong = dialect == Dialect.ODM_2_0
                    ? siblings.record && CONTENT.contains(name)
                    : isRecord && siblings.any && !siblings.record;
            siblings.any = true;
            siblings.record |= isRecord;
        }
        open.push(new Siblings());
        return wrong;
    }

    void end() {
        open.poll();
    }
}
