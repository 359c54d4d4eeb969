package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.imports.Uploads;
import org.rarecase.exchange.imports.Uploads.Announced;
import org.rarecase.shared.Messages;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.Icons;
import org.rarecase.ui.RefusalLine;
import tools.jackson.databind.json.JsonMapper;

/** Takes a file from the browser; one whose upload broke off goes on when the same file is given again. */
final class ImportUpload extends Div {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String SIZE = "X-File-Size";
    private static final String MODIFIED = "X-File-Modified";
    private static final String FROM = "X-File-From";

    /** Says what the file is before it is sent, and sends the rest of one that had been begun. */
    private static final String ANNOUNCE = """
            this.addEventListener('upload-request', event => {
              const {file, xhr} = event.detail;
              const begun = JSON.parse(this.dataset.begun).find(one =>
                one.name === file.name && one.bytes === file.size && one.modified === file.lastModified);
              const from = begun ? begun.from : 0;
              xhr.setRequestHeader($0, file.size);
              xhr.setRequestHeader($1, file.lastModified);
              xhr.setRequestHeader($2, from);
              const send = xhr.send.bind(xhr);
              xhr.send = body => send(from > 0 ? body.slice(from) : body);
            });
            """;

    private record Arrived(@Nullable Long id, String problem) {}

    private final transient Uploads uploads;
    private final transient Runnable changed;
    private final Upload upload = new Upload();
    private final RefusalLine problem = new RefusalLine();
    private final AtomicReference<@Nullable Arrived> arrived = new AtomicReference<>();

    ImportUpload(ImportServices services, Runnable changed) {
        this.uploads = services.uploads();
        this.changed = changed;
        addClassNames("rc-card", "rc-form");
        Button choose = new Button(t("Choose a file"), Icons.decorative(VaadinIcon.UPLOAD));
        upload.setMaxFiles(1);
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span(t("or drop it here")));
        upload.setUploadHandler(new Receiver(Messages.language()));
        upload.getElement().setProperty("maxFileSize", uploads.largest());
        upload.addFileRejectedListener(rejected -> say(t(
                "The file is larger than {0}, so it is not taken. Nothing was uploaded.",
                ImportTexts.size(uploads.largest()))));
        upload.getElement().addEventListener("upload-start", begun -> problem.clear());
        upload.getElement().addEventListener("upload-success", done -> ended());
        upload.getElement().addEventListener("upload-error", failed -> ended());
        upload.addAttachListener(attached -> upload.getElement().executeJs(ANNOUNCE, SIZE, MODIFIED, FROM));
        Paragraph what = new Paragraph(t(
                "Files of cases as Rarecase writes them, or tables of anybody. The file may be zipped, and have up to {0}. It is"
                        + " kept encrypted for 30 days. Remove names and birth dates before you upload it.",
                ImportTexts.size(uploads.largest())));
        add(new H2(t("New import")), what, upload, problem);
        tellBegun();
    }

    private void tellBegun() {
        List<Announced> begun = uploads.brokenOff();
        upload.getElement().setAttribute("data-begun", JSON.writeValueAsString(begun));
    }

    /** The page's own word that the content arrived, beside the page, or did not. */
    private void ended() {
        upload.clearFileList();
        Arrived file = arrived.getAndSet(null);
        if (file != null && file.id() != null) {
            ImportView.goTo(file.id());
            return;
        }
        say(
                file == null || file.problem().isEmpty()
                        ? t(
                                "The upload broke off. What arrived is kept: choose the same file again, and it goes on from there.")
                        : file.problem());
        tellBegun();
        changed.run();
    }

    private void say(String text) {
        problem.show(text);
    }

    /** Hears the file in a request of its own, while the page goes on. */
    private final class Receiver implements UploadHandler {

        private final Locale language;

        Receiver(Locale language) {
            this.language = language;
        }

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            VaadinRequest request = event.getRequest();
            Announced file = new Announced(
                    event.getFileName(),
                    number(request, SIZE).orElse(event.getFileSize()),
                    number(request, MODIFIED).orElse(0L),
                    number(request, FROM).orElse(0L));
            arrived.set(null);
            Optional<IOException> broken = Messages.speaking(language, () -> {
                try {
                    arrived.set(new Arrived(uploads.receive(file, event.getInputStream()), ""));
                } catch (Refusal refused) {
                    arrived.set(new Arrived(null, String.valueOf(refused.getMessage())));
                } catch (IOException brokeOff) {
                    return Optional.of(brokeOff);
                }
                return Optional.empty();
            });
            if (broken.isPresent()) {
                throw broken.get();
            }
        }

        private static Optional<Long> number(VaadinRequest request, String header) {
            return Optional.ofNullable(request.getHeader(header))
                    .filter(value -> value.matches("\\d{1,15}"))
                    .map(Long::valueOf);
        }

        @Override
        public long getRequestSizeMax() {
            return -1;
        }

        @Override
        public long getFileSizeMax() {
            return -1;
        }
    }
}
