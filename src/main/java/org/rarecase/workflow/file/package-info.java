/** The files that processes are drawn in: what they may hold, and how they come into force. */
@org.jspecify.annotations.NullMarked
package org.rarecase.workflow.file;
