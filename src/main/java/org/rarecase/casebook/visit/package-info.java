/** The visits of a case, their plan, and the other cases of the same patient. */
@org.springframework.modulith.NamedInterface("visit")
@org.jspecify.annotations.NullMarked
package org.rarecase.casebook.visit;
