/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MDTM, MFMT and MFF: facts of a file, told and set. */
final class FactCommandsTest {
    private static final Instant MODIFIED = Instant.parse("2026-06-30T22:01:02Z");

    private final Talk talk = Talk.loggedIn();

    @BeforeEach
    void storeFiles() throws IOException {
        talk.withFile("a", "text").withFile("a b", "text").withFile("20260101000000 c", "named like a time");
        for (String name : new String[] {"a", "a b", "20260101000000 c"}) {
            Files.setLastModifiedTime(talk.root().resolve(name), FileTime.from(MODIFIED));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MDTM a|213 20260630220102",
                "MDTM a b|213 20260630220102",
                "MDTM 20260101000000 c|213 20260630220102",
                "MDTM 20250102030405 a|213 Modify=20250102030405; /a",
                "MDTM 20250102030405.678 a b|213 Modify=20250102030405; /a b",
                "MFMT 20250102030405 a|213 Modify=20250102030405; /a",
                "MFMT 20250102030405.678 a|213 Modify=20250102030405; /a",
                "MFF Modify=20250102030405; a|213 Modify=20250102030405; /a",
                "MFF UNIX.mode=640; a b|213 UNIX.mode=640; /a b",
                "MFF modify=20250102030405;unix.MODE=0600; a|213 Modify=20250102030405;UNIX.mode=600; /a",
            })
    void isTold(String command, String reply) {
        assertThat(talk.say(command)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MDTM|501 Send a path behind the command.",
                "MDTM n|550 No such file or directory.",
                "MDTM 20250102030405 n|550 No such file or directory.",
                "MDTM 20250230000000 a|501 A time has 14 digits, as in 20261231235959.",
                "MFMT a|501 Send MFMT, a time such as 20261231235959, and a path.",
                "MFMT 20251301000000 a|501 A time has 14 digits, as in 20261231235959.",
                "MFMT 20250230000000 a|501 A time has 14 digits, as in 20261231235959.",
                "MFMT 2025 a|501 A time has 14 digits, as in 20261231235959.",
                "MFMT 20250102030405 n|550 No such file or directory.",
                "MFF a|501 Send MFF, facts such as Modify=20261231235959;UNIX.mode=640; and a path.",
                "MFF Modify; a|501 A fact has a value, as in Modify=20261231235959.",
                "MFF Modify=now; a|501 A time has 14 digits, as in 20261231235959.",
                "MFF UNIX.mode=888; a|501 A mode has three octal digits, as in 640.",
                "MFF UNIX.mode=4755; a|501 A mode has three octal digits, as in 640.",
                "MFF Modify=20250102030405;Create=20250102030405; a|504 Only Modify and UNIX.mode can be set.",
                "MFF Modify=20250102030405; n|550 No such file or directory.",
                "MFCT 20250102030405 a|502 MFCT is not offered here.",
            })
    void isRefused(String command, String reply) throws IOException {
        assertThat(talk.say(command)).isEqualTo(reply + "\r\n");
        assertThat(Files.getLastModifiedTime(talk.root().resolve("a")).toInstant())
                .isEqualTo(MODIFIED);
    }

    @Test
    void whatWasSetIsThere() throws IOException {
        talk.say("MFMT 20250102030405 a");
        assertThat(Files.getLastModifiedTime(talk.root().resolve("a")).toInstant())
                .isEqualTo("2025-01-02T03:04:05Z");
    }
}
