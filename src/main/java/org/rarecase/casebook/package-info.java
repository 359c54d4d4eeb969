/** Cases and their filled forms: register, save, submit, return, approve. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "study", "account", "form", "form::code", "entry", "entry::ui", "ui"})
@org.jspecify.annotations.NullMarked
package org.rarecase.casebook;
