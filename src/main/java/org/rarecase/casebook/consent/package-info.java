/** What may be done with a case, how far its consent was withdrawn, and its erasure. */
@org.springframework.modulith.NamedInterface("consent")
@org.jspecify.annotations.NullMarked
package org.rarecase.casebook.consent;
