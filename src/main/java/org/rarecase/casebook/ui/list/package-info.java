/** The list of cases, to which other modules add columns and actions. */
@org.springframework.modulith.NamedInterface("list")
@org.jspecify.annotations.NullMarked
package org.rarecase.casebook.ui.list;
