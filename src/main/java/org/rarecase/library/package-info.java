/** The forms as a data manager works with them: read, compared, confirmed, printed and tried out. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "study", "account", "form", "form::code", "entry", "entry::ui", "print", "ui"})
@org.jspecify.annotations.NullMarked
package org.rarecase.library;
