/** Cases in newer versions of their forms: moved one by one or many at once, with what has no place there put aside. */
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
            "casebook::saving",
            "casebook::obstacle",
            "ui"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.migration;
