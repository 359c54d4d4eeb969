package org.rarecase.exchange.odm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;

/** Files of ODM in memory. */
final class Written {

    static final List<Dialect> DIALECTS = List.of(Dialect.ODM_1_3_2, Dialect.ODM_2_0);

    private Written() {}

    static byte[] bytes(Dialect dialect, Content content, CaseFact... facts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OdmWriter writer = new OdmWriter(content, dialect, bytes)) {
            for (CaseFact fact : facts) {
                writer.write(fact);
            }
        }
        return bytes.toByteArray();
    }
}
