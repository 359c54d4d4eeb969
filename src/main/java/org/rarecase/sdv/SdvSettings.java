package org.rarecase.sdv;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param background whether this server counts by itself what is left; tests do it step by step */
@ConfigurationProperties("rarecase.verification")
record SdvSettings(@DefaultValue("true") boolean background) {}
