package org.rarecase.casebook.ui.presence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param beat how often the page of a case tells that its browser is alive, and how often that is looked after; what
 *     another server wrote is learnt by the second of them
 * @param goneAfter a page of which nothing was heard for so long is not shown to others any more
 */
@ConfigurationProperties("rarecase.pages")
public record PresenceSettings(
        @DefaultValue("5s") Duration beat,
        @DefaultValue("20s") Duration goneAfter) {}
