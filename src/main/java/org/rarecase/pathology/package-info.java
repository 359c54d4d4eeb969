/** Central review of the diagnosis, and how it agrees with the local one. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "study",
            "account",
            "form",
            "form::code",
            "entry",
            "entry::ui",
            "casebook",
            "casebook::ui",
            "casebook::consent",
            "casebook::event",
            "print",
            "signature",
            "signature::ui",
            "ui"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.pathology;
