package org.rarecase.exchange.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFilesTests {

    /** No process has it. */
    private static final long ENDED = Integer.MAX_VALUE;

    @Test
    void whatAKilledServerLeftIsRemovedAndNothingOfOthers(@TempDir Path folder) throws IOException {
        ProcessHandle own = ProcessHandle.current();
        Path left = Files.createFile(folder.resolve("rarecase-exchange-" + ENDED + "-17-1.part"));
        Path unpacked = Files.createDirectory(folder.resolve("rarecase-exchange-" + ENDED + "-17-2"));
        Files.writeString(unpacked.resolve("odm.xml"), "<ODM/>");
        Path ofTheOneBefore = Files.createFile(folder.resolve("rarecase-exchange-" + own.pid() + "-17-3.part"));
        Path ofThisOne = Files.createFile(folder.resolve(WorkFiles.own(own) + "4.part"));
        Path ofAnother =
                Files.createFile(folder.resolve(WorkFiles.own(own.parent().orElseThrow()) + "5.part"));
        Path foreign = Files.createFile(folder.resolve("rarecase-exchange-notes"));

        WorkFiles.removeLeft(folder);

        assertThat(left).doesNotExist();
        assertThat(unpacked).doesNotExist();
        assertThat(ofTheOneBefore).doesNotExist();
        assertThat(ofThisOne).exists();
        assertThat(ofAnother).exists();
        assertThat(foreign).exists();
    }

    @Test
    void onlyTheServerItselfReadsThem() throws IOException {
        Path file = WorkFiles.file();
        Path made = WorkFiles.folder();
        try {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        } finally {
            Files.delete(file);
            Files.delete(made);
        }
    }
}
