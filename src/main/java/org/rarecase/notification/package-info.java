/** Tells people what happened that concerns them: in the application, and by mail where a module above sends it. Nobody below knows it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "study",
            "account",
            "form",
            "entry",
            "casebook",
            "consent",
            "casebook::ui",
            "casebook::hold",
            "casebook::reopening",
            "casebook::consent",
            "casebook::event",
            "casebook::visit",
            "visit",
            "query",
            "exchange::withdrawal",
            "pathology",
            "pathology::acknowledgement",
            "pathology::agreed",
            "pathology::opinion",
            "signature",
            "workflow",
            "workflow::task",
            "ui"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.notification;
