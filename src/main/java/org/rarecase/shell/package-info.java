/** The frame around every page, and what a page shows when something fails. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "study", "ui", "shared"})
@org.jspecify.annotations.NullMarked
package org.rarecase.shell;
