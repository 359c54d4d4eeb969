package org.rarecase.exchange.web;

import static org.rarecase.shared.Messages.t;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseState;
import org.rarecase.exchange.export.Disclosure;
import org.rarecase.exchange.export.Export;
import org.rarecase.exchange.export.ExportRequest;
import org.rarecase.exchange.export.ExportScope;
import org.rarecase.exchange.export.Exports;
import org.rarecase.exchange.export.Identifying;
import org.rarecase.exchange.export.Purpose;
import org.rarecase.exchange.export.Recipient;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Exports as {@code ./rarecase export} asks for them; who may have what is decided by {@link Exports}. */
@RestController
@RequestMapping(CommandSession.PATH + "/exports")
class ExportController {

    private final Exports exports;
    private final Studies studies;

    ExportController(Exports exports, Studies studies) {
        this.exports = exports;
        this.studies = studies;
    }

    /** What was asked for, each as it stands on the command line. */
    record Asked(
            @Nullable List<String> as,
            @Nullable String cut,
            @Nullable String purpose,
            @Nullable String site,
            @Nullable String state,
            @Nullable String tumour,
            @Nullable List<String> forms,
            @Nullable String project,
            @Nullable String recipient,
            @Nullable String country,
            @Nullable List<String> include,
            @Nullable String reason,
            @Nullable Boolean days) {}

    @PostMapping
    ResponseEntity<String> start(Asked asked) {
        Site site = asked.site() == null ? null : site(asked.site());
        ExportScope scope = new ExportScope(
                        site == null ? null : site.id().value(),
                        asked.state() == null ? null : CommandSession.constant(CaseState.class, asked.state()),
                        asked.tumour(),
                        listed(asked.forms()))
                .from(asked.cut() == null ? null : cut(asked.cut()));
        List<Identifying> included = listed(asked.include()).stream()
                .map(each -> CommandSession.constant(Identifying.class, each))
                .toList();
        ExportRequest request = new ExportRequest(
                purpose(asked.purpose()),
                scope,
                listed(asked.as()),
                new Recipient(text(asked.project()), text(asked.recipient()), text(asked.country())),
                new Disclosure(included, text(asked.reason()), Boolean.TRUE.equals(asked.days())));
        return Answers.json(CommandSession.JSON.createObjectNode().put("id", exports.start(request)));
    }

    private long cut(String name) {
        return exports.cuts().stream()
                .filter(cut -> cut.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchKey(
                        t("There is no data cut “{0}” that you can export from. Nothing was started.", name)))
                .id();
    }

    private Site site(String code) {
        return studies.find(code)
                .orElseThrow(() ->
                        new NoSuchKey(t("This is not one of your sites. Nothing was started. Choose another one.")));
    }

    /** The site's own copy, for those who may have one, where nothing else is said. */
    private static Purpose purpose(@Nullable String key) {
        return key == null ? Purpose.OWN_COPY : CommandSession.constant(Purpose.class, key);
    }

    private static List<String> listed(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    @GetMapping("/{id}")
    ResponseEntity<String> find(@PathVariable long id) {
        Export export = own(id);
        ObjectNode told = CommandSession.JSON.createObjectNode();
        Export.Progress progress = export.progress();
        told.put("state", Keys.of(export.state())).put("fileName", export.fileName());
        told.put("total", progress.total()).put("read", progress.read()).put("message", progress.message());
        Export.Made made = export.made();
        if (made != null) {
            told.put("cases", made.cases()).put("bytes", made.bytes()).put("sha256", made.sha256());
        }
        return Answers.json(told);
    }

    private Export own(long id) {
        return exports.newest().stream()
                .filter(export -> export.id() == id)
                .findFirst()
                .orElseThrow(
                        () -> new NoSuchKey(
                                t(
                                        "There is no such export of yours, or it is not kept any more. Make it again under Data → Export.")));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<String> cancel(@PathVariable long id) {
        exports.cancel(id);
        return find(id);
    }

    @GetMapping("/{id}/package")
    void download(@PathVariable long id, HttpServletResponse response) throws IOException {
        Export export = own(id);
        try (InputStream in = exports.open(id)) {
            response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
            if (export.made() != null) {
                response.setContentLengthLong(export.made().bytes());
            }
            in.transferTo(response.getOutputStream());
        }
    }
}
