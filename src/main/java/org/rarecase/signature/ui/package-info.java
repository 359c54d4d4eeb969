/** The dialog in which people sign, and what the case page says of signatures. */
@org.springframework.modulith.NamedInterface("ui")
@org.jspecify.annotations.NullMarked
package org.rarecase.signature.ui;
