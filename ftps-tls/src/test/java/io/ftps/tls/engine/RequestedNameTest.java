/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ftps.tls.ClientHello;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.testing.Fixture;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A name asked for in clear, and the name in the handshake. */
class RequestedNameTest {
    private static ClientHello hello(Optional<String> requested, Optional<String> named) {
        ClientHello any = Fixture.hello();
        ConnectionOrigin origin = new ConnectionOrigin(
                any.origin().listener(),
                any.origin().localAddress(),
                any.origin().remoteAddress(),
                requested);
        return new ClientHello(
                origin,
                named,
                any.versions(),
                any.cipherSuites(),
                any.signatureSchemes(),
                any.groups(),
                any.applicationProtocols());
    }

    static Stream<Arguments> letThrough() {
        return Stream.of(
                arguments(Optional.empty(), Optional.empty()),
                arguments(Optional.empty(), Optional.of("a.example")),
                arguments(Optional.of("a.example"), Optional.empty()),
                arguments(Optional.of("127.0.0.1"), Optional.empty()),
                arguments(Optional.of("a.example"), Optional.of("a.example")),
                arguments(Optional.of("A.Example."), Optional.of("a.example")),
                arguments(Optional.of("a.example"), Optional.of("a.example.")));
    }

    @ParameterizedTest
    @MethodSource("letThrough")
    void oneNameOrNoneIsLetThrough(Optional<String> requested, Optional<String> named) {
        assertThatCode(() -> RequestedName.check(hello(requested, named))).doesNotThrowAnyException();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("a.example", "b.example"),
                arguments("a.example", "www.a.example"),
                arguments("*.example", "a.example"),
                arguments("127.0.0.1", "a.example"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void twoNamesAreRefused(String requested, String named) {
        assertThatThrownBy(() -> RequestedName.check(hello(Optional.of(requested), Optional.of(named))))
                .isInstanceOfSatisfying(
                        HandshakeRefusedException.class,
                        refusal -> assertThat(refusal.alert()).isEqualTo(TlsAlert.UNRECOGNIZED_NAME))
                .hasMessage("The client names " + named + " in its handshake, but asked for another server before.");
    }
}
