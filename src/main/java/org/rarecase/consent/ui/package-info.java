/** How a withdrawal is recorded, and what the page of a case says of it. */
@org.springframework.modulith.NamedInterface("ui")
@org.jspecify.annotations.NullMarked
package org.rarecase.consent.ui;
