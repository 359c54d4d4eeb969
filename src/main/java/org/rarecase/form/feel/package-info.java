/** The language of rules: parsed and evaluated by the FEEL engine, read through a tree of our own. */
@org.jspecify.annotations.NullMarked
package org.rarecase.form.feel;
