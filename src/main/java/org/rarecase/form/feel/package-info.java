/** The language of rules: the only place that knows the FEEL engine and its syntax tree. */
@org.jspecify.annotations.NullMarked
package org.rarecase.form.feel;
