/** Cases to try the product with, made by driving the real services. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "study",
            "account",
            "form",
            "entry",
            "casebook",
            "casebook::consent",
            "consent",
            "signature",
            "query",
            "pathology",
            "pathology::agreed",
            "pathology::session",
            "sdv",
            "workflow",
            "workflow::task"
        })
@org.jspecify.annotations.NullMarked
package org.rarecase.demo;
