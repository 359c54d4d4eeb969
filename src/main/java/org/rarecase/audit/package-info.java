/** The audit trail: written with what it tells of, chained, never rewritten. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "study",
            "account",
            "casebook",
            "casebook::ui",
            "casebook::consent",
            "entry",
            "entry::ui",
            "form",
            "ui"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.audit;
