/** The handful of types that every module speaks: texts, refusals, who acted and what the trail is told. */
@org.jspecify.annotations.NullMarked
package org.rarecase.shared;
