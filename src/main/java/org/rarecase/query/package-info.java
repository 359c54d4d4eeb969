/** Questions about a value, and their answers. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "study",
            "account",
            "form",
            "form::code",
            "entry",
            "entry::ui",
            "casebook",
            "casebook::ui",
            "casebook::consent",
            "casebook::visit",
            "casebook::event",
            "casebook::saving",
            "casebook::list",
            "casebook::obstacle",
            "visit",
            "ui"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.query;
