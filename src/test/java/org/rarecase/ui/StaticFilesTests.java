package org.rarecase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;

class StaticFilesTests {

    @TempDir
    Path folder;

    @Test
    void theAddressOfWhatIsServedFromAJarFollowsItsContent() throws IOException {
        Resource first = packed("first.jar", "page.js", "let a = 1");
        Resource same = packed("again.jar", "page.js", "let a = 1");
        Resource changed = packed("changed.jar", "page.js", "let a = 2");
        Resource renamed = packed("renamed.jar", "pane.js", "let a = 1");

        assertThat(StaticFiles.fingerprint(List.of(same))).isEqualTo(StaticFiles.fingerprint(List.of(first)));
        assertThat(StaticFiles.fingerprint(List.of(changed))).isNotEqualTo(StaticFiles.fingerprint(List.of(first)));
        assertThat(StaticFiles.fingerprint(List.of(renamed))).isNotEqualTo(StaticFiles.fingerprint(List.of(first)));
    }

    @Test
    void theAddressOfWhatIsServedFromAFolderFollowsItsContent() throws IOException {
        Path file = Files.writeString(folder.resolve("page.js"), "let a = 1");
        String before = StaticFiles.fingerprint(List.of(new FileSystemResource(file)));

        Files.writeString(file, "let a = 2");

        assertThat(StaticFiles.fingerprint(List.of(new FileSystemResource(file))))
                .isNotEqualTo(before);
    }

    private Resource packed(String jar, String name, String content) throws IOException {
        Path file = folder.resolve(jar);
        try (var out = new JarOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new JarEntry(name));
            out.write(content.getBytes());
            out.closeEntry();
        }
        return new UrlResource("jar:" + file.toUri() + "!/" + name);
    }
}
