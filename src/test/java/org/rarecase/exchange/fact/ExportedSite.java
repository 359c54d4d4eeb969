package org.rarecase.exchange.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.study.Site;

/** All cases of a site as JSON: what tests of imports hand in. */
public final class ExportedSite {

    private ExportedSite() {}

    public static String json(FactSource source, List<Format> formats, Registry registry, Site site) {
        List<CaseFact> cases = new ArrayList<>();
        List<Content> contents = new ArrayList<>();
        Selection selection = new Selection(new CaseFilter(null, site.id(), null, ""), Set.of(), false);
        registry.run(
                registry.monitor(),
                () -> source.read(selection, new FactSource.Reader() {
                    @Override
                    public Content begin(Content content, int count, int restricted) {
                        contents.add(content);
                        return content;
                    }

                    @Override
                    public void read(CaseFact fact) {
                        cases.add(fact);
                    }
                }));
        Format json = formats.stream()
                .filter(format -> format.key().equals("json"))
                .findFirst()
                .orElseThrow();
        return WrittenFiles.of(json, contents.getFirst(), cases).text("cases.ndjson");
    }
}
