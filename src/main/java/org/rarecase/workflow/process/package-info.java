/** The processes by name: their keys and elements, their variables, and how they are started and told. */
@org.jspecify.annotations.NullMarked
package org.rarecase.workflow.process;
