/** What a form is: sections, items, code lists and rules, read from files. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "study"})
@org.jspecify.annotations.NullMarked
package org.rarecase.form;
