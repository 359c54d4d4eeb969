/** Open work as a list, as next steps of a case, and as the process drawn. */
@org.jspecify.annotations.NullMarked
package org.rarecase.workflow.ui;
