/** Files given as answers: looked through, kept once by their content, and read by those who may read the form. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "account",
            "form",
            "entry",
            "entry::ui",
            "casebook",
            "casebook::ui",
            "casebook::consent",
            "casebook::obstacle"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.document;
