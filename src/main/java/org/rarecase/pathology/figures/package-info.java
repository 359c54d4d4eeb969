/** How far readers agree with each other and with the sites, in figures. */
@org.jspecify.annotations.NullMarked
package org.rarecase.pathology.figures;
