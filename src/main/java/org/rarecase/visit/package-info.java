/** Visits after the case was submitted: planned follow-up, relapse, second tumour, and the other cases of a patient. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "study",
            "account",
            "form",
            "entry",
            "entry::ui",
            "casebook",
            "casebook::ui",
            "casebook::consent",
            "casebook::visit",
            "casebook::event",
            "casebook::obstacle",
            "ui"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.visit;
