/** Source data verification: which values are compared with the source, and which have been. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "study",
            "account",
            "form",
            "entry",
            "entry::ui",
            "casebook",
            "casebook::obstacle",
            "casebook::ui",
            "casebook::consent",
            "casebook::event",
            "ui"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.sdv;
