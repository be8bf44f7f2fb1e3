/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ftps.protocol.HostResolution.Answer;
import io.ftps.protocol.HostResolution.Answer.Known;
import io.ftps.protocol.HostResolution.Answer.Malformed;
import io.ftps.protocol.HostResolution.Answer.Unknown;
import io.ftps.server.VirtualHost;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which host a name stands for. */
final class HostResolutionTest {
    private static final VirtualHost A = VirtualHost.named("A.example.", "xn--e1afmkfd.example");
    private static final VirtualHost STAR = VirtualHost.named("*.star.example");
    private static final VirtualHost INNER = VirtualHost.named("inner.star.example");
    private static final HostResolution HOSTS = new HostResolution(List.of(A, STAR, INNER));

    private static Answer resolve(String argument, String local, Optional<String> serverName) {
        try {
            return HOSTS.resolve(argument, Set.of(InetAddress.getByName(local)), serverName);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("a.example", new Known("a.example", Optional.of(A))),
                arguments("A.EXAMPLE", new Known("a.example", Optional.of(A))),
                arguments("a.example.", new Known("a.example", Optional.of(A))),
                arguments(" a.example ", new Known("a.example", Optional.of(A))),
                arguments("XN--E1AFMKFD.example", new Known("xn--e1afmkfd.example", Optional.of(A))),
                arguments("any.star.example", new Known("any.star.example", Optional.of(STAR))),
                arguments("inner.star.example", new Known("inner.star.example", Optional.of(INNER))),
                arguments("star.example", new Unknown()),
                arguments("two.labels.star.example", new Unknown()),
                arguments("b.example", new Unknown()),
                arguments("localhost", new Unknown()),
                arguments("256.0.0.1", new Unknown()),
                arguments("1.2.3.4.5", new Unknown()),
                arguments("a".repeat(63) + ".example", new Unknown()),
                arguments("", new Malformed()),
                arguments(".", new Malformed()),
                arguments("a.example..", new Malformed()),
                arguments(".a.example", new Malformed()),
                arguments("a..example", new Malformed()),
                arguments("-a.example", new Malformed()),
                arguments("a-.example", new Malformed()),
                arguments("a_b.example", new Malformed()),
                arguments("a.example:21", new Malformed()),
                arguments("a.example b", new Malformed()),
                arguments("*.star.example", new Malformed()),
                arguments("b\u00fccher.example", new Malformed()),
                arguments("a".repeat(64) + ".example", new Malformed()),
                arguments("a.".repeat(126) + "aa", new Malformed()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsKnownUnknownOrNone(String argument, Answer answer) {
        assertThat(resolve(argument, "127.0.0.1", Optional.empty())).isEqualTo(answer);
    }

    static Stream<Arguments> literals() {
        return Stream.of(
                arguments("127.0.0.1", "127.0.0.1", new Known("127.0.0.1", Optional.empty())),
                arguments("127.0.0.2", "127.0.0.1", new Unknown()),
                arguments("127.0.0.1", "::1", new Unknown()),
                arguments("127.0.0.1:21", "127.0.0.1", new Malformed()),
                arguments("[::1]", "::1", new Known("[::1]", Optional.empty())),
                arguments("[0:0:0:0:0:0:0:1]", "::1", new Known("[0:0:0:0:0:0:0:1]", Optional.empty())),
                arguments("[2001:DB8::1]", "2001:db8::1", new Known("[2001:db8::1]", Optional.empty())),
                arguments("[::192.0.2.1]", "::c000:201", new Known("[::192.0.2.1]", Optional.empty())),
                arguments("[::2]", "::1", new Unknown()),
                arguments("::1", "::1", new Malformed()),
                arguments("[::1]:21", "::1", new Malformed()),
                arguments("[::1", "::1", new Malformed()),
                arguments("[1::2::3]", "::1", new Malformed()),
                arguments("[127.0.0.1]", "127.0.0.1", new Malformed()),
                arguments("[fe80::1%1]", "fe80::1", new Malformed()),
                arguments("[]", "::1", new Malformed()));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void anAddressMustBeTheOneTheClientCameTo(String argument, String local, Answer answer) {
        assertThat(resolve(argument, local, Optional.empty())).isEqualTo(answer);
    }

    static Stream<Arguments> afterAHandshake() {
        return Stream.of(
                arguments("a.example", "a.example", new Known("a.example", Optional.of(A))),
                arguments("A.example.", "a.example", new Known("a.example", Optional.of(A))),
                arguments("a.example", "a.example.", new Known("a.example", Optional.of(A))),
                arguments("a.example", "any.star.example", new Unknown()),
                arguments("any.star.example", "other.star.example", new Unknown()),
                arguments("b.example", "b.example", new Unknown()),
                arguments("127.0.0.1", "a.example", new Unknown()),
                arguments("a.example:21", "a.example", new Malformed()));
    }

    @ParameterizedTest
    @MethodSource("afterAHandshake")
    void afterAHandshakeOnlyItsNameIsRight(String argument, String serverName, Answer answer) {
        assertThat(resolve(argument, "127.0.0.1", Optional.of(serverName))).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.1", "[::1]", "a b", "a.example:21", "*", "*.*.example", "a.*.example", "_a"})
    void whatIsNoDnsNameIsNamed(String name) {
        assertThatThrownBy(() -> new HostResolution(List.of(VirtualHost.named("fine.example", name))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A virtual host is named \"" + name
                        + "\" (expected: a DNS name such as ftp.example.com or *.example.com).");
    }

    @Test
    void aNameThatTwoHostsHaveIsNamed() {
        assertThatThrownBy(() -> new HostResolution(List.of(A, VirtualHost.named("a.EXAMPLE"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Two virtual hosts, or one twice, are named a.example: rename one.");
    }
}
