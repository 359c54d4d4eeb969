/** Cases as they were at one moment, kept under a name: what a registry publishes from. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.cut;
