/** Documents as XSL-FO, laid out as PDF. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.rarecase.print;
