/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hashes of ten digits, and of three million bytes. */
final class HashCommandsTest {
    private final Talk talk = Talk.loggedIn();

    @BeforeEach
    void storeFiles() throws IOException {
        talk.withFile("a", "0123456789")
                .withFile("a 1", "0123456789")
                .withFile("empty", "")
                .withDirectory("d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPTS HASH|200 SHA-256",
                "OPTS HASH md5|200 MD5",
                "HASH a|213 SHA-256 0-9 84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882 /a",
                "HASH a 1|213 SHA-256 0-9 84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882 /a 1",
                "HASH empty|213 SHA-256 0-0 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 /empty",
                "XCRC a|250 A684C7C6",
                "XCRC a 1|250 A684C7C6",
                "XCRC a 1 3|250 4F5344CD",
                "XCRC \"a 1\"|250 A684C7C6",
                "XCRC \"a\" 1 3|250 4F5344CD",
                "XMD5 a 5|250 099EBEA48EA9666A7DA2177267983138",
                "XSHA1 a|250 87ACEC17CD9DCD20A716CC2CF67417B71C8A7016",
                "XSHA256 a|250 84D89877F0D4041EFB6BF91A16F0248F2FD573E6AF05C19F96BEDB9F882F7882",
                "XSHA512 empty 0 0|250 CF83E1357EEFB8BDF1542850D66D8007D620E4050B5715DC83F4A921D36CE9CE47D0D13C5D85F2B0FF8318D2877EEC2F63B931BD47417A81A538327AF927DA3E",
            })
    void isTold(String command, String reply) {
        assertThat(talk.say(command)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPTS HASH SHA-3|504 HASH knows SHA-256, SHA-512, SHA-1, MD5 and CRC32.",
                "HASH|501 Send a path behind the command.",
                "HASH n|550 No such file or directory.",
                "HASH d|550 /d is not a file.",
                "XCRC|501 Send a path behind the command.",
                "XCRC n 1 2|550 No such file or directory.",
                "XCRC a 11|501 The part ends before it begins, or begins behind the end.",
                "XCRC a 5 4|501 The part ends before it begins, or begins behind the end.",
                "AVBL n|550 No such file or directory.",
                "AVBL a|550 /a is not a directory.",
            })
    void isRefused(String command, String reply) {
        assertThat(talk.say(command)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "SHA-512, 128",
        "SHA-1, 40",
        "MD5, 32",
        "CRC32, 8",
    })
    void optsChoosesTheAlgorithmAndFeatStarsIt(String algorithm, int digits) {
        talk.say("OPTS HASH " + algorithm);
        assertThat(talk.say("FEAT")).contains(algorithm + "*");
        assertThat(talk.say("HASH a")).matches("213 " + algorithm + " 0-9 [0-9a-f]{" + digits + "} /a\r\n");
    }

    @Test
    void whatTakesSeveralSlicesIsHashedToTheEnd() throws IOException {
        Files.write(talk.root().resolve("big"), new byte[3_000_000]);
        assertThat(talk.say("XSHA256 big"))
                .isEqualTo("250 35BCE4EAE54EC8E6CC2868BAA8D157914D6AE2858811B4CC0C078C94460FA26F\r\n");
    }

    @Test
    void avblTellsARoomThatShrinks() throws IOException {
        long before = Long.parseLong(talk.say("AVBL /").substring(4).strip());
        Files.write(talk.root().resolve("big"), new byte[3_000_000]);
        long after = Long.parseLong(talk.say("AVBL").substring(4).strip());
        assertThat(before - after).isGreaterThanOrEqualTo(3_000_000);
    }

    @Test
    void rangSaysWhichBytesCount() {
        assertThat(talk.after("RANG 1 4").say("HASH a"))
                .isEqualTo("213 SHA-256 1-4 03ac674216f3e15c761ee1a5e255f067953623c8b388b4459e13f978d7c846f4 /a\r\n");
        assertThat(talk.say("HASH a")).startsWith("213 SHA-256 0-9 ");
        assertThat(talk.after("RANG 11 12").say("HASH a")).startsWith("554 ");
        assertThat(talk.after("RANG 1 4", "RANG 1 0").say("HASH a")).startsWith("213 SHA-256 0-9 ");
    }
}
