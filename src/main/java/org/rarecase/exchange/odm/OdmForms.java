package org.rarecase.exchange.odm;

import static org.rarecase.shared.Messages.t;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Makes forms from the definitions of a file of ODM: the newest ones, if there are several. */
public final class OdmForms {

    /** So many definitions does no study have. */
    private static final int MOST = 200_000;

    /**
     * What was made.
     *
     * @param files in the language of forms, by their path in a folder of forms
     * @param notUnderstood what of the definitions is in none of the files, and why
     */
    public record Made(Map<String, String> files, List<OdmFinding> notUnderstood) {}

    private OdmForms() {}

    /** @throws OdmUnreadable if it is none of ODM, is no XML, or has what may not be in such a file */
    public static Made read(InputStream file) throws IOException {
        Findings findings = new Findings(it -> {});
        OdmCursor in = new OdmCursor(file, findings);
        in.root();
        Dialect dialect = OdmReader.dialect(in);
        in.is(dialect);
        Definitions read = new Definitions();
        if (in.local().equals("MetaDataVersion")) {
            version(in, read);
        } else {
            while (in.nextChild()) {
                if (in.local().equals("Study")) {
                    study(in, read);
                } else {
                    in.skip();
                }
            }
        }
        in.end();
        Map<String, String> files = new FormsOfStudy(read, findings).files();
        return new Made(files, findings.all());
    }

    private static void study(OdmCursor in, Definitions read) {
        while (in.nextChild()) {
            switch (in.local()) {
                case "BasicDefinitions" -> {
                    while (in.nextChild()) {
                        read.unit(in.element());
                    }
                }
                case "MetaDataVersion" -> version(in, read);
                default -> in.skip();
            }
        }
    }

    /** One that takes others in goes on where they ended; else it begins anew. */
    private static void version(OdmCursor in, Definitions read) {
        boolean first = true;
        while (in.nextChild()) {
            if (first && !in.local().equals("Include")) {
                read.begin();
            }
            first = false;
            read.add(in.element());
            if (read.count() > MOST) {
                throw new OdmUnreadable(
                        t("Line {0}: the file has more definitions than can be read ({1}).", in.line(), MOST));
            }
        }
    }
}
