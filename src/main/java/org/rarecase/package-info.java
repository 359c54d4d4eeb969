/** Rarecase: electronic case report forms for very rare tumours of childhood. */
@org.jspecify.annotations.NullMarked
package org.rarecase;
