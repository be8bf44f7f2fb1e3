/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ftps.testing.Leaks;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of the PROXY protocol, each at once and one byte at a time. */
final class ProxyHeaderTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
    private static final String IPV6 = "20010db8000000000000000000000007";
    private static final ProxyHeader RELAYED = relayed("192.0.2.7", 40_000, "198.51.100.1", 21);
    private static final ProxyHeader LOCAL = new ProxyHeader.Local();

    private static ProxyHeader relayed(String source, int sourcePort, String destination, int port) {
        return new ProxyHeader.Relayed(
                new InetSocketAddress(source, sourcePort), new InetSocketAddress(destination, port));
    }

    private static byte[] line(String text) {
        return text.getBytes(US_ASCII);
    }

    private static byte[] binary(String hex) {
        return ByteBufUtil.decodeHexDump(SIGNATURE + hex);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                arguments(line("PROXY TCP4 192.0.2.7 198.51.100.1 40000 21\r\n"), RELAYED),
                arguments(
                        line("PROXY TCP6 2001:db8::7 2001:db8::1 65535 990\r\n"),
                        relayed("2001:db8::7", 65_535, "2001:db8::1", 990)),
                arguments(line("PROXY UNKNOWN\r\n"), LOCAL),
                arguments(line("PROXY UNKNOWN ffff::1 ffff::2 1 2\r\n"), LOCAL),
                arguments(binary("2111000cc0000207c63364019c400015"), RELAYED),
                arguments(binary("21110010c0000207c63364019c40001504000100"), RELAYED),
                arguments(
                        binary("21210024" + IPV6 + IPV6 + "9c400015"),
                        relayed("2001:db8::7", 40_000, "2001:db8::7", 21)),
                arguments(binary("20000000"), LOCAL),
                arguments(binary("2011000cc0000207c63364019c400015"), LOCAL),
                arguments(binary("21000000"), LOCAL));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void isReadToItsEndAndNoFurther(byte[] bytes, ProxyHeader expected) {
        ByteBuf in = Unpooled.buffer().writeBytes(bytes).writeBytes(line("USER x"));
        assertThat(ProxyHeader.read(in)).contains(expected);
        assertThat(in.toString(US_ASCII)).isEqualTo("USER x");
        in.release();
    }

    @ParameterizedTest
    @MethodSource("headers")
    void isWaitedForToItsLastByte(byte[] bytes, ProxyHeader expected) {
        ByteBuf in = Unpooled.buffer();
        for (int i = 0; i < bytes.length - 1; i++) {
            in.writeByte(bytes[i]);
            assertThat(ProxyHeader.read(in)).isEqualTo(Optional.empty());
        }
        in.writeByte(bytes[bytes.length - 1]);
        assertThat(ProxyHeader.read(in)).contains(expected);
        in.release();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USER anna\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 40000 21\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 40000\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 40000 65536\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 040 21\r\n",
                "PROXY TCP4 192.0.2.256 198.51.100.1 40000 21\r\n",
                "PROXY TCP4 192.0.2 198.51.100.1 40000 21\r\n",
                "PROXY TCP4 2001:db8::7 2001:db8::1 40000 21\r\n",
                "PROXY TCP6 192.0.2.7 198.51.100.1 40000 21\r\n",
                "PROXY TCP6 2001:db8::7::1 2001:db8::1 40000 21\r\n",
                "PROXY TCP6 dead beef 40000 21\r\n",
                "PROXY UDP4 192.0.2.7 198.51.100.1 40000 21\r\n",
                "PROXY  TCP4 192.0.2.7 198.51.100.1 40000 21\r\n",
            })
    void refusesLinesThatAreNone(String text) {
        assertMalformed(line(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1111000cc0000207c63364019c400015",
                "2211000cc0000207c63364019c400015",
                "2112000cc0000207c63364019c400015",
                "21310000",
                "21110008c0000207c6336401",
                "21111001",
            })
    void refusesBinaryHeadersThatAreNone(String hex) {
        assertMalformed(binary(hex));
    }

    @ParameterizedTest
    @ValueSource(ints = {107, 108})
    void aLineIsBounded(int length) {
        assertMalformed(line("PROXY UNKNOWN" + " ".repeat(length - 13)));
    }

    private static void assertMalformed(byte[] bytes) {
        ByteBuf in = Unpooled.wrappedBuffer(bytes);
        assertThat(ProxyHeader.read(in)).get().isInstanceOf(ProxyHeader.Malformed.class);
        in.release();
    }
}
