/** Freezing and locking cases and single forms for the time being. */
@org.springframework.modulith.NamedInterface("hold")
@org.jspecify.annotations.NullMarked
package org.rarecase.casebook.hold;
