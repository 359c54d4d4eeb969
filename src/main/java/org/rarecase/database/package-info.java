/** The MySQL server that comes along, and the two accounts every database is used with. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package org.rarecase.database;
