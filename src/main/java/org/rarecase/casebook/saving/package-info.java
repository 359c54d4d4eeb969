/** What a save changes in the answers of a case, what it refuses, and the reasons of corrections. */
@org.springframework.modulith.NamedInterface("saving")
@org.jspecify.annotations.NullMarked
package org.rarecase.casebook.saving;
