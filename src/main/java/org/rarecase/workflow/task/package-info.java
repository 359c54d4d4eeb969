/** Open work: whose it is, what may be answered, and how a step is taken. */
@org.springframework.modulith.NamedInterface("task")
@org.jspecify.annotations.NullMarked
package org.rarecase.workflow.task;
