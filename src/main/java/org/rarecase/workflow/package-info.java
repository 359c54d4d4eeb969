/** The process engine: what may happen next in a case, and who may do it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "study",
            "account",
            "form",
            "form::code",
            "entry",
            "casebook",
            "consent",
            "consent::ui",
            "casebook::ui",
            "casebook::reopening",
            "casebook::consent",
            "casebook::visit",
            "casebook::event",
            "casebook::obstacle",
            "visit",
            "query",
            "pathology",
            "pathology::acknowledgement",
            "pathology::agreed",
            "pathology::concordance",
            "pathology::opinion",
            "pathology::session",
            "pathology::reader",
            "signature",
            "signature::ui",
            "ui"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.workflow;
