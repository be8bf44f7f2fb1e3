/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.SelfSigned;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExplainCommandTest {
    @TempDir
    private Path folder;

    /** What the JDK's own client sends first in this version. */
    private static byte[] hello(String version) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], new TrustManager[0], null);
        SSLEngine client = context.createSSLEngine("a.example.com", 21);
        client.setUseClientMode(true);
        client.setEnabledProtocols(new String[] {version});
        ByteBuffer record = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
        client.wrap(ByteBuffer.allocate(0), record);
        return Arrays.copyOf(record.array(), record.position());
    }

    private static CommandRun explain(String hello, String... options) {
        List<String> args = new ArrayList<>(List.of("explain", hello));
        args.addAll(List.of(options));
        return CommandRun.of(args.toArray(String[]::new));
    }

    private String file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("hello.bin"), bytes).toString();
    }

    @Test
    void aClientThatIsLetInIsToldWithWhatItWouldAgreeTo() throws IOException, GeneralSecurityException {
        CommandRun run = explain(file(hello("TLSv1.3")));
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo("Let in under modern-2026: TLSv1.3, TLS_AES_128_GCM_SHA256, key exchange x25519,"
                        + " signed by ecdsa_secp256r1_sha256.\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aClientThatIsRefusedIsToldWithTheRuleAndTheSmallestRelaxation() throws IOException, GeneralSecurityException {
        CommandRun run = explain(file(hello("TLSv1.2")), "--min-version", "tls-1.3");
        assertThat(run.out())
                .startsWith("Refused under modern-2026 with TLSv1.3 only by the rule version: The client offers only"
                        + " TLSv1.2 (0x0303) and modern-2026 with TLSv1.3 only has TLSv1.3."
                        + " The smallest relaxation is TLSv1.2 ");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aHelloInHexMayComeFromTheStandardInput() throws IOException, GeneralSecurityException {
        String hex = HexFormat.ofDelimiter(":").withUpperCase().formatHex(hello("TLSv1.2"));
        CommandRun run = CommandRun.piped(hex + "\n", "explain", "-", "--max-version", "tls-1.2");
        assertThat(run.out()).startsWith("Let in under modern-2026 with TLSv1.2 only: TLSv1.2, ");
    }

    @Test
    void aListenerOfAConfigurationIsTakenAsItWouldBeServed() throws IOException, GeneralSecurityException {
        Files.createDirectory(folder.resolve("ftps-data"));
        CommandRun.piped("secret", "user", "add", "--file", folder + "/ftps-data/users", "--password-stdin", "alice");
        PemFiles.write(
                SelfSigned.withCommonName("b").dnsName("b.example.com").create(),
                folder.resolve("b.pem"),
                folder.resolve("b.key"));
        Path config = Files.writeString(folder.resolve("ftps.yaml"), """
                certificate: { by-address: { 127.0.0.2: { pem: { chain: b.pem, key: b.key } } } }
                listeners:
                  - { mode: implicit, port: 0, address: 127.0.0.2 }
                  - mode: explicit
                    port: 0
                    certificate:
                      by-server-name: { unknown-name: reject, certificates: [{ pem: { chain: b.pem, key: b.key } }] }
                """);
        String hello = file(hello("TLSv1.3"));
        String all = config.toString();
        assertThat(explain(hello, "--config", all).out()).startsWith("Let in under modern-2026: TLSv1.3, ");
        assertThat(explain(hello, "--config", all, "--address", "127.0.0.1").out())
                .startsWith("Refused under modern-2026 by the rule certificate: ");
        assertThat(explain(hello, "--config", all, "--listener", "explicit").out())
                .startsWith("Refused under modern-2026 by the rule server-name: No certificate is served for the name"
                        + " a.example.com that the client asked for.");
        assertThat(explain(hello, "--config", all, "--listener", "other").err())
                .startsWith("ftps: --listener: other (expected: one of implicit, explicit)\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no.bin           | no.bin does not exist.",
                "- --profile new  | There is no TLS profile new (expected: one of ",
                "- --min-version 1| --min-version: 1 (expected: tls-1.0, tls-1.1, tls-1.2 or tls-1.3)",
                "- --listener a   | --listener and --address are about a configuration (expected: --config beside them).",
                "- --config a --profile b | --profile cannot be used beside --config: say it in the configuration file.",
                "-                | The standard input holds no recorded ClientHello (expected: ",
            })
    void whatCannotBeExplainedIsToldInOneSentence(String args, String sentence) {
        CommandRun run = CommandRun.piped("GET / HTTP/1.1", ("explain " + args).split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("ftps: " + sentence).endsWith("Try: ftps explain --help\n");
    }

    @Test
    void halfAHelloIsToldAsSuch() throws IOException, GeneralSecurityException {
        CommandRun run = explain(file(Arrays.copyOf(hello("TLSv1.3"), 40)));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("ftps: The recorded ClientHello ends too early, after 40 bytes ");
    }
}
