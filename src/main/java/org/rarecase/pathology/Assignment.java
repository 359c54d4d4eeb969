package org.rarecase.pathology;

/** Who finds the readers of a review. */
enum Assignment {
    /** A coordinator confirms, or changes, who is proposed. */
    COORDINATOR,
    /** Who is proposed first is asked at once; the coordinator is asked only where nobody is. */
    AUTOMATIC
}
