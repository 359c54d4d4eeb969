package org.rarecase.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.database.Statements;
import org.rarecase.entry.Answer;
import org.rarecase.form.ItemPath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

@RarecaseIntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PageClientIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    Registry registry;

    @Autowired
    Casebook casebook;

    private CaseId id;

    @BeforeEach
    void register() {
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
    }

    @Test
    void aValueIsSavedWithOneRequestAndFewStatements() {
        PageClient client = openForm();
        Map<String, Integer> fields = client.fields();
        client.send(client.change(fields.get("height"), "98"));
        int requests = client.requests();

        List<String> statements = Statements.during(() -> client.send(client.change(fields.get("height"), "99.5")));

        assertThat(client.saysSaved("height")).isTrue();
        assertThat(client.requests() - requests).isOne();
        assertThat(statements).hasSizeLessThanOrEqualTo(6);
        assertThat(stored("height")).isEqualTo(Answer.number("99.5"));
    }

    @Test
    void valuesOfOneRequestAreStoredByOneTransaction() {
        PageClient client = openForm();
        Map<String, Integer> fields = client.fields();
        client.send(client.change(fields.get("height"), "98"));

        List<ObjectNode> both = new ArrayList<>(client.change(fields.get("height"), "97"));
        both.addAll(client.change(fields.get("date_of_birth"), "02.01.2020"));
        List<String> statements = Statements.during(() -> client.send(both));

        assertThat(statements.stream().filter(each -> each.contains("SET e.answers")))
                .hasSize(1);
        assertThat(List.of("height", "date_of_birth")).allMatch(client::saysSaved);
        assertThat(stored("height")).isEqualTo(Answer.number("97"));
        assertThat(stored("date_of_birth")).isNotEqualTo(Answer.BLANK);
    }

    @Test
    void whatIsNoNumberIsNotSaidToBeSaved() {
        PageClient client = openForm();

        client.send(client.change(client.fields().get("height"), "tall"));

        assertThat(client.saysSaved("height")).isFalse();
        assertThat(stored("height")).isEqualTo(Answer.BLANK);
    }

    @Test
    void whoLogsInGetsAnotherSession() {
        PageClient client = new PageClient(port);
        client.get("login");
        String before = client.session();

        client.logIn(registry.anna(), Registry.PASSWORD);

        assertThat(before).isNotEmpty();
        assertThat(client.session()).isNotEqualTo(before);
    }

    @Test
    void nobodyIsLoggedInWithAWrongPassword() {
        assertThatThrownBy(() -> new PageClient(port).logIn(registry.anna(), "a wrong one"))
                .hasMessageContaining("Not logged in");
    }

    private PageClient openForm() {
        return new PageClient(port)
                .logIn(registry.anna(), Registry.PASSWORD)
                .open("cases/" + id + "/" + demographics().id());
    }

    private FormInstance demographics() {
        return registry.as(registry.anna(), () -> casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().value().equals("demographics"))
                .findFirst()
                .orElseThrow();
    }

    private Answer stored(String item) {
        return demographics().answers().get(ItemPath.of(item));
    }
}
