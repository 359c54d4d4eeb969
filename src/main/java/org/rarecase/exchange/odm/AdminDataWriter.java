package org.rarecase.exchange.odm;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.exchange.fact.Parties;
import org.rarecase.signature.SignatureMeaning;

/** Who and where the records of changes name, and what signatures mean. */
final class AdminDataWriter {

    /** Where something was done in a case whose site is left out. */
    static final String NO_SITE = "L.";

    private static final String LEGAL = "Electronic signature of a person (21 CFR Part 11; EU GMP Annex 11)";

    private final OdmXml x;
    private final Dialect dialect;

    AdminDataWriter(OdmXml x, Dialect dialect) {
        this.x = x;
        this.dialect = dialect;
    }

    void write(Parties parties, List<Generation> generations, Instant asOf) throws IOException {
        x.open("AdminData").attr("StudyOID", MetadataWriter.STUDY);
        for (Parties.Person person : parties.people()) {
            x.open("User").attr("OID", userOid(person.name()));
            x.leaf(dialect.userNameElement(), person.name());
            if (person.fullName() != null) {
                x.leaf("FullName", person.fullName());
            }
            x.end();
        }
        LocalDate since = asOf.atZone(ZoneOffset.UTC).toLocalDate();
        location(NO_SITE, "Rarecase", generations, since);
        for (Parties.Location site : parties.sites()) {
            location(OdmWriter.siteOid(site.code()), site.name(), generations, since);
        }
        for (SignatureMeaning meaning : SignatureMeaning.values()) {
            x.open("SignatureDef").attr("OID", signatureOid(Keys.of(meaning))).attr("Methodology", "Electronic");
            x.leaf("Meaning", meaning.statement().english())
                    .leaf("LegalReason", LEGAL)
                    .end();
        }
        x.end();
    }

    private void location(String oid, String name, List<Generation> generations, LocalDate since) throws IOException {
        x.open("Location").attr("OID", oid).attr("Name", name);
        for (Generation generation : generations) {
            x.open("MetaDataVersionRef").attr("StudyOID", MetadataWriter.STUDY);
            x.attr("MetaDataVersionOID", generation.oid())
                    .attr("EffectiveDate", since)
                    .end();
        }
        x.end();
    }

    static String userOid(String name) {
        return "U." + name;
    }

    static String signatureOid(String meaning) {
        return "SD." + meaning;
    }
}
