package org.rarecase.exchange.web;

import static org.rarecase.shared.Messages.t;

import java.util.Arrays;
import java.util.Locale;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.json.JsonMapper;

/** Who logged in, and the token without which nothing is changed. */
@RestController
@RequestMapping(CommandSession.PATH)
class CommandSession {

    /** All that the command line asks begins with it. */
    static final String PATH = "/command";

    static final JsonMapper JSON = new JsonMapper();

    private final CurrentAccount currentAccount;

    CommandSession(CurrentAccount currentAccount) {
        this.currentAccount = currentAccount;
    }

    @GetMapping("/session")
    ResponseEntity<String> session(CsrfToken token) {
        return Answers.json(JSON.createObjectNode()
                .put("user", currentAccount.account().userName())
                .put("header", token.getHeaderName())
                .put("token", token.getToken()));
    }

    /** What a word of the command line stands for. */
    static <E extends Enum<E>> E constant(Class<E> type, String key) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> Keys.of(each).equals(key.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new NoSuchKey(t(
                        "“{0}” is not possible here. Possible are: {1}.",
                        key,
                        String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(Keys::of)
                                        .toList()))));
    }

    /** A refusal is answered with its sentence, which the command prints. */
    @RestControllerAdvice(basePackageClasses = CommandSession.class)
    static class Refused {

        @ExceptionHandler
        ResponseEntity<String> on(Refusal refusal) {
            HttpStatusCode status = refusal instanceof NotAllowed ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT;
            return Answers.text(status, refusal.getMessage());
        }

        @ExceptionHandler
        ResponseEntity<String> on(IllegalArgumentException notUnderstood) {
            return Answers.text(
                    HttpStatus.BAD_REQUEST, t("The server did not understand this. Is it of another version?"));
        }
    }
}
