package org.rarecase.mail;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.notification.Mailing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Whether mails can be sent, and by what. A registry without a mail server works without mails. */
@Component
public class MailSetup implements Mailing {

    private static final String HOST = "spring.mail.host";

    private final ObjectProvider<JavaMailSender> sender;
    private final MailSettings settings;
    private final Environment environment;
    private final @Nullable String baseUrl;

    MailSetup(
            ObjectProvider<JavaMailSender> sender, MailSettings settings, WebAddress address, Environment environment) {
        this.sender = sender;
        this.settings = settings;
        this.environment = environment;
        String url = address.baseUrl();
        this.baseUrl = url == null || url.isBlank() ? null : url.strip().replaceAll("/+$", "");
    }

    @Override
    public boolean isOn() {
        return missing().isEmpty();
    }

    /** The settings that are still to be made. */
    public List<String> missing() {
        return Stream.of(
                        isBlank(environment.getProperty(HOST)) ? HOST : null,
                        isBlank(settings.from()) ? "rarecase.mail.from" : null,
                        baseUrl == null ? "rarecase.base-url" : null)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public ZoneId zone() {
        ZoneId zone = settings.zone();
        return zone == null ? ZoneId.systemDefault() : zone;
    }

    JavaMailSender sender() {
        return sender.getObject();
    }

    String from() {
        return Objects.requireNonNull(settings.from());
    }

    String url(String address) {
        return baseUrl + "/" + address;
    }

    /** For the head of a mail that is sent once, or again under the same number if it is not known whether it arrived. */
    String newMessageId() {
        String host = URI.create(Objects.requireNonNull(baseUrl)).getHost();
        return "<news." + UUID.randomUUID() + "@" + (host == null ? "rarecase" : host) + ">";
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
