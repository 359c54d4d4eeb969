package org.rarecase.exchange.web;

import static org.rarecase.shared.Messages.t;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.exchange.imports.Import;
import org.rarecase.exchange.imports.Imports;
import org.rarecase.exchange.imports.OutcomeFilter;
import org.rarecase.exchange.imports.ShownOutcome;
import org.rarecase.exchange.imports.Uploads;
import org.rarecase.exchange.load.Differences;
import org.rarecase.exchange.load.LoadCheck;
import org.rarecase.exchange.load.LoadCounts;
import org.rarecase.exchange.load.LoadOutcome.Kind;
import org.rarecase.shared.Messages;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Imports as {@code ./rarecase import} asks for them, step by step; who may import what is decided by {@link Imports}. */
@RestController
@RequestMapping(ImportController.PATH)
class ImportController {

    static final String PATH = CommandSession.PATH + "/imports";

    private static final OutcomeFilter TO_LOOK_AT = new OutcomeFilter(Set.of(Kind.DIFFERENT, Kind.REFUSED), "");

    private final Imports imports;
    private final Uploads uploads;

    ImportController(Imports imports, Uploads uploads) {
        this.imports = imports;
        this.uploads = uploads;
    }

    /** The body is the file. */
    @PostMapping
    ResponseEntity<String> receive(@RequestParam String name, @RequestParam long modified, HttpServletRequest request)
            throws IOException {
        Uploads.Announced file = new Uploads.Announced(name, request.getContentLengthLong(), modified, 0);
        return find(uploads.receive(file, request.getInputStream()));
    }

    @PostMapping("/{id}/check")
    ResponseEntity<String> check(@PathVariable long id, @RequestParam(defaultValue = "") String differences) {
        if (!differences.isEmpty()) {
            imports.choose(id, CommandSession.constant(Differences.class, differences));
        }
        imports.check(id);
        return find(id);
    }

    @PostMapping("/{id}/confirm")
    ResponseEntity<String> confirm(@PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        imports.confirm(id, reason);
        return find(id);
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<String> cancel(@PathVariable long id) {
        imports.cancel(id);
        return find(id);
    }

    @GetMapping("/{id}")
    ResponseEntity<String> find(@PathVariable long id) {
        Import job = imports.find(id);
        ObjectNode told = CommandSession.JSON.createObjectNode();
        told.put("id", job.id()).put("state", Keys.of(job.state())).put("read", job.cases());
        told.put("needsMapping", job.needsMapping()).put("number", job.number());
        told.put("message", job.message() == null ? null : t(job.message()));
        if (job.recognised() != null) {
            told.put("what", job.recognised().what().in(Messages.language()));
        }
        LoadCheck check = job.check();
        if (check != null) {
            LoadCounts counts = check.counts();
            told.put("cases", counts.cases()).put("added", counts.added());
            told.put("fresh", counts.fresh()).put("equal", counts.equal());
            told.put("different", counts.different())
                    .put("taken", counts.taken())
                    .put("refused", counts.refused());
        }
        return Answers.json(told);
    }

    /** What is different or refused, a page at a time. */
    @GetMapping("/{id}/outcomes")
    ResponseEntity<String> outcomes(@PathVariable long id, @RequestParam(defaultValue = "0") int from) {
        ObjectNode told = CommandSession.JSON.createObjectNode();
        told.put("count", imports.count(id, TO_LOOK_AT));
        ArrayNode lines = told.putArray("lines");
        List<ShownOutcome> page = imports.outcomes(id, TO_LOOK_AT, from);
        page.forEach(each -> lines.addObject()
                .put("line", each.outcome().line())
                .put("kind", Keys.of(each.outcome().kind()))
                .put("subject", each.outcome().subject())
                .put("form", each.outcome().form())
                .put("path", each.outcome().path())
                .put("here", each.outcome().here())
                .put("inFile", each.outcome().inFile())
                .put("why", each.outcome().why().in(Messages.language())));
        return Answers.json(told);
    }
}
