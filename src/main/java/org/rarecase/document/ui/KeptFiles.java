package org.rarecase.document.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.io.InputStream;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.ui.CaseFiles;
import org.rarecase.document.CaseDocuments;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ui.EntryFiles;
import org.rarecase.form.ItemPath;

/** Gives the fields of a form the documents of its case. */
@SpringComponent
class KeptFiles implements CaseFiles {

    private record OfForm(CaseDocuments documents, CaseId caseId, FormInstanceId instanceId) implements EntryFiles {

        @Override
        public Answer.File keep(ItemPath path, String name, byte[] content) {
            return documents.keep(caseId, instanceId, path, name, content);
        }

        @Override
        public InputStream open(Answer.File file) {
            return documents.open(caseId, file.sha256());
        }

        @Override
        public boolean areScanned() {
            return documents.areScanned();
        }
    }

    private final CaseDocuments documents;

    KeptFiles(CaseDocuments documents) {
        this.documents = documents;
    }

    @Override
    public EntryFiles of(CaseId caseId, FormInstanceId instanceId) {
        return new OfForm(documents, caseId, instanceId);
    }
}
