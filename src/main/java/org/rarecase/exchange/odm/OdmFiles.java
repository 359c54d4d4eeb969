package org.rarecase.exchange.odm;

import static org.rarecase.shared.Messages.number;
import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.fact.LeftOut;
import org.rarecase.exchange.load.ReadableFormat;
import org.rarecase.exchange.load.Reading;
import org.rarecase.exchange.load.Recognised;
import org.rarecase.exchange.load.Recognised.Choice;
import org.rarecase.exchange.load.Unpacked;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Cases in ODM, of ours or of others. */
@Component
@Order(2)
class OdmFiles implements ReadableFormat {

    private static final int LOOK = 400;
    private static final int SHOWN = 5;

    @Override
    public String key() {
        return "odm";
    }

    @Override
    public Optional<Recognised> recognise(Unpacked file) throws IOException {
        Optional<String> name = find(file);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        OdmReader.Head head = OdmReader.head(file.open(name.get()));
        String system = head.source().system();
        LocalizedText what = system.isEmpty()
                ? LocalizedText.ofNoLanguage("ODM " + head.version())
                : texts("ODM {0}, written by {1}", head.version(), system);
        return Optional.of(new Recognised(what, Reading.of(key()), Set.of(Choice.STRICT), List.of(), false));
    }

    @Override
    public FactReader reader(Reading reading) {
        return (stream, known, sink) -> {
            try (Unpacked file = Unpacked.of(stream);
                    InputStream in = file.open(find(file).orElse(Unpacked.ITSELF))) {
                if (reading.choices().strict()) {
                    strict(in, known, sink);
                } else {
                    lenient(in, known, sink);
                }
            } catch (UncheckedIOException failed) {
                throw failed.getCause();
            }
        };
    }

    /** By its first sign: what is XML is none of the others. */
    private static Optional<String> find(Unpacked file) throws IOException {
        for (String name : file.names()) {
            if (file.text(name, LOOK).startsWith("<") && !name.endsWith(".html")) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static void lenient(InputStream in, Content known, FactReader.Sink sink) throws IOException {
        OdmReport report = OdmReader.read(in, known, new OdmReader.Sink() {
            @Override
            public void accept(CaseFact fact, int line) throws IOException {
                sink.read(fact, line);
            }

            @Override
            public void leftOut(OdmFinding finding) {
                try {
                    sink.leftOut(told(finding));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        });
        for (OdmFinding finding : report.findings()) {
            if (finding.subject().isEmpty()) {
                sink.leftOut(told(finding));
            }
        }
        further(report, sink);
    }

    private static void further(OdmReport report, FactReader.Sink sink) throws IOException {
        if (report.furtherFindings() > 0) {
            sink.leftOut(new LeftOut(
                    1, "", "ODM", texts("There are {0} more such findings.", number(report.furtherFindings()))));
        }
    }

    /** Cases until something is wrong; then the file is read to its end for all that is. */
    private static void strict(InputStream in, Content known, FactReader.Sink sink) throws IOException {
        OdmReport report = OdmReader.read(in, known, sink::read);
        if (report.findings().isEmpty()) {
            return;
        }
        List<LeftOut> findings = report.findings().stream().map(OdmFiles::told).toList();
        StringBuilder first = new StringBuilder();
        findings.stream()
                .limit(SHOWN)
                .forEach(each -> first.append('\n')
                        .append(t("Line {0}, {1}:", each.line(), each.place()))
                        .append(' ')
                        .append(each.why().in(Messages.language())));
        throw new FileRefused(
                t("The file is not as ODM and the forms here want it. Nothing was read. Findings: {0}", findings.size())
                        + first,
                findings);
    }

    private static LeftOut told(OdmFinding finding) {
        LocalizedText why = finding.times() == 1
                ? finding.message()
                : texts("{0} ({1} times)", finding.message(), number(finding.times()));
        return new LeftOut(finding.line(), finding.subject(), finding.element(), why);
    }
}
