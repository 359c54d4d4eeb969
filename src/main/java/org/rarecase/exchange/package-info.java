/** Data out and in: what is exported, for what, as what, and the job that does it. A package for each format. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "study",
            "account",
            "audit",
            "form",
            "form::code",
            "form::command",
            "entry",
            "entry::ui",
            "casebook",
            "casebook::consent",
            "casebook::event",
            "casebook::obstacle",
            "casebook::visit",
            "casebook::ui",
            "document",
            "print",
            "query",
            "sdv",
            "signature",
            "workflow",
            "ui"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange;
