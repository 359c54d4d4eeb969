/** Filling a form in: from definition and answers to what is asked, required, derived and found. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "form", "form::code", "study", "ui"})
@org.jspecify.annotations.NullMarked
package org.rarecase.entry;
