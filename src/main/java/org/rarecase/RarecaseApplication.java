package org.rarecase;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class RarecaseApplication {

    public static void main(String[] args) {
        SpringApplication.run(RarecaseApplication.class, args);
    }
}
