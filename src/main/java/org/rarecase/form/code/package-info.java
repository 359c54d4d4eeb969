/** Codes to choose from, the codings of standards they bear, and how they are found. */
@org.springframework.modulith.NamedInterface("code")
@org.jspecify.annotations.NullMarked
package org.rarecase.form.code;
