/** Renders any form definition and shows each answer's state at its field. */
@org.springframework.modulith.NamedInterface("ui")
@org.jspecify.annotations.NullMarked
package org.rarecase.entry.ui;
