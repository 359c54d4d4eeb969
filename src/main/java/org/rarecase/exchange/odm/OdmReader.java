package org.rarecase.exchange.odm;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.odm.OdmReport.Source;

/**
 * Reads a file of ODM 2.0 or 1.3 as it comes. What is not understood stays out and is told with its place; a file is read to
 * its end unless it is no XML, or none of ODM.
 */
public final class OdmReader {

    /** Takes the cases of a file, each when all of it was read. */
    public interface Sink {

        /** @param line in which its subject begins */
        void accept(CaseFact fact, int line) throws IOException;

        /** What stays out of the case that comes next. */
        default void leftOut(OdmFinding finding) {}
    }

    private static final String OF_CDISC = "http://www.cdisc.org/ns/odm/";
    private static final String VERSIONS = "1.3, 1.3.1, 1.3.2, 2.0";

    private OdmReader() {}

    /**
     * @param known forms that cases may have
     * @throws OdmUnreadable if it is none of ODM, is no XML, or has what may not be in such a file
     */
    public static OdmReport read(InputStream file, Content known, Sink sink) throws IOException {
        Findings findings = new Findings(sink::leftOut);
        OdmCursor in = new OdmCursor(file, findings);
        in.root();
        Dialect dialect = dialect(in);
        String version = version(in, dialect);
        Source source = source(in);
        if (in.namespace().isEmpty()) {
            in.finding("ODM", texts("The elements have no name space; they are read as those of ODM 1.3."));
        }
        boolean fragment = in.local().equals("MetaDataVersion");
        if (fragment) {
            in.finding("MetaDataVersion", texts("This is a part of a file of ODM; a whole one begins with ODM."));
        }
        in.isTransactional("Transactional".equals(in.attr("FileType")));
        in.is(dialect);
        SubjectReader subjects = new SubjectReader(in, dialect, new KnownForms(known, dialect), sink);
        while (in.nextChild()) {
            if (in.local().equals("ClinicalData")) {
                while (in.nextChild()) {
                    if (in.local().equals("SubjectData")) {
                        subjects.read();
                    } else {
                        in.skip();
                    }
                }
            } else {
                in.skip();
            }
        }
        in.end();
        subjects.end();
        return new OdmReport(version, source, in.counts(), subjects.cases(), findings.all(), findings.further());
    }

    /**
     * What a file is by its root: {@code 1.3.2} and who wrote it.
     *
     * @throws OdmUnreadable if it is none of ODM that can be read
     */
    static Head head(InputStream file) throws IOException {
        OdmCursor in = new OdmCursor(file, new Findings(finding -> {}));
        in.root();
        return new Head(version(in, dialect(in)), source(in));
    }

    /** What the root says. */
    record Head(String version, Source source) {}

    private static String version(OdmCursor in, Dialect dialect) {
        String version = in.attr("ODMVersion");
        return version != null ? version : dialect == Dialect.ODM_2_0 ? "2.0" : "1.3";
    }

    static Dialect dialect(OdmCursor in) {
        String namespace = in.namespace();
        boolean ofOdm = namespace.isEmpty() || namespace.startsWith(OF_CDISC);
        if (!ofOdm || !in.local().equals("ODM") && !in.local().equals("MetaDataVersion")) {
            throw new OdmUnreadable(t(
                    "Line {0}: the file begins with {1} and is none of ODM, which begins with ODM in a name space of CDISC.",
                    in.line(), in.name()));
        }
        String version = String.valueOf(in.attr("ODMVersion"));
        if (namespace.equals(Dialect.ODM_2_0.namespace())
                && (in.attr("ODMVersion") == null || version.startsWith("2.0"))) {
            return Dialect.ODM_2_0;
        }
        boolean is13 = namespace.isEmpty() || namespace.equals(Dialect.ODM_1_3_2.namespace());
        if (is13 && (in.attr("ODMVersion") == null || version.matches("1\\.3(\\.[0-2])?"))) {
            return Dialect.ODM_1_3_2;
        }
        throw new OdmUnreadable(t(
                "Line {0}: ODM {1} in the name space {2} cannot be read. These versions can: {3}",
                in.line(), in.attr("ODMVersion") == null ? "" : version, namespace, VERSIONS));
    }

    private static Source source(OdmCursor in) {
        String system = String.valueOf(in.attr("SourceSystem"));
        String told = (system + " " + in.namespaces()).toLowerCase(Locale.ROOT);
        if (system.equals(OdmWriter.SYSTEM)) {
            return Source.RARECASE;
        }
        if (told.contains("redcap")) {
            return Source.REDCAP;
        }
        if (told.contains("openclinica")) {
            return Source.OPENCLINICA;
        }
        if (told.contains("openedc")) {
            return Source.OPENEDC;
        }
        return told.contains("mdsol") ? Source.RAVE : Source.OTHER;
    }
}
