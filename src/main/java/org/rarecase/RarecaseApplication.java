package org.rarecase;

import java.time.Clock;
import org.rarecase.audit.checkpoint.AuditCommand;
import org.rarecase.exchange.command.ExchangeCommand;
import org.rarecase.form.reading.FormsCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;

@SpringBootApplication
@ConfigurationPropertiesScan
public class RarecaseApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    public static void main(String[] args) {
        try {
            if (AuditCommand.isMeant(args)) {
                System.exit(AuditCommand.run(System.out, System.err, args));
            } else if (ExchangeCommand.isMeant(args)) {
                System.exit(ExchangeCommand.run(System.out, System.err, args));
            } else if (FormsCommand.isMeant(args)) {
                System.exit(FormsCommand.run(System.out, args));
            } else {
                serve(Options.parse(args));
            }
        } catch (Options.NotUnderstood e) {
            System.err.println("rarecase: " + e.getMessage() + ".\n\n" + Options.USAGE);
            System.exit(2);
        }
    }

    private static void serve(Options options) {
        try {
            start(options);
        } catch (RuntimeException reportedBySpring) {
            System.exit(1);
        }
    }

    static ConfigurableApplicationContext start(Options options) {
        var application = new SpringApplication(RarecaseApplication.class);
        if (options.isVerbose()) {
            StartReport.of(application, System.out);
        }
        // Above environment and files: what is typed counts.
        application.addInitializers(context -> {
            var environment = context.getEnvironment();
            environment.getPropertySources().addFirst(new MapPropertySource("command line", options.properties()));
            var demo = environment.getProperty("rarecase.demo", Boolean.class, false);
            environment.getPropertySources().addLast(new MapPropertySource("defaults", Options.defaults(demo)));
        });
        return application.run();
    }
}
