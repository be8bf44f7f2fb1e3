/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientLinesTest {
    private static final Login DEMO = new Login("demo", Optional.of("abcd-efgh"));

    @Test
    void anExplicitListenerIsReachedByFtpWithTlsDemanded() {
        ClientLines lines =
                new ClientLines("localhost", 2121, TlsMode.EXPLICIT, DEMO, Optional.of(Path.of("/d/certificate.pem")));
        assertThat(lines.curl())
                .isEqualTo("curl --ssl-reqd --cacert /d/certificate.pem --user demo:abcd-efgh ftp://localhost:2121/");
        assertThat(lines.lftp())
                .isEqualTo(
                        "lftp -u demo,abcd-efgh -e 'set ssl:ca-file \"/d/certificate.pem\"; set ssl:verify-certificate"
                                + " yes; set ftp:ssl-force yes; set ftp:ssl-protect-data yes; ls' ftp://localhost:2121");
    }

    @Test
    void anImplicitListenerIsReachedByFtps() {
        ClientLines lines = new ClientLines(
                "ftp.example.com", 990, TlsMode.IMPLICIT, new Login("bob", Optional.empty()), Optional.empty());
        assertThat(lines.curl()).isEqualTo("curl --user bob ftps://ftp.example.com:990/");
        assertThat(lines.lftp())
                .isEqualTo("lftp -u bob -e 'set ssl:verify-certificate yes; set ftp:ssl-force yes;"
                        + " set ftp:ssl-protect-data yes; ls' ftps://ftp.example.com:990");
    }

    @Test
    void anIpv6AddressHasBrackets() {
        ClientLines lines = new ClientLines("::1", 990, TlsMode.IMPLICIT, DEMO, Optional.empty());
        assertThat(lines.curl()).endsWith(" ftps://[::1]:990/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "/a/b.pem    | /a/b.pem",
                "/a b/c.pem  | '/a b/c.pem'",
                "/it's/c.pem | '/it'\\''s/c.pem'",
                "/$HOME/`x`  | '/$HOME/`x`'",
            })
    void aWordIsOneWordToAShell(String word, String expected) {
        assertThat(ClientLines.shell(word)).isEqualTo(expected);
    }

    @Test
    void aPasswordIsNotPrintedByItsLogin() {
        assertThat(DEMO).hasToString("demo with password ***");
    }
}
