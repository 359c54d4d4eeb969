package org.rarecase.mail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.Code;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.springframework.beans.factory.annotation.Autowired;

@RarecaseIntegrationTest
@ViewPackages(packages = "org.rarecase.mail.ui")
class MailViewIntegrationTests extends SpringBrowserlessTest {

    @Autowired
    Registry registry;

    @Test
    void anAdministratorIsToldWhatIsMissingForMails() {
        registry.run(registry.administrator(), () -> {
            navigate("mails", MailView.class);
            assertThat(find(Code.class).all())
                    .extracting(Code::getText)
                    .containsExactly("spring.mail.host", "rarecase.mail.from", "rarecase.base-url");
        });
    }
}
