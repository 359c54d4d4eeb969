package org.rarecase.workflow.process;

import java.util.Set;

/** Names in {@code reading.bpmn}. */
public final class ReadingProcess {

    public static final String KEY = "reading";
    public static final String ASSIGN_READERS = "Task_AssignReaders";
    public static final String FIND_READER = "Task_FindReader";
    public static final String ACCEPT_OR_DECLINE = "Task_AcceptReading";
    public static final String READ = "Task_Read";

    /** Message that a coordinator took a reading from its reader. */
    public static final String TAKEN_AWAY = "reading-taken-away";

    private static final Set<String> OF_COORDINATOR = Set.of(ASSIGN_READERS, FIND_READER);

    private ReadingProcess() {}

    /** Where a coordinator finds a reader. */
    public static boolean isOfCoordinator(String step) {
        return OF_COORDINATOR.contains(step);
    }

    /** Where one person is asked to read, or reads. */
    public static boolean isOfReader(String step) {
        return step.equals(ACCEPT_OR_DECLINE) || step.equals(READ);
    }
}
