/** What happened to a case or is about to, for the modules that listen. */
@org.springframework.modulith.NamedInterface("event")
@org.jspecify.annotations.NullMarked
package org.rarecase.casebook.event;
