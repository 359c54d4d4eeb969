/** What becomes of the consent to a case: withdrawn, taken back, given anew by a patient of age, erasure. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "study",
            "account",
            "form",
            "entry",
            "casebook",
            "casebook::obstacle",
            "casebook::ui",
            "casebook::consent",
            "casebook::event",
            "ui"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.consent;
