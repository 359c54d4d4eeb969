/** What the registry studies and where: sites and tumour types. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package org.rarecase.study;
