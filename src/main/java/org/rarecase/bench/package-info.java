/** Measures what people wait for, beside the least that the database would need for it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "study",
            "account",
            "form",
            "entry",
            "entry::ui",
            "casebook",
            "query",
            "workflow"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.bench;
