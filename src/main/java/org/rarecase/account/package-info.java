/** People who log in, their roles and their sites. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "study", "ui"})
@org.jspecify.annotations.NullMarked
package org.rarecase.account;
