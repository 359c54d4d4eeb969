/** Undoing approvals, which one coordinator asks for and another decides. */
@org.springframework.modulith.NamedInterface("reopening")
@org.jspecify.annotations.NullMarked
package org.rarecase.casebook.reopening;
