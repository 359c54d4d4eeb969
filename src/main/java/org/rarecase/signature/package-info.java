/** Electronic signatures: given with name and password, bound to what was signed, ended by any change of it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "study",
            "account",
            "form",
            "entry",
            "casebook",
            "casebook::ui",
            "casebook::consent",
            "casebook::event",
            "visit",
            "ui"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.signature;
