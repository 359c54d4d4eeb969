/** What is decided where readers differ: by a further reader who sees all of it, or by a panel in a session. */
@org.springframework.modulith.NamedInterface
@org.jspecify.annotations.NullMarked
package org.rarecase.pathology.session;
