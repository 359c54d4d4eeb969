/** The page of one case, to which other modules add panels. */
@org.springframework.modulith.NamedInterface("ui")
@org.jspecify.annotations.NullMarked
package org.rarecase.casebook.ui;
