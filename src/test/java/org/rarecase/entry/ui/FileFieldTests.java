package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormContent;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Refusal;

@ViewPackages(packages = "org.rarecase.entry.ui")
class FileFieldTests extends BrowserlessTest {

    private static final ItemPath REPORT = ItemPath.of("report");
    private static final Answer.File KEPT = new Answer.File("report.pdf", "application/pdf", 1_234_567, "0".repeat(64));

    private final List<Answer> answered = new ArrayList<>();
    private EntryForm form;

    private static final class Refused extends Refusal {
        Refused(String message) {
            super(message);
        }
    }

    /** Keeps all but empty files. */
    private static final EntryFiles FILES = new EntryFiles() {
        @Override
        public Answer.File keep(ItemPath path, String name, byte[] content) {
            if (content.length == 0) {
                throw new Refused("It is empty.");
            }
            return new Answer.File(name, "application/pdf", content.length, "1".repeat(64));
        }

        @Override
        public InputStream open(Answer.File file) {
            return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public boolean areScanned() {
            return false;
        }
    };

    private void show(Answers answers, boolean readOnly, @Nullable EntryFiles files) {
        Evaluation evaluation = Evaluation.of(List.of(new FormContent(
                new FormInstanceId(1),
                FormFiles.with("form", "- {item: report, type: file, accept: [pdf, svs], label: {en: Report}}")
                        .load()
                        .form(new FormKey("form")),
                answers)));
        form = new EntryForm(
                evaluation,
                new FormInstanceId(1),
                new EntrySettings(readOnly, null, false, List.of(), files),
                changes -> changes.forEach(change -> answered.add(change.after())));
        UI.getCurrent().removeAll();
        UI.getCurrent().add(form);
    }

    private FileField field() {
        return (FileField) form.fields().field(REPORT).orElseThrow().input();
    }

    private String text(String className) {
        return find(Span.class, field()).withClassName(className).single().getText();
    }

    @Test
    void anUploadedFileIsTheAnswerAndCanBeOpened() {
        show(Answers.NONE, false, FILES);
        assertThat(find(Anchor.class, form).exists()).isFalse();

        field().receive("scan.pdf", new byte[] {1, 2, 3});

        assertThat(answered).containsExactly(new Answer.File("scan.pdf", "application/pdf", 3, "1".repeat(64)));
        assertThat(find(Anchor.class, form).single().getText()).isEqualTo("scan.pdf");
        assertThat(find(Anchor.class, form).single().getHref()).isNotEmpty();
        assertThat(text("rc-file-size")).isEqualTo("3 B");
    }

    @Test
    void aRefusalStandsAtTheFieldAndTheFormerFileStays() {
        show(Answers.NONE.with(REPORT, KEPT), false, FILES);

        field().receive("empty.pdf", new byte[0]);

        assertThat(answered).isEmpty();
        assertThat(text("rc-file-problem")).isEqualTo("It is empty.");
        assertThat(find(Anchor.class, form).single().getText()).isEqualTo("report.pdf");
    }

    @Test
    void aFileCanBeTakenOut() {
        show(Answers.NONE.with(REPORT, KEPT), false, FILES);

        test(find(Button.class, form)
                        .withAriaLabel("Take this file out of the form")
                        .single())
                .click();

        assertThat(answered).containsExactly(Answer.BLANK);
        assertThat(find(Anchor.class, form).exists()).isFalse();
    }

    @Test
    void whoMayOnlyReadOpensButUploadsNothing() {
        show(Answers.NONE.with(REPORT, KEPT), true, FILES);

        assertThat(find(Anchor.class, form).single().getText()).isEqualTo("report.pdf");
        assertThat(text("rc-file-size")).isEqualTo("1.2 MB");
        assertThat(find(Upload.class, form).exists()).isFalse();
        assertThat(find(Button.class, form).exists()).isFalse();
    }

    @Test
    void withoutAPlaceForFilesNoneCanBeGiven() {
        show(Answers.NONE, false, null);

        assertThat(find(Upload.class, form).exists()).isFalse();
        assertThat(text("rc-file-hint")).startsWith("PDF or SVS, up to 20 MB.");
    }

    @Test
    void theBrowserIsToldWhatIsPossible() {
        show(Answers.NONE, false, FILES);

        Upload upload = find(Upload.class, form).single();
        assertThat(upload.getMaxFileSize()).isEqualTo(20_000_000);
        assertThat(upload.getAcceptedFileExtensions()).containsExactly(".pdf", ".svs");
    }
}
