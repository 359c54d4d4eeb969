/** The process of a case as it is drawn, and the way it went. */
@org.jspecify.annotations.NullMarked
package org.rarecase.workflow.drawing;
