/** How forms are read: YAML files, code tables and their schemas become definitions, and mistakes are told by line. */
@org.jspecify.annotations.NullMarked
package org.rarecase.form.reading;
