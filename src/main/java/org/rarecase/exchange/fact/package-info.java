/** The stream of facts between the cases and the formats: a case after the other, each as far as somebody may see it. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.fact;
