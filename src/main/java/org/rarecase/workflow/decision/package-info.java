/** What expressions and tables of the process files decide by. */
@org.jspecify.annotations.NullMarked
package org.rarecase.workflow.decision;
