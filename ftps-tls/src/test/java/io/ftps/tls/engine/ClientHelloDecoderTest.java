/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.ClientHello;
import io.ftps.tls.testing.Fixture;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientHelloDecoderTest {
    private static final String RANDOM = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final String UP_TO_EXTENSIONS = "0303" + RANDOM + "02aabb" + "000413011302" + "0100";

    private static final String SERVER_NAME =
            "0000" + "000e" + "000c" + "00" + "0009" + "4c6f63616c486f7374"; // LocalHost
    private static final String GROUPS = "000a" + "0006" + "0004" + "001d0017";
    private static final String SIGNATURES = "000d" + "0006" + "0004" + "04030804";
    private static final String PROTOCOLS =
            "0010" + "000f" + "000d" + "03667470" + "086674702d64617461"; // ftp, ftp-data
    private static final String VERSIONS = "002b" + "0005" + "04" + "03040303";

    @Test
    void everyFieldIsRead() throws Exception {
        ClientHello hello = decode(SERVER_NAME, GROUPS, SIGNATURES, PROTOCOLS, VERSIONS);

        assertThat(hello)
                .isEqualTo(new ClientHello(
                        Fixture.ORIGIN,
                        Optional.of("localhost"),
                        List.of(0x0304, 0x0303),
                        List.of(0x1301, 0x1302),
                        List.of(0x0403, 0x0804),
                        List.of(0x001d, 0x0017),
                        List.of("ftp", "ftp-data")));
    }

    @Test
    void aHelloWithoutExtensionsSaysLittle() throws Exception {
        ClientHello bare = new ClientHello(
                Fixture.ORIGIN,
                Optional.empty(),
                List.of(0x0303),
                List.of(0x1301, 0x1302),
                List.of(),
                List.of(),
                List.of());

        assertThat(ClientHelloDecoder.decode(bytes(UP_TO_EXTENSIONS), Fixture.ORIGIN))
                .isEqualTo(bare);
        assertThat(decode()).isEqualTo(bare);
    }

    @Test
    void unknownExtensionsAndValuesArePassedOver() throws Exception {
        ClientHello hello = decode("0a0a" + "0000", "fafa" + "0003" + "010203", VERSIONS);

        assertThat(hello.versions()).containsExactly(0x0304, 0x0303);
        assertThat(hello.serverName()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0000 000e 000c 00 0009 6c6f63616c686f7300, the server name is no host name", // a NUL
        "0000 000e 000c 00 0009 6c6f63616c0a6f7374, the server name is no host name", // a line feed
        "0000 0005 0003 00 0000, the server name is no host name", // empty
        "0000 0006 0004 00 0005 61, it ends within a field",
        "0000 0007 0005 00 0005 61 ff, it ends within a field",
        "0000 0007 0004 00 0001 6161, 1 bytes follow the end of the server name",
        "000a 0004 0004 001d, it ends within a field",
        "000a 0005 0003 001d00, it ends within a field", // half a group
        "0010 0005 0003 05 6674, it ends within a field",
        "000a 0004 0002 001d 000a 0004 0002 001d, extension 10 comes twice",
        "000a 00ff 0002, it ends within a field",
    })
    void aMalformedExtensionIsRefusedWithDecodeError(String extension, String fault) {
        assertThatThrownBy(() -> decode(extension.replace(" ", "")))
                .isInstanceOfSatisfying(
                        HandshakeRefusedException.class,
                        e -> assertThat(e.alert()).isEqualTo(TlsAlert.DECODE_ERROR))
                .hasMessage("The ClientHello is malformed: " + fault + ".");
    }

    @Test
    void noPartOfAHelloIsAHello() {
        String whole = withExtensions(SERVER_NAME, GROUPS, SIGNATURES, PROTOCOLS, VERSIONS);
        int prefixWithoutExtensions = UP_TO_EXTENSIONS.length();

        for (int end = 0; end < whole.length(); end += 2) {
            if (end != prefixWithoutExtensions) {
                String part = whole.substring(0, end);
                assertThatThrownBy(() -> ClientHelloDecoder.decode(bytes(part), Fixture.ORIGIN))
                        .isInstanceOf(HandshakeRefusedException.class);
            }
        }
    }

    @Test
    void bytesBehindAHelloAreRefused() {
        assertThatThrownBy(() -> ClientHelloDecoder.decode(bytes(withExtensions(VERSIONS) + "00"), Fixture.ORIGIN))
                .hasMessage("The ClientHello is malformed: 1 bytes follow the end of the message.");
    }

    private static ClientHello decode(String... extensions) throws HandshakeRefusedException {
        return ClientHelloDecoder.decode(bytes(withExtensions(extensions)), Fixture.ORIGIN);
    }

    private static String withExtensions(String... extensions) {
        String all = String.join("", extensions);
        return UP_TO_EXTENSIONS + HexFormat.of().toHexDigits((short) (all.length() / 2)) + all;
    }

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }
}
